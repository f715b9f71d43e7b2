"""A portal to measure: servers, a filled database and a web server, on loopback."""

from __future__ import annotations

import http.client
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from benchmarks import generator, processors
from launch import programs
from launch.databases import Databases, with_database
from launch.guard import die_with_parent
from launch.manage import ROOT
from launch.ports import free_port
from launch.run_databases import RunDatabases
from launch.run_servers import RunServers

ENVIRONMENT = {
    "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
    "SECRET_KEY": "only-for-measuring-on-loopback",
    "LOG_LEVEL": "ERROR",
}


@dataclass(frozen=True)
class Rig:
    """The running portal and its databases."""

    port: int
    owner_url: str
    app_url: str
    # The filled database that nobody is connected to, to be cloned.
    filled: str
    databases: Databases

    def connect(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def processor_seconds(self) -> float:
        """Of the web server, PostgreSQL and Valkey; not of this measuring program."""
        mine = os.getpid()
        return processors.seconds_of(processors.family_of(mine) - {mine})


@contextmanager
def rig(size: generator.Size) -> Iterator[Rig]:
    """Everything started and filled; everything ended afterwards."""
    os.environ.update(ENVIRONMENT)
    servers = RunServers()
    servers.start()
    try:
        databases = RunDatabases()
        with databases.clone_of("register") as name:
            generator.fill(with_database(databases.owner_url, name), size)
            with databases.databases.clone(name, f"{name}_web") as served:
                urls = [
                    with_database(u, served)
                    for u in (databases.owner_url, databases.app_url)
                ]
                with _web(urls[1]) as port:
                    yield Rig(port, *urls, name, databases.databases)
    finally:
        servers.stop()


@contextmanager
def _web(app_url: str) -> Iterator[int]:
    port = free_port()
    process = subprocess.Popen(
        programs.web(port),
        cwd=ROOT,
        env={
            **os.environ,
            "DATABASE_URL": app_url,
            "BASE_URL": f"http://localhost:{port}",
        },
        preexec_fn=die_with_parent,
    )
    try:
        _wait_for(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/anker/ok")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the portal does not start")
