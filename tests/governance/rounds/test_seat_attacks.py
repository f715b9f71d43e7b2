"""PostgreSQL keeps the seats of a round as they were frozen."""

import pytest
from django.db import DatabaseError, transaction

from tests.factories.accounts import UserFactory
from tests.factories.governance import (
    MembershipFactory,
)

from .attacking import (
    planned,
    refusal_of,
    run,
    seat_everybody,
    seat_for,
    with_every_switch,
)
from .scene import Scene, standing

SEAT_ATTACKS = {
    "round_seat_frozen": [
        "is_entitled = NOT is_entitled",
        "seat_label = 'Een andere zetel'",
        "category = 'voorzitter'",
    ],
    "round_seat_recused_by_decision": ["is_recused = true, recused_ground = 'Zomaar'"],
    "round_seat_succeeds_once": [
        "person_id = {other}",
        "succeeded_from_label = 'Iemand'",
    ],
    "round_seat_one_voice": [
        "person_id = {second}, succeeded_from_label = person_label"
    ],
}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rule", "change"),
    [(rule, change) for rule, changes in SEAT_ATTACKS.items() for change in changes],
)
@with_every_switch
def test_a_seat_stays_as_it_was_frozen(rule, change, switch):
    scene = Scene(members=3)
    round = scene.open()
    seat, before = scene.seat(round), standing(round)
    change = change.format(other=UserFactory().pk, second=scene.members[1].pk)

    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        run(f"{switch}UPDATE governance_roundseat SET {change} WHERE id = {seat.pk}")

    refused_by = refusal.value.__cause__.diag.constraint_name
    assert refused_by == rule or (switch and refused_by is None)
    assert standing(round) == before


@pytest.mark.django_db
def test_no_seat_comes_or_goes_after_the_opening():
    scene = Scene(members=3)
    round = scene.open()
    sitting = MembershipFactory(seat__body=scene.body)
    late = seat_for(round, sitting)
    before = standing(round)

    assert refusal_of(late.save) == "round_seat_frozen"
    assert refusal_of(scene.seat(round).delete) == "round_seat_stays"
    assert standing(round) == before


@pytest.mark.django_db
def test_a_seat_of_another_body_does_not_come_in():
    scene = Scene()
    round = scene.plan()
    sitting = MembershipFactory()
    foreign = seat_for(round, sitting)

    assert refusal_of(foreign.save) == "round_seat_fits"
    assert round.seats.count() == 0


@pytest.mark.django_db
def test_two_voices_of_one_person_do_not_open_a_round():
    scene = Scene(members=2)
    MembershipFactory(seat__body=scene.body, person=scene.members[0])
    round = planned(scene)
    seat_everybody(round)

    assert (
        refusal_of(
            lambda: run(
                "UPDATE governance_round SET state = 'open', opened_at = now(),"
                " closes_at = now() + '1 hour'"
            )
        )
        == "round_one_voice"
    )
