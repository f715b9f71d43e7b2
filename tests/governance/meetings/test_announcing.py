"""Who hears of a meeting, when, and never twice or too early."""

import pytest

from governance.domain.meetings import agenda, announcing, people, planning
from journal.models import Message
from notifications.domain.deadlines import reminding
from notifications.models import Deadline, Notice
from samenorganiseren.shared.days import AMSTERDAM
from tests.factories.accounts import UserFactory

from .world import NOW, Table, when

pytestmark = pytest.mark.django_db


def told():
    return {
        (notice.recipient, notice.kind)
        for notice in Notice.objects.select_related("recipient")
    }


def test_everyone_of_the_body_is_called_once():
    table = Table()
    meeting = table.convened()

    for _ in range(2):
        announcing.announce_convened(meeting_id=meeting.pk, now=NOW)

    assert told() == {
        (person, "vergadering-opgeroepen")
        for person in (table.secretary, table.chair, *table.members)
    }
    assert Notice.objects.count() == 3


def test_a_guest_is_told_about_the_one_item():
    table = Table()
    meeting = table.plan()
    item, guest = table.with_item(meeting), UserFactory()
    people.invite_guest(item=item, guest=guest, by=table.secretary, now=NOW)
    meeting = planning.convene(meeting=meeting, by=table.secretary, now=NOW)

    announcing.announce_convened(meeting_id=meeting.pk, now=NOW)

    assert [
        (notice.kind, notice.url) for notice in Notice.objects.filter(recipient=guest)
    ] == [("gast-bij-agendapunt", item.get_absolute_url())]


def test_nothing_is_told_of_a_draft_or_of_what_was_cancelled_meanwhile():
    table = Table()
    draft, gone = table.plan(), table.convened()
    planning.cancel_meeting(
        meeting=gone, reason="Niet nodig.", by=table.secretary, now=NOW
    )

    announcing.announce_convened(meeting_id=draft.pk, now=NOW)
    announcing.announce_convened(meeting_id=gone.pk, now=NOW)

    assert told() == set()


def test_only_the_last_change_is_told():
    table = Table()
    meeting = table.convened()
    for place in ("Den Haag", "Zwolle"):
        meeting = planning.change_meeting(
            meeting=meeting, when=when(place=place), by=table.secretary, now=NOW
        )

    for sequence in (1, 2):
        announcing.announce_changed(meeting_id=meeting.pk, sequence=sequence, now=NOW)

    assert {notice.body for notice in Notice.objects.all()} == {
        "Tijd of plaats is veranderd. Plaats: Zwolle."
    }
    assert Notice.objects.count() == 3


def test_who_was_called_hears_that_it_is_cancelled_and_why():
    table = Table()
    meeting = table.convened()
    planning.cancel_meeting(
        meeting=meeting, reason="De zaal is dicht.", by=table.secretary, now=NOW
    )

    announcing.announce_cancelled(meeting_id=meeting.pk, now=NOW)

    assert {notice.body for notice in Notice.objects.all()} == {
        "De reden: De zaal is dicht."
    }


def test_who_owes_papers_is_reminded_once_shortly_before_the_last_day():
    table = Table()
    meeting = table.plan()
    table.with_item(meeting, "Met samenvatting", summary="Kort.")
    table.with_item(meeting, "Zonder")
    planning.convene(meeting=meeting, by=table.secretary, now=NOW)

    [row] = Deadline.objects.filter(kind="stukken").standing()
    [asked] = Message.objects.filter(handler="notifications.remind_of_deadline")
    for _ in range(2):
        reminding.remind(**asked.arguments, now=asked.due_at)

    # The last day is Sunday 6 December: three working days ahead is Wednesday.
    assert str(asked.due_at.astimezone(AMSTERDAM)) == "2026-12-02 07:00:00+01:00"
    assert [(one.recipient, one.title) for one in Notice.objects.all()] == [
        (table.secretary, "Uiterlijk 6 december 2026: Stukken nodig: Zonder")
    ]
    assert row.step == "Schrijf de samenvatting en zet de stukken erbij."


def test_papers_that_came_are_not_asked_for():
    table = Table()
    meeting = table.plan()
    item = table.with_item(meeting, "Zonder")
    planning.convene(meeting=meeting, by=table.secretary, now=NOW)
    [asked] = Message.objects.filter(handler="notifications.remind_of_deadline")

    agenda.change_item(
        item=item,
        to=agenda.Item("Zonder", item.kind, summary="Kort."),
        by=table.secretary,
        now=NOW,
    )
    reminding.remind(**asked.arguments, now=asked.due_at)

    assert list(Deadline.objects.standing()) == []
    assert list(Notice.objects.all()) == []
