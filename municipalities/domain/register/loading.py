"""Loading the register: all of it, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import connection, transaction

from journal.domain.entries import record
from samenorganiseren.shared.actors import Actor

from .reading import read_register
from .reconciling import reconcile
from .synchronising import Change
from .vanished import refuse_vanished
from .writing import write_register

# Two loads at once would each see half of the other.
_LOCK = 715_203_801


@dataclass(frozen=True)
class LoadReport:
    """What a load changed, by the Dutch name of each kind of thing."""

    changes: dict[str, Change]

    @property
    def changed_nothing(self) -> bool:
        return all(change.is_nothing for change in self.changes.values())

    def details(self) -> dict[str, dict[str, int]]:
        return {
            name: {"added": c.added, "changed": c.changed, "removed": c.removed}
            for name, c in self.changes.items()
            if not c.is_nothing
        }


class TheRegister:
    """The register as a whole, as the subject of a journal row."""

    subject_key = "municipalities.register:1"
    subject_label = "Register van gemeenten"


@transaction.atomic
def load_register(*, folder: Path, by: Actor, now: datetime) -> LoadReport:
    """Bring the register up to date with the files in this folder.

    Raises RegisterRefused, with file and line, for files that do not reconcile.
    Loading the same files again changes nothing.
    """
    register = read_register(folder)
    reconcile(register)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    refuse_vanished(register)
    report = LoadReport(write_register(register))
    if not report.changed_nothing:
        record(
            "municipalities.register_loaded",
            subject=TheRegister(),
            by=by,
            at=now,
            details=report.details(),
        )
    return report
