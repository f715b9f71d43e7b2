"""Comparing the rows with a count from nothing, every night.

Slow and obvious on purpose: every source is asked for all it knows, and every row is
held against that, one by one. It changes nothing: drift means that a cause changed and
nobody said so, and that must be seen.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime

from samenorganiseren.shared import deadlines

from ...enums import DeadlineState
from ...models import Deadline
from .renewing import says

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Drift:
    """Rows that are missing, that should be gone, and that say something else."""

    missing: tuple[str, ...]
    too_many: tuple[str, ...]
    different: tuple[str, ...]

    @property
    def count(self) -> int:
        return len(self.missing) + len(self.too_many) + len(self.different)

    @property
    def sentence(self) -> str:
        if not self.count:
            return "Alle termijnen kloppen."
        return (
            f"{self.count} termijnen kloppen niet: {len(self.missing)} ontbreken, "
            f"{len(self.too_many)} horen weg te zijn, {len(self.different)} zeggen iets "
            "anders. De nachtelijke vernieuwing zet ze recht."
        )


def count_anew(*, now: datetime) -> Drift:
    """What differs between the rows and the sources."""
    truth = {
        f"{source.kind}:{due.cause}": due
        for source in deadlines.known()
        for due in source.find(None, now)
    }
    rows = {f"{row.kind}:{row.cause}": row for row in Deadline.objects.all()}
    standing = {key for key, row in rows.items() if row.state == DeadlineState.OPEN}
    drift = Drift(
        missing=tuple(sorted(truth.keys() - standing)),
        too_many=tuple(sorted(standing - truth.keys())),
        different=tuple(
            sorted(
                key
                for key in standing & truth.keys()
                if not says(rows[key], truth[key])
            )
        ),
    )
    if drift.count:
        named = [*drift.missing, *drift.too_many, *drift.different][:20]
        log.warning("deadlines drifted: %s", ", ".join(named))
    return drift
