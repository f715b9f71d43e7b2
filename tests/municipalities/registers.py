"""The real register in a test, and copies of its files with something changed."""

import shutil
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from municipalities.domain.register import load_register
from samenorganiseren.shared.actors import Machine

REAL = settings.BASE_DIR / "data" / "register"
LOADER = Machine("proef")


def load(folder: Path = REAL):
    return load_register(folder=folder, by=LOADER, now=timezone.now())


class Files:
    """A copy of the register's files that a test may change."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(REAL, folder)

    def lines(self, file: str) -> list[str]:
        return (self.folder / file).read_text("utf-8").splitlines()

    def write(self, file: str, lines: list[str]) -> None:
        (self.folder / file).write_text("\n".join(lines) + "\n", "utf-8")

    def replace(self, file: str, old: str, new: str) -> None:
        text = (self.folder / file).read_text("utf-8")
        assert text.count(old) == 1, f"{old} stands {text.count(old)} times in {file}"
        (self.folder / file).write_text(text.replace(old, new), "utf-8")

    def remove(self, file: str, start: str) -> None:
        lines = self.lines(file)
        kept = [line for line in lines if not line.startswith(start)]
        assert len(kept) == len(lines) - 1, f"{start} is not one line of {file}"
        self.write(file, kept)

    def add(self, file: str, *lines: str) -> None:
        self.write(file, [*self.lines(file), *lines])

    def expect(self, check: str, key: str, expected: int) -> None:
        """Write a number in checks.csv in place of the one that stands there."""
        kept = [
            line
            for line in self.lines("checks.csv")
            if not line.startswith(f"{check},{key},")
        ]
        self.write("checks.csv", [*kept, f"{check},{key},{expected}"])
