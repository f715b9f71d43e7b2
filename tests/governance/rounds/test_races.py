"""Many at once on one round: counted or refused, never anything else."""

import datetime
import time

import pytest
from django.db import connection, transaction
from django.utils import timezone

from governance.domain.rounds.closing import (
    ask_to_close_due_rounds,
    close_due_round,
    close_round,
)
from governance.domain.rounds.deadlines import move_deadline
from governance.domain.rounds.planning import RoundRefused
from governance.domain.rounds.refusals import PositionRefused, SomebodyWasFirst
from governance.enums import RoundState
from governance.models import Position, Round

from .racing import race_of
from .scene import AGAINST, FOR, IF, Scene, counted, drafts_of, new_key
from .threads import all_at_once

SOON = datetime.timedelta(seconds=3)


def fresh(person):
    return type(person).objects.get(pk=person.pk)


def deadlocks():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
        )
        return cursor.fetchone()[0]


def test_sixty_rounds_of_fourteen_submits_and_a_close(racing_db):
    with race_of(members=14) as race:
        wrong = [found for _ in range(60) for found in race.run()]

    outcomes = Position.objects.count(), Round.objects.count()
    assert (wrong, deadlocks()) == ([], 0)
    # Both happened: some were counted, some came too late.
    assert outcomes[1] == 60
    assert 0 < outcomes[0] < 60 * 14


def test_forty_seats_closed_while_forty_submit(racing_db):
    with race_of(members=40, seed=4) as race:
        assert race.run() == []
    assert deadlocks() == 0


def test_two_secretaries_close_at_once_and_it_is_counted_once(racing_db):
    scene = Scene()
    round = scene.open()
    scene.take(round)

    results = all_at_once(
        *[
            lambda: close_round(
                round=round, by=fresh(scene.secretary), now=timezone.now()
            )
        ]
        * 2
    )

    assert {(r.state, r.closed_at) for r in results} == {
        (RoundState.CLOSED, Round.objects.get().closed_at)
    }
    assert scene.dossier.events.filter(kind="ronde-gesloten").count() == 1


def test_two_devices_at_once_are_one_saved_and_one_told(racing_db):
    scene = Scene()
    round = scene.open()

    def device(said):
        return lambda: scene.take(round, said=said, seen=0, idempotency_key=new_key())

    results = all_at_once(device(FOR), device(AGAINST))

    kinds = sorted(type(result).__name__ for result in results)
    assert kinds == ["Position", "SomebodyWasFirst"]
    refused = next(r for r in results if isinstance(r, SomebodyWasFirst))
    assert [refused.theirs] == list(Position.objects.all())


def test_a_double_tap_is_one_row_and_one_receipt(racing_db):
    scene = Scene()
    round = scene.open()
    key = new_key()

    results = all_at_once(*[lambda: scene.take(round, seen=0, idempotency_key=key)] * 5)

    assert {result.receipt for result in results} == {Position.objects.get().receipt}


def test_the_deadline_counts_even_when_its_job_is_dead(racing_db):
    scene = Scene()
    planned = scene.plan()
    round = scene.open(planned, closes_at=timezone.now() + SOON)
    scene.take(round, 1, IF)
    while timezone.now() <= round.closes_at:
        time.sleep(0.05)

    with pytest.raises(PositionRefused, match="De ronde sloot op"):
        scene.take(round, 0, AGAINST)
    with pytest.raises(RoundRefused, match="plan zo nodig een nieuwe"):
        move_deadline(
            round=round,
            closes_at=timezone.now() + SOON,
            by=scene.secretary,
            now=timezone.now(),
        )

    assert [kept[1] for kept in drafts_of(round)] == ["tegen"]
    assert ask_to_close_due_rounds(now=timezone.now()) == 1
    for _ in range(2):
        close_due_round(round_id=round.pk, now=timezone.now())
    assert ask_to_close_due_rounds(now=timezone.now()) == 0
    assert Round.objects.get().tally["standpunten"] == counted(mits=1)


def test_what_arrived_before_the_deadline_counts_though_it_was_written_after(racing_db):
    """The rule is the start of the transaction; the moment itself is stored."""
    scene = Scene()
    round = scene.open(closes_at=timezone.now() + SOON)

    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT now()")
            (arrived,) = cursor.fetchone()
        while timezone.now() <= round.closes_at:
            time.sleep(0.05)
        position = scene.take(round, said=AGAINST)

    position.refresh_from_db()
    assert (position.received_at, drafts_of(round)) == (arrived, [])
    assert arrived < round.closes_at < timezone.now()


def test_a_submit_that_waits_for_the_close_is_refused_with_its_text(racing_db):
    scene = Scene()
    round = scene.open()

    def close_slowly():
        with transaction.atomic():
            close_round(round=round, by=fresh(scene.secretary), now=timezone.now())
            time.sleep(0.4)

    def submit():
        time.sleep(0.15)
        return scene.take(round, said=AGAINST)

    _, result = all_at_once(close_slowly, submit)

    assert isinstance(result, PositionRefused)
    assert [kept[1] for kept in drafts_of(round)] == ["tegen"]
    assert Round.objects.get().tally["standpunten"] == counted()


def test_two_first_positions_of_a_seat_at_once_are_one(racing_db):
    """Past the verb too: while the first is not committed, nobody sees it."""
    scene = Scene()
    seat = scene.seat(scene.open())

    def first():
        with transaction.atomic():
            Position.objects.create(**row_of(seat))
            time.sleep(0.5)

    def second():
        time.sleep(0.2)
        return Position.objects.create(**row_of(seat))

    _, result = all_at_once(first, second)

    assert type(result).__name__ == "IntegrityError"
    assert Position.objects.count() == 1


def row_of(seat):
    return {
        "round_id": seat.round_id,
        "seat": seat,
        "number": 1,
        "choice": "voor",
        "entered_by_id": seat.person_id,
        "entered_by_label": "Persoon",
        "idempotency_key": new_key(),
        "recorded_at": timezone.now(),
    }
