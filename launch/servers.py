"""The database and the queue of `make run`: those given, or our own."""

import os
from contextlib import ExitStack
from pathlib import Path

import psycopg

from launch import roles
from launch.databases import Databases, with_database
from launch.postgres import ADMINISTRATOR, Postgres
from launch.problem import Problem
from launch.sockets import SocketFolder
from launch.terminal import step
from launch.valkey import Valkey

DATABASE = "portaal"


def start_servers(folder: Path, running: ExitStack) -> None:
    """Fill in the addresses in the environment; `running` stops what was started."""
    sockets = SocketFolder(folder)
    running.callback(sockets.remove)
    if "DATABASE_URL" not in os.environ:
        with step("De database starten"):
            _start_postgres(folder, sockets.path, running)
    elif "DATABASE_OWNER_URL" not in os.environ:
        raise Problem(
            "Geef naast DATABASE_URL ook DATABASE_OWNER_URL op: de rol die de tabellen maakt. "
            "In docs/deploy.md staat hoe u beide rollen maakt."
        )
    if "REDIS_URL" not in os.environ:
        with step("De wachtrij starten"):
            _start_valkey(sockets.path, running)


def _start_postgres(folder: Path, sockets: Path, running: ExitStack) -> None:
    server = Postgres(folder, sockets)
    running.callback(server.stop)
    server.start()
    with psycopg.connect(
        server.url(ADMINISTRATOR, "postgres"), autocommit=True
    ) as connection:
        roles.ensure_roles(connection)
    owner = server.url(roles.OWNER, "postgres")
    if DATABASE not in Databases(owner).names():
        Databases(owner).create(DATABASE)
    os.environ["DATABASE_OWNER_URL"] = with_database(owner, DATABASE)
    os.environ["DATABASE_URL"] = server.url(roles.APP, DATABASE)


def _start_valkey(sockets: Path, running: ExitStack) -> None:
    server = Valkey(sockets)
    running.callback(server.stop)
    server.start()
    os.environ["REDIS_URL"] = server.broker_url()
    os.environ["CACHE_URL"] = server.cache_url()
