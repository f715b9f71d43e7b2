"""What happened to a dossier, as far as this reader may know."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Prefetch, QuerySet

from accounts.models import User
from samenorganiseren.shared.days import day_of

from ...enums import EventVisibility, Stage
from ...models import Dossier, DossierEvent, EventPerson
from ...rules import dossiers as rules
from ...rules.event_words import EventWords, words_for
from .embargo import STEP, without_decisions

# How the key of a person begins; a machine has no account.
PERSON = "accounts.user:"


class Told(NamedTuple):
    """One event in the trail, as the timeline component wants it."""

    day: date
    title: str
    text: str
    who: str
    is_key: bool
    visibility: str
    # Whoever did it exists only in the demo.
    is_made_up: bool = False


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
    events = without_decisions(
        dossier.events.filter(visibility__in=visible_to(user, dossier)), dossier
    )
    if with_names:
        people = EventPerson.objects.filter(role="door")
        events = events.prefetch_related(Prefetch("people", people))
    return events.order_by("-sequence")


def made_up_among(events: Iterable[DossierEvent]) -> frozenset[str]:
    """The keys of those in these events who exist only in the demo, in one query."""
    keys = {person.key for event in events for person in event.people.all()}
    known = [key.rpartition(":")[2] for key in keys if key.startswith(PERSON)]
    found = User.objects.filter(pk__in=known, is_fictitious=True)
    return frozenset(user.actor_key for user in found)


def told(
    event: DossierEvent, *, with_names: bool, made_up: frozenset[str] = frozenset()
) -> Told:
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
        is_made_up=with_names
        and any(person.key in made_up for person in event.people.all()),
    )


def steps_of(dossier: Dossier) -> list[Step]:
    """Every step that was taken, the first first."""
    steps = dossier.events.filter(kind=STEP)
    taken = without_decisions(steps, dossier).order_by("sequence")
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
