"""A portal to measure: servers, filled databases and a web server, on loopback."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from benchmarks import generator, portal, processors
from benchmarks.noise import Noise
from benchmarks.questions import Question, connect
from launch import programs
from launch.databases import Databases, with_database
from launch.guard import die_with_parent
from launch.manage import ROOT
from launch.ports import free_port
from launch.run_databases import RunDatabases
from launch.run_servers import RunServers

FEW_STANDARDS = 15
STARTED = Question("/anker/ok", "ok")


@dataclass(frozen=True)
class Rig:
    """The running portal and its databases."""

    port: int
    run: RunDatabases
    # Of these, `filled` and `few` have nobody connected, to be cloned.
    served: str
    filled: str
    few: str
    web: int
    noise: Noise = field(default_factory=Noise)

    @property
    def databases(self) -> Databases:
        return self.run.databases

    def url(self, database: str) -> str:
        """As the portal itself connects."""
        return with_database(self.run.app_url, database)

    def owner_url(self, database: str) -> str:
        return with_database(self.run.owner_url, database)

    def processor_seconds(self) -> float:
        """Of the web server, PostgreSQL and Valkey; not of this measuring program."""
        mine = os.getpid()
        return processors.seconds_of(processors.family_of(mine) - {mine})


@contextmanager
def rig(size: generator.Size) -> Iterator[Rig]:
    """Everything started and filled; everything ended afterwards."""
    with ExitStack() as ending:
        servers = RunServers()
        servers.start()
        ending.callback(servers.stop)
        run = RunDatabases()
        filled = ending.enter_context(run.clone_of("register"))
        few, served = f"{filled}_few", f"{filled}_web"
        ending.callback(run.databases.drop, few)
        _fill(run, filled, few, size)
        ending.enter_context(run.databases.clone(filled, served))
        web, port = ending.enter_context(_web(with_database(run.app_url, served)))
        yield Rig(port, run, served, filled, few, web)


def _fill(run: RunDatabases, filled: str, few: str, size: generator.Size) -> None:
    """`few` has all standards, but statements about the first ones only."""
    portal.set_up()
    from benchmarks import people

    url = with_database(run.owner_url, filled)
    standards = generator.add_standards(url, size)
    generator.add_statements(url, standards[:FEW_STANDARDS])
    run.databases.create(few, filled)
    generator.add_statements(url, standards[FEW_STANDARDS:])
    with portal.connected_to(filled):
        people.add_people()


@contextmanager
def program(command: list[str], **environment: str) -> Iterator[subprocess.Popen[str]]:
    """One of our programs, to talk with or not; ended afterwards."""
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=die_with_parent,
    )
    try:
        yield process
    finally:
        process.terminate()
        _leave(process)


def _leave(process: subprocess.Popen[str]) -> None:
    """A worker in the middle of a long count does not wait for its end."""
    try:
        process.communicate(timeout=30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()


@contextmanager
def _web(app_url: str) -> Iterator[tuple[int, int]]:
    port = free_port()
    address = f"http://localhost:{port}"
    with program(programs.web(port), DATABASE_URL=app_url, BASE_URL=address) as web:
        _wait_for(port, web)
        yield web.pid, port


def _wait_for(port: int, process: subprocess.Popen[str]) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        try:
            if STARTED.ask(connect(port)).status == STARTED.status:
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the portal does not start")
