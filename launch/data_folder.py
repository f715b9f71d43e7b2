"""Where one portal keeps its local data, and who is using it now."""

import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from launch.manage import ROOT
from launch.problem import Problem
from launch.reasons import why

# PORTAL_DATA puts the data elsewhere, on a larger disk for instance.
LOCAL = Path(os.environ.get("PORTAL_DATA") or ROOT / ".local").resolve()
NEEDED = 500_000_000


class DataFolder:
    """A folder that only one running portal holds at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lock = path / "in-gebruik"

    @contextmanager
    def held(self) -> Iterator[Path]:
        with self._open() as lock:
            if not _take(lock.fileno()):
                raise Problem(
                    f"Het portaal draait al met de gegevens in {self.path}. Stop dat eerst met "
                    "Ctrl-C, of start een tweede op een andere poort: make run PORT=8001."
                )
            lock.truncate(0)
            lock.write(str(os.getpid()))
            lock.flush()
            yield self.path

    def is_held(self) -> bool:
        if not self.lock.exists():
            return False
        with self._open() as lock:
            return not _take(lock.fileno())

    def require_space(self) -> None:
        free = shutil.disk_usage(self.path).free
        if free < NEEDED:
            raise Problem(
                f"De schijf van {self.path} is vol: er is nog {free // 1_000_000} MB vrij en het "
                f"portaal heeft {NEEDED // 1_000_000} MB nodig. Maak ruimte vrij en start opnieuw."
            )

    def secret_key(self) -> str:
        """Made once, readable only by its owner."""
        place = self.path / "secret-key"
        if not place.exists() or not place.read_text():
            descriptor = os.open(place, os.O_WRONLY | os.O_CREAT, 0o600)
            with os.fdopen(descriptor, "w") as file:
                file.write(secrets.token_urlsafe(50))
        return place.read_text()

    def _open(self) -> TextIO:
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            return self.lock.open("a+")
        except PermissionError as error:
            raise Problem(
                f"De map {self.path} is van een andere gebruiker. Start het portaal als die "
                "gebruiker, of haal de map weg."
            ) from error
        except OSError as error:
            raise Problem(
                f"De map {self.path} is niet te gebruiken: {why(error)}. Zet dat recht, of "
                "kies een andere map met PORTAL_DATA."
            ) from error


def choose(root: Path, port: int) -> DataFolder:
    """A second portal in the same clone gets data of its own, by its port."""
    usual, own = DataFolder(root), DataFolder(root / f"poort-{port}")
    return own if own.path.exists() or usual.is_held() else usual


def _take(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
