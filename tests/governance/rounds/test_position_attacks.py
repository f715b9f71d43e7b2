"""PostgreSQL takes no position against the rule, whichever way it comes."""

import pytest
from django.db import connection

from governance.models import (
    Position,
)
from tests.factories.governance import (
    MembershipFactory,
)

from .attacking import closed, every_way, opened, position, refusal_of
from .conflicts import accepted
from .scene import Scene, standing

BROKEN = {
    "position_round_is_open": (closed, lambda scene: {}),
    "position_seat_of_round": (
        opened,
        lambda scene: {"seat": Scene().open().seats.first()},
    ),
    "position_by_its_seat": (opened, lambda scene: {"entered_by": scene.members[1]}),
    "position_follows_the_last": (opened, lambda scene: {"number": 2}),
}


@pytest.mark.django_db
@every_way
@pytest.mark.parametrize("rule", BROKEN)
def test_a_position_against_the_rule_is_refused(rule, store):
    scene = Scene(members=4)
    make, changes = BROKEN[rule]
    round = make(scene)
    seat = scene.seat(round, 3)
    wrong, before = changes(scene), standing(round)

    refused_by = refusal_of(lambda: store(position(seat, **wrong)))

    assert (refused_by, standing(round)) == (rule, before)


@pytest.mark.django_db
@every_way
def test_a_seat_without_a_voice_takes_no_position(store):
    scene = Scene(members=2)
    MembershipFactory(seat__body=scene.body, person=scene.members[0])
    round = scene.open()
    seat = round.seats.get(is_entitled=False)

    assert refusal_of(lambda: store(position(seat))) == "position_seat_is_entitled"
    assert not Position.objects.exists()


@pytest.mark.django_db
@every_way
def test_who_is_recused_takes_no_position(store):
    scene = Scene(members=3)
    round = scene.open()
    accepted(scene, scene.members[0])
    seat = scene.seat(round)

    assert seat.is_recused
    assert refusal_of(lambda: store(position(seat))) == "position_seat_not_recused"
    assert not Position.objects.exists()


@pytest.mark.django_db
@every_way
def test_a_secretary_in_name_only_is_refused(store):
    seat = Scene().open().seats.first()

    wrong = position(seat, entry="secretaris")

    assert refusal_of(lambda: store(wrong)) == "position_by_its_seat"


@pytest.mark.django_db
def test_the_time_of_receipt_is_postgresqls_own():
    scene = Scene()
    seat = scene.seat(scene.open())

    position(seat, received_at=scene.now.replace(year=2001)).save()

    with connection.cursor() as cursor:
        cursor.execute("SELECT received_at = now() FROM governance_position")
        assert cursor.fetchone() == (True,)
