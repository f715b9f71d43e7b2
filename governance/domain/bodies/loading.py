"""Making the bodies that really are. Safe to run again: what is there stays."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from accounts.domain.organisations import make
from accounts.enums import OrganisationKind
from accounts.models import Organisation
from journal.domain.entries import record
from samenorganiseren.shared.actors import Actor

from ...enums import CATEGORIES_WITHOUT_VOICE
from ...models import Body, BodyRule, Seat, SeatLimit
from .known import BODIES, OUR_DEFAULT, OWN_TEXT, KnownBody

# The day from which this portal knows them; not a day on which anything was decided.
KNOWN_SINCE = date(2018, 1, 1)


@transaction.atomic
def load_bodies(*, by: Actor, now: datetime) -> int:
    """Make what is missing; says how many bodies were made."""
    missing = [one for one in BODIES if not _stands(one)]
    for known in missing:
        _make(known, by, now)
    return len(missing)


def _stands(known: KnownBody) -> bool:
    return Body.objects.filter(slug=known.slug).exists()


def _make(known: KnownBody, by: Actor, now: datetime) -> None:
    body = Body.objects.create(
        organisation=_organisation(known),
        kind=known.kind,
        slug=known.slug,
        position=known.position,
        summary=known.summary,
        task=known.task,
        source=OWN_TEXT,
    )
    _make_seats(body, known)
    _make_rule(body, known, by, now)
    record("governance.body_made", subject=body, by=by, at=now)


def _organisation(known: KnownBody) -> Organisation:
    found = Organisation.objects.filter(
        kind=OrganisationKind.BODY, name=known.kind.label
    ).first()
    return found or make(kind=OrganisationKind.BODY, name=known.kind.label)


def _make_seats(body: Body, known: KnownBody) -> None:
    rows = [(group, label) for group in known.seats for label in group.labels]
    Seat.objects.bulk_create(
        Seat(
            body=body,
            category=group.category,
            label=label,
            position=place * 10,
            nominated_by=group.nominated_by,
            has_voice=group.category not in CATEGORIES_WITHOUT_VOICE,
            opened_on=KNOWN_SINCE,
        )
        for place, (group, label) in enumerate(rows, start=1)
    )


def _make_rule(body: Body, known: KnownBody, by: Actor, now: datetime) -> None:
    rule = BodyRule.objects.create(
        body=body,
        in_force_on=KNOWN_SINCE,
        source=OUR_DEFAULT,
        recorded_by_label=by.actor_label,
        recorded_at=now,
        **known.rule,
    )
    SeatLimit.objects.bulk_create(
        SeatLimit(
            rule=rule,
            category=group.category,
            at_least=group.at_least,
            at_most=len(group.labels),
        )
        for group in known.seats
    )
