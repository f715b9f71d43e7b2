"""Consultations as a list, narrowed by whether they are open and by domain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from catalogue.enums import Domain

from ...models import Consultation

STATES = {"open": "Open", "gesloten": "Gesloten"}
NO_DOMAIN = "geen"


@dataclass(frozen=True)
class Asked:
    """What was chosen; nothing chosen is everything."""

    states: Sequence[str] = ()
    domains: Sequence[str] = ()

    @property
    def count(self) -> int:
        return len(self.states) + len(self.domains)


def consultations_at(now: datetime) -> QuerySet[Consultation]:
    """All of them, each with `state` and `domain`; the open ones first to close on top."""
    takes = Q(closed_at=None, opens_at__lte=now, closes_at__gt=now)
    return (
        Consultation.objects.annotate(
            state=Case(
                When(takes, then=Value("open")),
                default=Value("gesloten"),
                output_field=CharField(),
            ),
            domain=Coalesce(
                "dossier__standard__domain",
                "dossier__initiative__domain",
                "dossier__need__domain",
                Value(NO_DOMAIN),
            ),
        )
        .with_dossier()
        .order_by(
            Case(When(state="open", then=0), default=1),
            Case(When(state="open", then=F("closes_at"))).asc(nulls_last=True),
            "-closes_at",
            "-id",
        )
    )


def narrowed(found: QuerySet[Consultation], asked: Asked) -> QuerySet[Consultation]:
    """AND between the two questions, OR within each."""
    if asked.states:
        found = found.filter(state__in=asked.states)
    if asked.domains:
        found = found.filter(domain__in=asked.domains)
    return found


def facets(found: QuerySet[Consultation], asked: Asked) -> list[dict[str, Any]]:
    """Each choice with how many there are, counted within the other choice; one query."""
    rows = list(
        found.order_by().values_list("state", "domain").annotate(count=Count("pk"))
    )
    states: Counter[str] = Counter()
    domains: Counter[str] = Counter()
    for state, domain, count in rows:
        states[state] += count if not asked.domains or domain in asked.domains else 0
        domains[domain] += count if not asked.states or state in asked.states else 0
    words = {**dict(Domain.choices), NO_DOMAIN: "Zonder domein"}
    return [
        _facet("stand", "Stand", STATES, states, asked.states),
        _facet("domein", "Domein", words, domains, asked.domains),
    ]


def _facet(
    name: str,
    legend: str,
    words: dict[str, str],
    counts: Counter[str],
    chosen: Sequence[str],
) -> dict[str, Any]:
    options = [
        {
            "value": value,
            "label": label,
            "count": counts[value],
            "is_chosen": value in chosen,
        }
        for value, label in words.items()
        if counts[value] or value in chosen
    ]
    return {"name": name, "legend": legend, "options": options}
