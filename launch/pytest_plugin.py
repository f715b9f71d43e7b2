"""Loaded with `-p`, so before pytest-django reads the settings.

The process that collects starts the servers; every worker of pytest-xdist works
in a database, a queue and a cache of its own.
"""

import atexit
import os
import signal
import sys

import pytest

from launch.manage import ROOT
from launch.problem import Problem
from launch.run_servers import RunServers, use_valkey_number

SERVERS = RunServers()
SETTINGS = {
    "DJANGO_SETTINGS_MODULE": "samenorganiseren.settings",
    "SECRET_KEY": "only-for-the-tests-of-one-run-and-never-for-a-server",
    "STATIC_ROOT": str(ROOT / ".cache" / "static"),
    "LOG_LEVEL": "ERROR",
    # A test must never see the page of another.
    "PAGES_KEPT": "0",
}


def is_worker() -> bool:
    return "PYTEST_XDIST_WORKER" in os.environ


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    if is_worker():
        use_valkey_number(1 + int(os.environ["PYTEST_XDIST_WORKER"].removeprefix("gw")))
        return
    for name, value in SETTINGS.items():
        os.environ.setdefault(name, value)
    signal.signal(signal.SIGTERM, _end_as_after_ctrl_c)
    atexit.register(SERVERS.stop)
    try:
        SERVERS.start()
    except Problem as problem:
        pytest.exit(str(problem), returncode=1)


def pytest_report_header() -> str:
    return f"PostgreSQL en Valkey gestart in {SERVERS.seconds:.1f} s"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A flush is refused by the append-only tables, so no test may rely on one."""
    flushing = {"transactional_db", "live_server", "django_db_reset_sequences"}
    for item in items:
        marker = item.get_closest_marker("django_db")
        asks = set(getattr(item, "fixturenames", ())) & flushing
        if asks or (marker and marker.kwargs.get("transaction")):
            raise pytest.UsageError(
                f"{item.nodeid}: use racing_db instead of a flushed database"
            )


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    if not is_worker():
        SERVERS.stop()


def _end_as_after_ctrl_c(number: int, frame: object) -> None:
    sys.exit(128 + number)
