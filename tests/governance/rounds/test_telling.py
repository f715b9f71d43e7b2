"""Who hears of a round: asked, reminded once, and nothing to who was recused."""

import datetime

import pytest

from governance.domain.rounds import announcing
from governance.domain.rounds.cancelling import cancel_round
from governance.domain.rounds.closing import close_round
from governance.domain.rounds.deadlines import move_deadline
from journal.models import Message
from notifications.domain.deadlines import reminding
from notifications.domain.mails import mail_notice
from notifications.models import Deadline, Notice

from .conflicts import accepted, declared
from .scene import Scene

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)
DAY = 24 * HOUR


def told(kind):
    """Who has a notice of this kind."""
    return set(Notice.objects.filter(kind=kind).values_list("recipient", flat=True))


def people(scene, *numbers):
    return {scene.members[number].pk for number in numbers}


def due(handler):
    found = Message.objects.filter(handler=handler).order_by("due_at")
    return list(found.values_list("due_at", flat=True))


def remind(round, hours, now):
    """What the outbox does at the moment that was asked for."""
    row = Deadline.objects.get(kind="standpunt", cause=str(round.pk))
    moment = round.closes_at - hours * HOUR
    reminding.remind(
        deadline_id=row.pk,
        until=round.closes_at.astimezone(datetime.UTC).isoformat(),
        at=moment.astimezone(datetime.UTC).isoformat(),
        now=now,
    )


@pytest.fixture
def scene():
    return Scene(members=3)


def test_opening_asks_for_two_reminders_and_the_close(scene):
    round = scene.open()

    assert due("notifications.remind_of_deadline") == [
        round.closes_at - 72 * HOUR,
        round.closes_at - 24 * HOUR,
    ]
    assert due("governance.close_due_round") == [round.closes_at]


def test_a_short_round_has_no_reminder_that_lies_behind(scene):
    round = scene.open(closes_at=scene.now + 48 * HOUR)

    assert due("notifications.remind_of_deadline") == [round.closes_at - 24 * HOUR]


def test_members_are_asked_and_who_is_recused_is_not(scene):
    accepted(scene, scene.members[2])
    round = scene.open()

    for _ in range(2):
        announcing.announce_round(round_id=round.pk, now=scene.now)

    assert told("standpunt-gevraagd") == people(scene, 0, 1)
    assert Notice.objects.filter(kind="standpunt-gevraagd").count() == 2


def test_only_who_did_not_answer_is_reminded_and_once(scene):
    round = scene.open()
    scene.take(round, 0)

    for _ in range(2):
        remind(round, 72, round.closes_at - 72 * HOUR)

    assert told("termijn") == people(scene, 1, 2)
    assert Notice.objects.filter(kind="termijn").count() == 2


def test_a_moved_deadline_makes_the_old_reminder_do_nothing(scene):
    round = scene.open()
    moved = move_deadline(
        round=round,
        closes_at=scene.now + 10 * DAY,
        by=scene.secretary,
        now=scene.now,
    )

    remind(round, 72, round.closes_at - 72 * HOUR)
    assert told("termijn") == set()

    remind(moved, 72, moved.closes_at - 72 * HOUR)
    assert told("termijn") == people(scene, 0, 1, 2)


@pytest.mark.parametrize("late", [DAY - HOUR, 4 * DAY])
def test_a_reminder_that_comes_too_late_is_not_sent(scene, late):
    round = scene.open()

    remind(round, 72, round.closes_at - DAY + late)

    assert told("termijn") == set()


def test_who_is_recused_after_the_reminder_was_asked_for_hears_nothing(scene):
    round = scene.open()
    accepted(scene, scene.members[1])

    remind(round, 24, round.closes_at - DAY)

    assert told("termijn") == people(scene, 0, 2)


def test_who_answers_before_the_mail_leaves_gets_none(scene, mail_server):
    round = scene.open()
    remind(round, 24, round.closes_at - DAY)
    scene.take(round, 0)

    for notice in Notice.objects.filter(kind="termijn"):
        mail_notice(notice_id=notice.pk, now=scene.now)

    assert {mail["To"] for mail in mail_server.mailbox.accepted} == {
        scene.members[1].email,
        scene.members[2].email,
    }
    assert told("termijn") == people(scene, 1, 2)


def test_a_round_that_ends_takes_its_deadline_along(scene):
    round = scene.open()
    close_round(round=round, by=scene.secretary, now=scene.now)

    row = Deadline.objects.get(kind="standpunt")
    assert (row.cause, row.state) == (str(round.pk), "vervallen")


def test_nobody_is_reminded_of_a_round_that_was_cancelled(scene):
    round = scene.open()
    cancel_round(round=round, reason="Weg", by=scene.secretary, now=scene.now)

    remind(round, 24, round.closes_at - DAY)
    announcing.announce_round(round_id=round.pk, now=scene.now)
    announcing.announce_cancelled_round(round_id=round.pk, now=scene.now)

    assert (told("termijn"), told("standpunt-gevraagd")) == (set(), set())
    assert told("ronde-geannuleerd") == people(scene, 0, 1, 2)


def test_a_close_without_quorum_says_so(scene):
    round = scene.open()
    close_round(round=round, by=scene.secretary, now=scene.now)

    announcing.announce_closed_round(round_id=round.pk, now=scene.now)

    assert set(
        Notice.objects.filter(kind="ronde-gesloten").values_list("body", flat=True)
    ) == {"Er was geen quorum. De secretaris kan een nieuwe ronde plannen."}


def test_an_interest_is_put_before_others_and_the_person_hears_the_outcome(scene):
    conflict = declared(scene, scene.members[0])
    announcing.announce_conflict(conflict_id=conflict.pk, now=scene.now)

    assert told("belang-beoordelen") == {scene.secretary.pk}

    conflict.state = "erkend"
    conflict.decided_by, conflict.decided_at = scene.secretary, scene.now
    conflict.save()
    announcing.announce_conflict_decided(conflict_id=conflict.pk, now=scene.now)
    assert told("belang-beoordeeld") == people(scene, 0)
