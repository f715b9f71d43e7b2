"""Names of long work that a person can ask for, such as an import or an export.

An app declares it in its `tasks.py`:

    @job("catalogue.import_standards")
    def import_standards(steps: Steps, *, dry_run: bool) -> Outcome:
        rows = read(steps.input)
        for number, row in enumerate(rows, start=1):
            ...
            steps.report(number, len(rows))
        return Outcome("342 standaarden ingelezen.", url="/standaarden/")

The work runs in one transaction that also finishes the job: a refusal, a
cancellation or a killed worker leaves nothing behind. `report` shows the progress
at once and stops the work when somebody asked for that. A DomainError ends the job
with its sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Protocol

from .actors import Actor


@dataclass(frozen=True)
class Outcome:
    """How it ended: a sentence, and where the result is (an address or a file)."""

    sentence: str
    url: str = ""
    file: Path | None = None
    file_name: str = ""


class Steps(Protocol):
    """What the work gets to know, and how it tells how far it is."""

    @property
    def by(self) -> Actor: ...

    @property
    def now(self) -> datetime: ...

    @property
    def input(self) -> IO[bytes]: ...

    @property
    def folder(self) -> Path:
        """A place for files, gone when the work ends; an Outcome may name one."""
        ...

    def report(self, done: int, total: int | None = None) -> None: ...


Job = Callable[..., Outcome]
_jobs: dict[str, Job] = {}


class UnknownJob(LookupError):
    """Long work was asked for under a name that nobody declared."""


def job(name: str) -> Callable[[Job], Job]:
    """Declare the long work called `app.verb`. Safe to run twice."""

    def declare(function: Job) -> Job:
        if _jobs.setdefault(name, function) is not function:
            raise ValueError(f"{name} is declared twice")
        return function

    return declare


def find(name: str) -> Job:
    """The long work of this name; raises UnknownJob."""
    if name not in _jobs:
        raise UnknownJob(name)
    return _jobs[name]
