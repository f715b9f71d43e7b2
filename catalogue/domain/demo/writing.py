"""Writing the lines of the story in bulk, as statements that were said then."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime, time, timedelta
from random import Random

from samenorganiseren.shared.days import AMSTERDAM, day_of

from ...enums import EvidenceGrade
from ...models import (
    Adoption,
    AdoptionStatement,
    Standard,
    StatementConfirmation,
)
from .telling import Line

CONFIRMED_EVERY_YEAR = 0.7
PROOF = "https://testrapport.example/"


def write_story(standard: Standard, lines: Iterable[Line], now: datetime) -> int:
    """All statements of one standard in one INSERT, so that the counters are quick."""
    told = list(lines)
    adoptions = _adoptions(standard, told)
    statements = AdoptionStatement.objects.bulk_create(
        _statement(standard, adoptions[line.municipality.pk], line, now)
        for line in told
    )
    last = {statement.adoption_id: statement for statement in statements}
    for adoption in adoptions.values():
        adoption.current = last[adoption.pk]
    Adoption.objects.bulk_update(adoptions.values(), ["current"])
    _confirm(last.values(), now, Random(f"confirmed {standard.slug}"))
    return len(statements)


def _adoptions(standard: Standard, told: list[Line]) -> dict[int, Adoption]:
    municipalities = {line.municipality.pk for line in told}
    made = Adoption.objects.bulk_create(
        Adoption(municipality_id=one, standard=standard)
        for one in sorted(municipalities)
    )
    return {adoption.municipality_id: adoption for adoption in made}


def _statement(
    standard: Standard, adoption: Adoption, line: Line, now: datetime
) -> AdoptionStatement:
    said_at = datetime.combine(line.day, time(10), AMSTERDAM) + timedelta(days=3)
    fields = {"grade": EvidenceGrade.DECLARED, **line.more}
    if fields["grade"] == EvidenceGrade.SHOWN:
        fields["evidence_url"] = f"{PROOF}{standard.slug}/"
    key = f"demo {standard.slug} {adoption.municipality_id} {line.day} {line.state}"
    return AdoptionStatement(
        adoption=adoption,
        municipality_id=adoption.municipality_id,
        standard=standard,
        state=line.state,
        effective_on=line.day,
        by_label="Informatiemanager (fictief)",
        is_fictitious=True,
        idempotency_key=hashlib.sha256(key.encode()).hexdigest()[:64],
        recorded_at=min(said_at, now),
        **fields,
    )


def _confirm(
    statements: Iterable[AdoptionStatement], now: datetime, chance: Random
) -> None:
    """Most are confirmed each year; what is not, ages."""
    rows = []
    for statement in statements:
        if chance.random() < CONFIRMED_EVERY_YEAR:
            age = (day_of(now) - day_of(statement.recorded_at)).days
            ago = chance.randrange(0, min(330, age) + 1)
            rows.append(
                StatementConfirmation(
                    statement=statement,
                    confirmed_by_label="Accordeur (fictief)",
                    confirmed_at=now - timedelta(days=ago),
                )
            )
    StatementConfirmation.objects.bulk_create(rows)
