"""How an entry is written where it is sealed: the one text of it, without people."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date
from itertools import groupby
from typing import Any

from django.db.models import QuerySet

from ...models import Entry, Line

AT_ONCE = 2_000
Written = dict[str, Any]


def written(entries: QuerySet[Entry]) -> Iterator[Written]:
    """Each entry with its lines as it is exported, in order of number.

    Lines stand in the order of their accounts' own numbers, as they were booked.
    """
    ordered = entries.order_by("id").select_related("reverses")
    for entry, lines in _with_lines(ordered):
        yield {
            "nummer": entry.pk,
            "sleutel": entry.key,
            "soort": entry.kind,
            "familie": entry.family,
            "dag": entry.booked_on.isoformat(),
            "omschrijving": entry.description,
            "stuk": entry.document,
            "aantal_regels": entry.line_count,
            "totaal": entry.total_cents,
            "regels": lines,
            "draait_terug": entry.reverses.key if entry.reverses else "",
            "inhoud": entry.payload_sha256,
            "vastgelegd": entry.recorded_at.astimezone(UTC).isoformat(),
        }


def _with_lines(entries: QuerySet[Entry]) -> Iterator[tuple[Entry, list[list[Any]]]]:
    """In parts, so that a long ledger fits."""
    part: list[Entry] = []
    for entry in entries.iterator(chunk_size=AT_ONCE):
        part.append(entry)
        if len(part) == AT_ONCE:
            yield from _part_with_lines(part)
            part = []
    yield from _part_with_lines(part)


def _part_with_lines(part: list[Entry]) -> Iterator[tuple[Entry, list[list[Any]]]]:
    found = (
        Line.objects.filter(entry__in=[entry.pk for entry in part])
        .order_by("entry_id", "account_id")
        .values_list("entry_id", "account__code", "amount_cents")
    )
    lines = {
        number: [[code, cents] for _, code, cents in group]
        for number, group in groupby(found, key=lambda line: line[0])
    }
    for entry in part:
        yield entry, lines.get(entry.pk, [])


def canonical(content: object) -> str:
    """The one way to write this as text."""
    return json.dumps(
        content, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )


def fingerprint(
    day: date, previous: str, entries: Iterable[Written]
) -> tuple[str, int, int]:
    """The hash of a seal, how many entries are under it, and the last number.

    The words of an entry are in its own `inhoud`: what people wrote stays outside.
    """
    digest = hashlib.sha256(
        canonical({"dag": day.isoformat(), "vorige": previous}).encode()
    )
    count, last = 0, 0
    for entry in entries:
        sealed = {name: entry[name] for name in entry if name != "omschrijving"}
        digest.update(f"\n{canonical(sealed)}".encode())
        count, last = count + 1, entry["nummer"]
    return digest.hexdigest(), count, last
