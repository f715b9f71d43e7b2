"""A real portal: its own process, database and port, with the demo data in it."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from journal.models import JobRun
from launch import programs
from launch.after import answers
from launch.databases import with_database
from launch.guard import die_with_parent
from launch.manage import ROOT
from launch.ports import free_port
from samenorganiseren.shared import periodic
from tests.patience import FIRST_START
from tests.pointing import pointed_at


class LivePortal:
    """What the tests know of it: `url`, the name of its `database`, and its mail."""

    def __init__(self, database: str, app_url: str, folder: Path) -> None:
        self.database = database
        self.mail = folder / "mail"
        self.media = folder / "media"
        self.invoices = folder / "invoices"
        self.log = folder / "portal.log"
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self._app_url = with_database(app_url, database)
        self._processes = ExitStack()
        self._worker_runs = False

    def start(self) -> None:
        web = self._run(programs.web(self.port))
        until = time.monotonic() + FIRST_START
        while not answers(f"{self.url}/livez"):
            if web.poll() is not None or time.monotonic() > until:
                pytest.fail(
                    f"the portal does not start:\n{self.log.read_text()[-4000:]}"
                )
            time.sleep(0.05)

    def start_worker(self) -> None:
        """Run Celery too, once; it knows the jobs of the tests."""
        if not self._worker_runs:
            self._worker_runs = True
            own = ["--pool=solo", "--include=tests.journal.handlers"]
            self._run([*programs.worker(concurrency=1), *own])
            self._run(programs.beat(self.log.parent / "beat"))

    def stop(self) -> None:
        self._processes.close()

    def _run(self, command: list[str]) -> subprocess.Popen[bytes]:
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=self._environment(),
                stdout=log,
                stderr=log,
                preexec_fn=die_with_parent,
            )
        self._processes.callback(_end, process)
        return process

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "DATABASE_URL": self._app_url,
            "DEMO": "1",
            "BASE_URL": self.url,
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": str(self.mail),
            "MEDIA_ROOT": str(self.media),
            "INVOICE_OUTBOX_DIR": str(self.invoices),
        }


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@pytest.fixture(scope="session")
def live_portal(run_databases, tmp_path_factory) -> Iterator[LivePortal]:
    """One per worker of the suite; journeys make their own people and things in it."""
    folder = tmp_path_factory.mktemp("portal")
    with run_databases.clone_of("demo") as name:
        portal = LivePortal(name, run_databases.app_url, folder)
        portal.start()
        yield portal
        portal.stop()


@pytest.fixture
def portal_worker(live_portal, live_portal_db) -> None:
    """For journeys that wait for a notice, a mail or a job.

    Periodic work has tests of its own, and its nightly recount would hold up what a
    journey waits for: here all of it counts as done.
    """
    tomorrow = timezone.now() + timedelta(days=1)
    done = [JobRun(name=each.name, done_for=tomorrow) for each in periodic.known()]
    JobRun.objects.bulk_create(done, ignore_conflicts=True)
    live_portal.start_worker()


@pytest.fixture
def live_portal_db(live_portal, django_db_blocker) -> Iterator[str]:
    """Django's own connection looks into the live portal's database."""
    with django_db_blocker.unblock(), pointed_at(live_portal.database) as name:
        yield name


def without_demo() -> Any:
    """A `live_portal` for one module: without the demo, so that all that is in it was
    made by its own journeys."""

    @pytest.fixture(scope="module")
    def live_portal(run_databases, tmp_path_factory) -> Iterator[LivePortal]:
        with run_databases.clone_of("plain") as name:
            folder = tmp_path_factory.mktemp("portal")
            portal = LivePortal(name, run_databases.app_url, folder)
            portal.start()
            yield portal
            portal.stop()

    return live_portal
