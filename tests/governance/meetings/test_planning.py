"""Planning, changing, convening and cancelling a meeting."""

import datetime

import pytest

from governance.domain.meetings import planning
from governance.domain.meetings.planning import MeetingIncomplete
from governance.domain.meetings.states import NoSuchStep
from governance.enums import MeetingState
from governance.models import Meeting
from journal.models import Entry, Message
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.accounts import UserFactory

from .world import NOW, STARTS, Table, when

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


def announced():
    return list(
        Message.objects.filter(handler__startswith="governance.announce_meeting")
        .order_by("id")
        .values_list("handler", "arguments__sequence")
    )


def test_the_secretary_plans_a_meeting():
    table = Table()

    meeting = table.plan()

    meeting.refresh_from_db()
    assert (meeting.state, meeting.sequence, meeting.place, meeting.convened_at) == (
        MeetingState.DRAFT,
        0,
        "Utrecht",
        None,
    )
    assert Entry.objects.filter(action="governance.meeting_planned").count() == 1
    assert announced() == []


def test_nobody_else_plans_a_meeting():
    table = Table()

    for person in (UserFactory(), table.chair, table.members[0]):
        with pytest.raises(NotAllowed):
            planning.plan_meeting(body=table.body, when=when(), by=person, now=NOW)

    assert list(Meeting.objects.all()) == []


def test_a_meeting_does_not_end_before_it_starts():
    table = Table()

    with pytest.raises(MeetingIncomplete) as refusal:
        table.plan(ends_at=STARTS - HOUR)

    assert str(refusal.value) == (
        "Het einde ligt voor het begin. Pas een van beide aan."
    )
    assert list(Meeting.objects.all()) == []


def test_convening_gives_the_last_day_for_papers_and_tells_everyone_once():
    table = Table()

    meeting = table.convened()

    meeting.refresh_from_db()
    assert (meeting.state, meeting.convened_at, meeting.papers_due_on) == (
        MeetingState.CONVENED,
        NOW,
        datetime.date(2026, 12, 6),
    )
    assert announced() == [("governance.announce_meeting_convened", 0)]


def test_a_meeting_in_the_past_is_not_convened():
    table = Table()
    meeting = table.plan()
    table.with_item(meeting)

    with pytest.raises(MeetingIncomplete) as refusal:
        planning.convene(meeting=meeting, by=table.secretary, now=STARTS + HOUR)

    assert str(refusal.value) == (
        "Deze vergadering ligt in het verleden. Kies een latere datum."
    )
    meeting.refresh_from_db()
    assert (meeting.state, announced()) == (MeetingState.DRAFT, [])


def test_an_empty_agenda_is_not_convened():
    table = Table()
    meeting = table.plan()

    with pytest.raises(MeetingIncomplete) as refusal:
        planning.convene(meeting=meeting, by=table.secretary, now=NOW)

    assert str(refusal.value) == "Zet eerst een punt op de agenda."


def test_short_notice_asks_for_a_reason():
    table = Table()
    meeting = table.plan()
    table.with_item(meeting)
    late = STARTS - datetime.timedelta(days=3)

    with pytest.raises(MeetingIncomplete) as refusal:
        planning.convene(meeting=meeting, by=table.secretary, now=late)
    assert str(refusal.value).startswith(
        "De stukken moesten er uiterlijk 6 december 2026 zijn."
    )
    meeting = planning.convene(
        meeting=meeting,
        by=table.secretary,
        now=late,
        short_notice_reason="Spoed door een nieuwe wet.",
    )

    assert (meeting.state, meeting.short_notice_reason) == (
        MeetingState.CONVENED,
        "Spoed door een nieuwe wet.",
    )


def test_a_change_of_a_convened_meeting_raises_its_number_and_is_told():
    table = Table()
    meeting = table.convened()

    changed = planning.change_meeting(
        meeting=meeting,
        when=when(place="Den Haag"),
        by=table.secretary,
        now=NOW,
    )

    assert (changed.place, changed.sequence) == ("Den Haag", 1)
    assert announced()[1:] == [("governance.announce_meeting_changed", 1)]


def test_a_change_that_changes_nothing_tells_nobody():
    table = Table()
    meeting = table.convened()

    same = planning.change_meeting(
        meeting=meeting, when=when(), by=table.secretary, now=NOW
    )

    assert (same.sequence, len(announced())) == (0, 1)


def test_a_draft_changes_without_telling():
    table = Table()
    meeting = table.plan()

    planning.change_meeting(
        meeting=meeting, when=when(place="Den Haag"), by=table.secretary, now=NOW
    )

    meeting.refresh_from_db()
    assert (meeting.place, meeting.sequence, announced()) == ("Den Haag", 0, [])


def test_cancelling_needs_a_reason_and_tells_who_was_called():
    table = Table()
    meeting = table.convened()

    with pytest.raises(MeetingIncomplete):
        planning.cancel_meeting(
            meeting=meeting, reason="  ", by=table.secretary, now=NOW
        )
    planning.cancel_meeting(
        meeting=meeting, reason="De zaal is dicht.", by=table.secretary, now=NOW
    )

    meeting.refresh_from_db()
    assert (meeting.state, meeting.sequence, meeting.cancelled_reason) == (
        MeetingState.CANCELLED,
        1,
        "De zaal is dicht.",
    )
    assert announced()[1:] == [("governance.announce_meeting_cancelled", 1)]


def test_a_cancelled_draft_is_told_to_nobody():
    table = Table()
    meeting = table.plan()

    planning.cancel_meeting(
        meeting=meeting, reason="Niet nodig.", by=table.secretary, now=NOW
    )

    assert announced() == []


def test_a_meeting_that_is_over_is_not_cancelled():
    table = Table()
    meeting = table.closed()

    with pytest.raises(NoSuchStep) as refusal:
        planning.cancel_meeting(
            meeting=meeting, reason="Te laat.", by=table.secretary, now=NOW
        )

    assert str(refusal.value) == (
        "Deze vergadering is “gesloten” en kan niet naar “afgelast”. Ververs de pagina."
    )
