"""The real thing behind the outbox: Valkey, a Celery worker and beat, to start and kill."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from django.db import connection

from launch import programs
from launch.databases import with_database
from launch.guard import die_with_parent
from launch.manage import ROOT
from launch.sockets import SocketFolder
from launch.valkey import Valkey
from tests.patience import FIRST_START
from tests.portals import LivePortal

QUICK = {"OUTBOX_FIRST_PAUSE": "0.2", "OUTBOX_CLAIM_SECONDS": "3"}


class Machinery:
    """Everything in it is a process of its own and ends with the test."""

    def __init__(self, database_url: str, folder: Path) -> None:
        self.folder = folder
        self.log = folder / "machinery.log"
        self._ends = ExitStack()
        self._sockets = SocketFolder(folder)
        self._ends.callback(self._sockets.remove)
        self.environment = {
            **os.environ,
            **QUICK,
            "DATABASE_URL": database_url,
            "MEDIA_ROOT": str(folder / "media"),
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": str(folder / "mail"),
            "INVOICE_OUTBOX_DIR": str(folder / "invoices"),
        }

    def start_valkey(self) -> Valkey:
        server = Valkey(self._sockets.path)
        server.start()
        self._ends.callback(server.stop)
        self.environment |= {
            "REDIS_URL": server.broker_url(),
            "CACHE_URL": server.cache_url(),
        }
        return server

    def start_worker(self, concurrency: int = 2) -> subprocess.Popen[bytes]:
        own = [
            "--include=tests.journal.handlers",
            "--without-mingle",
            "--without-gossip",
        ]
        return self._run([*programs.worker(concurrency), *own])

    def start_beat(self, name: str = "beat") -> subprocess.Popen[bytes]:
        return self._run([*programs.beat(self.folder / name), "--pidfile="])

    def stop(self) -> None:
        self._ends.close()

    def _run(self, command: list[str]) -> subprocess.Popen[bytes]:
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                preexec_fn=die_with_parent,
                start_new_session=True,
            )
        self._ends.callback(kill, process)
        return process


def kill(process: subprocess.Popen[bytes]) -> None:
    """End it, and what it started, without a word: as a power cut would."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def wait_until(
    holds: Callable[[], bool],
    machinery: Machinery | LivePortal,
    seconds: float = FIRST_START,
) -> float:
    """The seconds it took; fails with what the processes said."""
    began = time.monotonic()
    while not holds():
        if time.monotonic() - began > seconds:
            said = machinery.log.read_text()[-4000:] if machinery.log.exists() else ""
            pytest.fail(f"did not happen within {seconds} s:\n{said}")
        time.sleep(0.05)
    return time.monotonic() - began


@contextmanager
def machinery_for(database: str, app_url: str, folder: Path) -> Iterator[Machinery]:
    machinery = Machinery(with_database(app_url, database), folder)
    try:
        yield machinery
    finally:
        machinery.stop()


@pytest.fixture
def machinery(racing_db, run_databases, tmp_path) -> Iterator[Machinery]:
    """Nothing runs yet; the test starts what it needs on a database of its own."""
    with machinery_for(racing_db, run_databases.app_url, tmp_path) as made:
        yield made
        connection.close()
