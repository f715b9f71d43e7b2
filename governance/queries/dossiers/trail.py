"""What happened to a dossier, as far as this reader may know."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Prefetch, QuerySet

from accounts.models import User
from samenorganiseren.shared.days import day_of

from ...enums import EventVisibility, Stage
from ...models import Dossier, DossierEvent, EventPerson
from ...rules import dossiers as rules
from ...rules.event_words import EventWords, words_for

STEP = "fase-gewijzigd"


class Told(NamedTuple):
    """One event in the trail, as the timeline component wants it."""

    day: date
    title: str
    text: str
    who: str
    is_key: bool
    visibility: str


class Step(NamedTuple):
    """When a dossier came into a stage, and from which."""

    before: Stage
    after: Stage
    at: datetime
    words: EventWords


def visible_to(user: User | None, dossier: Dossier) -> list[EventVisibility]:
    """Which events this reader may read."""
    seen = [EventVisibility.PUBLIC]
    if user is not None and rules.may_read_internal(user, dossier):
        seen.append(EventVisibility.INTERNAL)
    if user is not None and rules.may_read_confidential(user):
        seen.append(EventVisibility.CONFIDENTIAL)
    return seen


def trail_of(
    dossier: Dossier, user: User | None, *, with_names: bool
) -> QuerySet[DossierEvent]:
    """The events that this reader may read, the last first; with their people where
    he may know them."""
    events = dossier.events.filter(visibility__in=visible_to(user, dossier))
    if with_names:
        people = EventPerson.objects.filter(role="door")
        events = events.prefetch_related(Prefetch("people", people))
    return events.order_by("-sequence")


def told(event: DossierEvent, *, with_names: bool) -> Told:
    """One event in words. Who did it is for insiders, and for nobody once erased."""
    words = words_for(event.kind, event.payload)
    return Told(
        day=day_of(event.at),
        title=words.title,
        text=words.text,
        who=_who(event) if with_names else "",
        is_key=words.is_key,
        visibility=""
        if event.visibility == EventVisibility.PUBLIC
        else "Niet openbaar",
    )


def steps_of(dossier: Dossier) -> list[Step]:
    """Every step that was taken, the first first."""
    taken = dossier.events.filter(kind=STEP).order_by("sequence")
    return [
        Step(
            Stage(payload["van"]), Stage(payload["naar"]), at, words_for(STEP, payload)
        )
        for payload, at in taken.values_list("payload", "at")
    ]


def _who(event: DossierEvent) -> str:
    known: list[Any] = list(event.people.all())
    names = [str(person) for person in known]
    if event.visibility != EventVisibility.PUBLIC:
        names.append("niet openbaar")
    return " · ".join(names)
