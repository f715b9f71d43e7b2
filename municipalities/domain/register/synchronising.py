"""Making the rows of one table equal to what the files say, touching only what differs."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

Values = dict[str, Any]


@dataclass(frozen=True)
class Change:
    """How many rows of one table were added, changed and removed."""

    added: int = 0
    changed: int = 0
    removed: int = 0

    @property
    def is_nothing(self) -> bool:
        return self == Change()

    def __add__(self, other: Change) -> Change:
        return Change(
            self.added + other.added,
            self.changed + other.changed,
            self.removed + other.removed,
        )


def synchronise(
    rows: QuerySet[Any],
    key: tuple[str, ...],
    wanted: Mapping[tuple[Hashable, ...], Values],
) -> Change:
    """Add, change and remove until the rows are those wanted, by their key."""
    standing = {tuple(getattr(row, name) for name in key): row for row in rows}
    gone = [row.pk for found, row in standing.items() if found not in wanted]
    if gone:
        rows.model._default_manager.filter(pk__in=gone).delete()
    changed = [
        standing[found]
        for found, values in wanted.items()
        if found in standing and _adopt(standing[found], values)
    ]
    _save(rows.model, changed, wanted)
    new = [
        rows.model(**dict(zip(key, found, strict=True)), **values)
        for found, values in wanted.items()
        if found not in standing
    ]
    rows.model._default_manager.bulk_create(new)
    return Change(len(new), len(changed), len(gone))


def _adopt(row: Model, values: Values) -> bool:
    """Give the row these values; whether that changed anything."""
    differing = {n: v for n, v in values.items() if getattr(row, n) != v}
    for name, value in differing.items():
        setattr(row, name, value)
    return bool(differing)


def _save(
    model: type[Model],
    changed: list[Any],
    wanted: Mapping[tuple[Hashable, ...], Values],
) -> None:
    fields = list(next(iter(wanted.values()), {}))
    if changed and fields:
        model._default_manager.bulk_update(changed, fields)
