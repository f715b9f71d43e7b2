"""What attacks on rounds share: the ways in, the switches, and rounds in each state."""

import pytest
from django.db import IntegrityError, connection, models, transaction

from governance.domain.rounds.cancelling import cancel_round
from governance.domain.rounds.closing import close_round, conclude_round
from governance.models import (
    Membership,
    Position,
    RoundSeat,
)
from tests.guards.rows import insert

from .scene import AGAINST, new_key

SWITCHES = {
    "plainly": "",
    "pgtrigger": "SET LOCAL pgtrigger.ignore = 'all'; ",
    "replication": "SET LOCAL session_replication_role = replica; ",
    "role": "SET ROLE portal_owner; ",
}
WAYS = {
    "save": models.Model.save,
    "bulk": lambda row: type(row).objects.bulk_create([row]),
    "sql": insert,
}
with_every_switch = pytest.mark.parametrize(
    "switch", SWITCHES.values(), ids=SWITCHES.keys()
)
every_way = pytest.mark.parametrize("store", WAYS.values(), ids=WAYS.keys())


def refusal_of(work):
    """The rule by which PostgreSQL refused it."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        work()
    return refusal.value.__cause__.diag.constraint_name


def run(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def position(of, **changes):
    """A good first position of this seat, not stored yet, with these changes."""
    values = {
        "round_id": of.round_id,
        "seat": of,
        "number": 1,
        "choice": "voor",
        "entered_by": of.person,
        "entered_by_label": "Persoon",
        "idempotency_key": new_key(),
        "recorded_at": of.round.opened_at,
        "received_at": of.round.opened_at,
    }
    return Position(**values | changes)


def planned(scene):
    return scene.plan()


def opened(scene):
    return scene.open()


def closed(scene):
    round = scene.open()
    scene.take(round, 0)
    scene.take(round, 1, AGAINST)
    scene.take(round, 2)
    return close_round(round=round, by=scene.secretary, now=scene.now)


def concluded(scene):
    return conclude_round(round=closed(scene), by=scene.secretary, now=scene.now)


def cancelled(scene):
    return cancel_round(
        round=scene.open(), reason="Weg", by=scene.secretary, now=scene.now
    )


def seat_for(round, sitting):
    """A good seat in a round that is planned, not stored yet."""
    return RoundSeat(
        round=round,
        seat=sitting.seat,
        membership=sitting,
        person=sitting.person,
        person_label="Persoon",
        category=sitting.seat.category,
        seat_label=sitting.seat.label,
        is_entitled=True,
    )


def seat_everybody(round):
    for sitting in Membership.objects.filter(seat__body=round.body):
        seat_for(round, sitting).save()
