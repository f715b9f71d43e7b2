"""The content of a report: which kind finds what, and what all of them print."""

from __future__ import annotations

from collections.abc import Callable

from samenorganiseren.shared.wording import dutch_date

from ...enums import Period
from ...rules.asked import Asked, Progress
from ...rules.content import Content, Findings
from ...rules.kinds import Kind
from . import (
    adoption_by_municipality,
    adoption_by_standard,
    composition,
    flywheel,
    lead_times,
    money,
    obligations,
)

FINDERS: dict[str, Callable[[Asked, Progress], Findings]] = {
    "toepassing-per-standaard": adoption_by_standard.find,
    "toepassing-per-gemeente": adoption_by_municipality.find,
    "verplichtingen": obligations.find,
    "doorlooptijden": lead_times.find,
    "samenstelling": composition.find,
    "fonds": money.find,
    "vliegwiel": flywheel.find,
}


def content_of(kind: Kind, asked: Asked, progress: Progress) -> Content:
    """The whole report. The same question to the same data gives the same content:
    nothing in it tells when it was made, or by whom."""
    found = FINDERS[kind.slug](asked, progress)
    span = asked.span
    looks_at = [("Stand op", dutch_date(span.as_of))]
    if span.period != Period.DAY:
        looks_at.insert(0, ("Periode", span.words))
    return Content(
        title=f"{kind.title}, {span.words}",
        lead=kind.says,
        facts=[*looks_at, *found.facts],
        sections=found.sections,
        definitions=found.definitions,
        is_fictitious=found.is_fictitious,
    )
