"""The servers and the environment of one test run; what was given stays as given."""

import os
import secrets
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from launch import roles, styles
from launch.databases import Databases
from launch.postgres import ADMINISTRATOR, FAST, Postgres
from launch.run_databases import RunDatabases
from launch.run_folder import run_folder
from launch.sockets import SocketFolder
from launch.valkey import Valkey

PREFIX = "portaltest_"


class RunServers:
    """Started once by the process that collects; workers inherit the environment."""

    def __init__(self) -> None:
        self.stack = ExitStack()
        self.seconds = 0.0

    def start(self) -> None:
        began = time.monotonic()
        folder = self.stack.enter_context(run_folder())
        os.environ["PORTAL_TEST_RUN"] = f"{PREFIX}{secrets.token_hex(4)}"
        os.environ["PORTAL_TEST_FOLDER"] = str(folder)
        try:
            self._start_servers(folder)
        except BaseException:
            self.stop()
            raise
        self.seconds = time.monotonic() - began

    def stop(self) -> None:
        self.stack.close()

    def _start_servers(self, folder: Path) -> None:
        sockets = SocketFolder(folder)
        self.stack.callback(sockets.remove)
        if "DATABASE_URL" in os.environ:
            self._use_given_database()
        else:
            self._start_postgres(folder, sockets.path)
        if "REDIS_URL" not in os.environ:
            self._start_valkey(sockets.path)
        styles.build()
        styles.collect(Path(os.environ["STATIC_ROOT"]))

    def _start_postgres(self, folder: Path, sockets: Path) -> None:
        server = Postgres(folder, sockets, FAST)
        server.start()
        self.stack.callback(server.stop)
        with psycopg.connect(
            server.url(ADMINISTRATOR, "postgres"), autocommit=True
        ) as connection:
            roles.ensure_roles(connection)
        os.environ["DATABASE_OWNER_URL"] = server.url(roles.OWNER, "postgres")
        os.environ["DATABASE_URL"] = server.url(roles.APP, "postgres")

    def _use_given_database(self) -> None:
        if "DATABASE_OWNER_URL" not in os.environ:
            self._make_roles_on(os.environ["DATABASE_URL"])
        self.stack.enter_context(self._claim())

    def _make_roles_on(self, url: str) -> None:
        """One address of an administrator is enough: both roles are made there."""
        with psycopg.connect(url, autocommit=True) as connection:
            roles.ensure_roles(connection, secret=url)
        for variable, role in (
            ("DATABASE_OWNER_URL", roles.OWNER),
            ("DATABASE_URL", roles.APP),
        ):
            os.environ[variable] = _as_role(url, role)

    @contextmanager
    def _claim(self) -> Iterator[None]:
        """Hold a lock for this run, and clear what an ended run left behind."""
        run = os.environ["PORTAL_TEST_RUN"]
        with psycopg.connect(
            os.environ["DATABASE_OWNER_URL"], autocommit=True
        ) as connection:
            connection.execute("SELECT pg_advisory_lock(hashtext(%s))", [run])
            _drop_abandoned(connection)
            yield
            RunDatabases().drop_all()

    def _start_valkey(self, sockets: Path) -> None:
        server = Valkey(sockets)
        server.start()
        self.stack.callback(server.stop)
        os.environ["PORTAL_TEST_VALKEY"] = str(server.socket)
        use_valkey_number(0)


def use_valkey_number(number: int) -> None:
    """Each worker has a queue and a cache of its own."""
    if "PORTAL_TEST_VALKEY" in os.environ:
        server = Valkey(Path(os.environ["PORTAL_TEST_VALKEY"]).parent)
        os.environ["REDIS_URL"] = server.broker_url(number)
        os.environ["CACHE_URL"] = server.cache_url(number)


def _as_role(url: str, role: str) -> str:
    parts = urlsplit(url)
    place = parts.netloc.rpartition("@")[2]
    return parts._replace(netloc=f"{role}:{roles.password(role, url)}@{place}").geturl()


def _drop_abandoned(connection: psycopg.Connection) -> None:
    databases = Databases(os.environ["DATABASE_OWNER_URL"])
    for name in sorted(databases.names()):
        run = "_".join(name.split("_")[:2])
        if not name.startswith(PREFIX):
            continue
        tried = connection.execute("SELECT pg_try_advisory_lock(hashtext(%s))", [run])
        if tried.fetchone() == (True,) and run != os.environ["PORTAL_TEST_RUN"]:
            databases.drop(name)
        connection.execute("SELECT pg_advisory_unlock(hashtext(%s))", [run])
