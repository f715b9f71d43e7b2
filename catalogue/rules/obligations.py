"""What an obligation asks of a municipality: how urgent it is, before when, and the
next step. Computed from how binding a standard is, since when, and what was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices

from ..enums import IN_USE_STATES, NO_STATEMENT, AdoptionState, Bindingness
from .explaining import soon


class Urgency(TextChoices):
    """How much an obligation asks now; the most urgent first."""

    OWED = "nu", "vraagt nu iets"
    LAPSING = "vervalt", "uitleg vervalt bijna"
    UNDER_WAY = "onderweg", "onderweg"
    COMING = "straks", "gaat straks gelden"
    DONE = "op-orde", "op orde"


ORDER = {urgency: place for place, urgency in enumerate(Urgency)}


@dataclass(frozen=True)
class Facts:
    """What is known of one standard for one municipality on one day."""

    level: int
    # In force from, where that is known.
    since: date | None
    # A heavier level that was decided and is not in force yet.
    coming_level: int
    coming_on: date | None
    state: str
    target_on: date | None
    lapses_on: date | None
    has_lapsed: bool


@dataclass(frozen=True)
class Asked:
    """What it asks: how urgent, before which day, and in words what to do."""

    urgency: Urgency
    day: date | None
    step: str


def asked_of(facts: Facts, day: date) -> Asked:
    """What these facts ask on this day."""
    if facts.level < Bindingness.COMPLY_OR_EXPLAIN:
        return _coming(facts)
    match facts.state:
        case AdoptionState.EXPLAINED:
            asked = _explained(facts, day)
        case AdoptionState.IN_USE | AdoptionState.PARTLY_IN_USE:
            asked = Asked(Urgency.DONE, None, "Niets: u past toe.")
        case AdoptionState.NOT_APPLICABLE:
            asked = Asked(Urgency.DONE, None, "Niets: volgens u geldt dit niet.")
        case AdoptionState.PLANNED | AdoptionState.IMPLEMENTING:
            asked = _under_way(facts, day)
        case _:
            asked = _owed(facts)
    return asked


def _coming(facts: Facts) -> Asked:
    if facts.state in IN_USE_STATES:
        return Asked(Urgency.DONE, facts.coming_on, "Niets: u past al toe.")
    return Asked(
        Urgency.COMING, facts.coming_on, "Bereid u voor en geef op wat u doet."
    )


def _explained(facts: Facts, day: date) -> Asked:
    if facts.level == Bindingness.MANDATORY:
        return Asked(
            Urgency.OWED,
            facts.since,
            "Uitleggen kan niet meer: de standaard is verplicht. Pas toe.",
        )
    if facts.lapses_on and facts.lapses_on < soon(day):
        return Asked(
            Urgency.LAPSING,
            facts.lapses_on,
            "Bepaal of u de uitleg verlengt of gaat toepassen.",
        )
    return Asked(Urgency.DONE, facts.lapses_on, "Niets: uw uitleg geldt.")


def _under_way(facts: Facts, day: date) -> Asked:
    if facts.target_on is None:
        return Asked(Urgency.UNDER_WAY, None, "Noem de dag waarop u gaat toepassen.")
    if facts.target_on <= day:
        return Asked(
            Urgency.OWED,
            facts.target_on,
            "Uw eigen datum is voorbij. Werk uw opgave bij.",
        )
    return Asked(
        Urgency.UNDER_WAY, facts.target_on, "Voer in voor de dag die u noemde."
    )


def _owed(facts: Facts) -> Asked:
    if facts.has_lapsed and facts.state == NO_STATEMENT:
        return Asked(
            Urgency.OWED, facts.since, "Uw uitleg is vervallen. Doe een nieuwe opgave."
        )
    if facts.level == Bindingness.MANDATORY:
        return Asked(Urgency.OWED, facts.since, "Pas toe en geef dat op.")
    return Asked(Urgency.OWED, facts.since, "Geef op dat u toepast, of leg uit.")
