"""Who comes and goes, running the meeting, and its report."""

import datetime

import pytest

from governance.domain.meetings import agenda, attendance, minutes, running
from governance.domain.meetings.attendance import AttendanceRefused
from governance.domain.meetings.minutes import MinutesChanged, MinutesRefused, Promise
from governance.domain.meetings.running import ItemNotThere, MeetingNotHeld
from governance.domain.meetings.states import NoSuchStep
from governance.enums import MeetingState
from governance.models import Attendance, WrittenInput
from governance.queries.meetings.presence import expected_at, present_at
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.accounts import UserFactory

from .world import AFTER, DURING, STARTS, Table

pytestmark = pytest.mark.django_db
MINUTE = datetime.timedelta(minutes=1)


def here(table, meeting, person, moment=DURING):
    return attendance.arrive(meeting=meeting, person=person, by=person, now=moment)


def test_a_meeting_begins_at_its_first_item_and_goes_on_from_there():
    table = Table()
    meeting = table.held(items=2)
    first, second = meeting.items.all()

    assert meeting.current_item == first
    meeting = running.go_to_item(
        meeting=meeting, item=second, by=table.secretary, now=DURING
    )

    assert meeting.current_item == second


def test_an_item_of_another_meeting_is_never_the_current_one():
    table = Table()
    meeting, other = table.held(), table.convened()

    with pytest.raises(ItemNotThere):
        running.go_to_item(
            meeting=meeting, item=other.items.get(), by=table.secretary, now=DURING
        )


def test_a_meeting_that_was_not_convened_does_not_begin():
    table = Table()
    meeting = table.plan()

    with pytest.raises(NoSuchStep):
        running.open_meeting(meeting=meeting, by=table.secretary, now=STARTS)


def test_somebody_who_leaves_and_comes_back_has_two_times():
    table = Table()
    meeting, member = table.held(), table.members[0]

    here(table, meeting, member)
    here(table, meeting, member, DURING + MINUTE)
    attendance.leave(
        meeting=meeting, person=member, by=member, now=DURING + 10 * MINUTE
    )
    here(table, meeting, member, DURING + 20 * MINUTE)

    times = [(one.arrived_at, one.left_at) for one in Attendance.objects.all()]
    assert times == [
        (DURING, DURING + 10 * MINUTE),
        (DURING + 20 * MINUTE, None),
    ]
    assert [
        list(present_at(meeting, DURING + minutes_later * MINUTE))
        for minutes_later in (0, 10, 15, 20)
    ] == [[member], [], [], [member]]


def test_a_stranger_is_not_present():
    table = Table()
    meeting, stranger = table.held(), UserFactory()

    with pytest.raises(NotAllowed):
        here(table, meeting, stranger)
    with pytest.raises(NotAllowed):
        attendance.arrive(
            meeting=meeting, person=table.chair, by=table.members[0], now=DURING
        )

    assert list(Attendance.objects.all()) == []


def test_nobody_arrives_before_the_meeting_began():
    table = Table()
    meeting = table.convened()

    with pytest.raises(MeetingNotHeld):
        here(table, meeting, table.chair)

    assert list(Attendance.objects.all()) == []


def test_who_leaves_hands_in_what_to_say_later():
    table = Table()
    meeting, member = table.held(items=2), table.members[0]
    here(table, meeting, member)

    attendance.leave(
        meeting=meeting,
        person=member,
        by=member,
        now=DURING + MINUTE,
        inputs={meeting.items.last(): "Ik ben voor, mits het betaalbaar is."},
    )

    given = WrittenInput.objects.get()
    assert (given.item, given.person, given.text) == (
        meeting.items.last(),
        member,
        "Ik ben voor, mits het betaalbaar is.",
    )


def test_no_input_for_an_item_of_another_meeting():
    table = Table()
    meeting, other, member = table.held(), table.convened(), table.members[0]
    here(table, meeting, member)

    with pytest.raises(ItemNotThere):
        attendance.leave(
            meeting=meeting,
            person=member,
            by=member,
            now=DURING + MINUTE,
            inputs={other.items.get(): "Op de verkeerde plek."},
        )

    assert list(WrittenInput.objects.all()) == []
    assert Attendance.objects.get().left_at is None


def test_the_secretary_says_for_all_at_once_who_is_there():
    table = Table(members=2)
    meeting = table.held()
    one, two = table.members
    here(table, meeting, one)

    attendance.record_attendance(
        meeting=meeting, present=[two], by=table.secretary, now=DURING + MINUTE
    )

    assert {each.person: each.is_here for each in expected_at(meeting)} == {
        table.chair: False,
        one: False,
        two: True,
    }


def test_times_are_mended_until_the_minutes_and_never_overlap():
    table = Table()
    meeting, member = table.held(), table.members[0]
    first = here(table, meeting, member)
    attendance.leave(meeting=meeting, person=member, by=member, now=DURING + MINUTE)
    here(table, meeting, member, DURING + 5 * MINUTE)

    def mend(left_at):
        return attendance.mend_times(
            attendance=first,
            arrived_at=STARTS,
            left_at=left_at,
            by=table.secretary,
            now=AFTER,
        )

    with pytest.raises(AttendanceRefused) as refusal:
        mend(DURING + 6 * MINUTE)
    assert str(refusal.value) == (
        "Deze tijden vallen samen met andere tijden van dezelfde persoon."
    )
    with pytest.raises(AttendanceRefused):
        mend(STARTS - MINUTE)
    mend(DURING + 4 * MINUTE)

    first.refresh_from_db()
    assert (first.arrived_at, first.left_at) == (STARTS, DURING + 4 * MINUTE)


def test_closing_lets_everyone_leave():
    table = Table()
    meeting = table.held()
    here(table, meeting, table.chair)

    running.close_meeting(meeting=meeting, by=table.secretary, now=AFTER)

    meeting.refresh_from_db()
    assert (meeting.state, meeting.closed_at, meeting.current_item) == (
        MeetingState.CLOSED,
        AFTER,
        None,
    )
    assert Attendance.objects.get().left_at == AFTER


def write(table, meeting, text, seen):
    return minutes.write_minutes(
        meeting=meeting,
        text=text,
        by_item={str(meeting.items.get().pk): "Besproken."},
        seen=seen,
        by=table.secretary,
        now=AFTER,
    )


def test_minutes_grow_by_versions_and_the_chair_establishes_the_last():
    table = Table()
    meeting = table.closed()

    write(table, meeting, "Eerste.", 0)
    draft = write(table, meeting, "Tweede.", 1)
    made = minutes.establish_minutes(meeting=meeting, seen=2, by=table.chair, now=AFTER)

    meeting.refresh_from_db()
    assert meeting.state == MeetingState.MINUTED
    assert (made.number, made.text, made.sha256, made.is_established) == (
        3,
        "Tweede.",
        draft.sha256,
        True,
    )
    assert draft.sha256 == minutes.fingerprint(meeting, "Tweede.", draft.by_item)
    with pytest.raises(MinutesRefused):
        write(table, meeting, "Later bedacht.", 3)


def test_of_two_writers_the_second_is_told_and_loses_nothing():
    table = Table()
    meeting = table.closed()
    write(table, meeting, "Van de een.", 0)

    with pytest.raises(MinutesChanged):
        write(table, meeting, "Van de ander.", 0)

    assert [one.text for one in meeting.minutes.all()] == ["Van de een."]


def test_minutes_speak_of_items_of_this_meeting():
    table = Table()
    meeting, other = table.closed(), table.convened()

    with pytest.raises(MinutesRefused):
        minutes.write_minutes(
            meeting=meeting,
            text="",
            by_item={str(other.items.get().pk): "Vals."},
            seen=0,
            by=table.secretary,
            now=AFTER,
        )

    assert meeting.minutes.count() == 0


def test_the_chair_establishes_what_was_read_and_nobody_else_does():
    table = Table()
    meeting = table.closed()
    write(table, meeting, "Eerste.", 0)
    write(table, meeting, "Tweede.", 1)

    for person, seen in ((table.secretary, 2), (table.members[0], 2)):
        with pytest.raises(NotAllowed):
            minutes.establish_minutes(meeting=meeting, seen=seen, by=person, now=AFTER)
    with pytest.raises(MinutesRefused):
        minutes.establish_minutes(meeting=meeting, seen=1, by=table.chair, now=AFTER)

    meeting.refresh_from_db()
    assert meeting.state == MeetingState.CLOSED


def test_a_promise_is_done_by_whoever_made_it():
    table = Table()
    meeting, member = table.closed(), table.members[0]
    action = minutes.promise(
        meeting=meeting,
        what=Promise("Een notitie schrijven.", owner=member),
        by=table.secretary,
        now=AFTER,
    )

    with pytest.raises(NotAllowed):
        minutes.finish_action(action=action, by=table.chair, now=AFTER)
    minutes.finish_action(action=action, by=member, now=AFTER)

    action.refresh_from_db()
    assert (action.owner_label, action.done_at) == (member.name, AFTER)


def test_a_pulled_item_is_not_dealt_with():
    table = Table()
    meeting = table.held(items=2)
    item = meeting.items.last()
    agenda.pull_item(item=item, reason="Niet rijp.", by=table.secretary, now=DURING)

    with pytest.raises(ItemNotThere):
        running.go_to_item(meeting=meeting, item=item, by=table.secretary, now=DURING)
