"""The three programs of the portal, as commands for this Python environment."""

import sys
from pathlib import Path

BIN = Path(sys.executable).parent
THREADS = 4
# Open connections for each worker. A browser keeps its connection while somebody reads,
# so this must be far more than the requests that are answered at the same time.
CONNECTIONS = 512
# In a container one is root; Celery warns about it at every start.
AS_ROOT = "-Wignore:You're running the worker with superuser privileges"
CELERY = (sys.executable, AS_ROOT, "-m", "celery", "--app=samenorganiseren", "--quiet")


def web(port: int, workers: int = 1, host: str = "127.0.0.1") -> list[str]:
    return [
        str(BIN / "granian"),
        "--interface=wsgi",
        f"--host={host}",
        f"--port={port}",
        f"--workers={workers}",
        f"--blocking-threads={THREADS}",
        f"--backpressure={CONNECTIONS}",
        "--log-level=warning",
        "samenorganiseren.wsgi:application",
    ]


def worker(concurrency: int = 2) -> list[str]:
    return [*CELERY, "worker", "--loglevel=warning", f"--concurrency={concurrency}"]


def beat(schedule: Path) -> list[str]:
    return [*CELERY, "beat", "--loglevel=warning", f"--schedule={schedule}"]


def after(address: str, command: list[str]) -> list[str]:
    """The same program, once this address answers."""
    return [sys.executable, "-m", "launch.after", address, *command]
