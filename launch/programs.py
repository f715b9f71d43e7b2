"""The three programs of the portal, as commands for this Python environment."""

import sys
from pathlib import Path

BIN = Path(sys.executable).parent
CELERY = (sys.executable, "-m", "celery", "--app=samenorganiseren", "--quiet")


def web(port: int, workers: int = 1, host: str = "127.0.0.1") -> list[str]:
    return [
        str(BIN / "granian"),
        "--interface=wsgi",
        f"--host={host}",
        f"--port={port}",
        f"--workers={workers}",
        "--log-level=warning",
        "samenorganiseren.wsgi:application",
    ]


def worker(concurrency: int = 2) -> list[str]:
    return [*CELERY, "worker", "--loglevel=warning", f"--concurrency={concurrency}"]


def beat(schedule: Path) -> list[str]:
    return [*CELERY, "beat", "--loglevel=warning", f"--schedule={schedule}"]
