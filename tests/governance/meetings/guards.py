"""What PostgreSQL keeps of meetings, in the form of tests/guards."""

import datetime
import itertools

from governance import models
from governance.enums import MeetingState
from tests.factories import accounts as people
from tests.factories import governance as things
from tests.guards.guard import Guard, without_constraint, without_trigger

TESTS = "tests/governance/meetings/test_guards.py"
HOUR = datetime.timedelta(hours=1)
places = itertools.count(1)

WRITTEN_ONCE: list[str] = ["governance_writteninput", "governance_minutes"]
CHECKS = """
governance_meeting meeting_ends_after_start
governance_agendaitem agenda_pulled_has_reason
governance_agendaitem agenda_version_has_dossier
governance_attendance attendance_left_after_arriving
"""
ONCE = """
governance_agendaitem agenda_dossier_once
governance_agendaguest agenda_guest_once
governance_substitution substitution_once
governance_meeting governance_meeting_uid_key
governance_calendaraddress governance_calendaraddress_token_hash_key
governance_calendaraddress calendar_address_one_at_a_time
"""


def held():
    return things.MeetingFactory(state=MeetingState.IN_SESSION)


def meeting():
    built = things.MeetingFactory.build(body=things.BodyFactory())
    return {
        name: getattr(built, name)
        for name in ("body", "title", "starts_at", "ends_at", "uid", "changed_at")
    }


def item():
    return {
        "meeting": things.MeetingFactory(),
        "position": next(places),
        "title": "Punt",
        "kind": "overig",
    }


def substitution():
    meeting = things.MeetingFactory()
    return {
        "meeting": meeting,
        "membership": things.MembershipFactory(seat__body=meeting.body),
        "substitute": people.UserFactory(),
        "named_by_label": "Persoon",
        "named_at": people.AT,
    }


def address():
    return {
        "person": people.UserFactory(),
        "token_hash": people.UserFactory().email,
        "created_at": people.AT,
    }


ASKED: dict = {
    models.Meeting: meeting,
    models.AgendaItem: item,
    models.AgendaGuest: lambda: {
        "item": things.AgendaItemFactory(),
        "guest": people.UserFactory(),
    },
    models.Substitution: substitution,
    models.Attendance: lambda: {
        "meeting": held(),
        "person": people.UserFactory(),
        "arrived_at": people.AT,
    },
    models.CalendarAddress: address,
    models.Minutes: lambda: {
        "meeting": held(),
        "number": 1,
        "sha256": "0" * 64,
        "written_by_key": "accounts.user:0",
        "written_by_label": "Persoon",
        "written_at": people.AT,
    },
    models.WrittenInput: lambda: {
        "item": things.AgendaItemFactory(),
        "person": people.UserFactory(),
        "person_label": "Persoon",
        "text": "Mijn inbreng.",
        "recorded_at": people.AT,
    },
}
MADE: dict = {}
WRONG: dict = {
    "meeting_ends_after_start": (
        models.Meeting,
        lambda: {"ends_at": people.AT - HOUR},
    ),
    "agenda_version_has_dossier": (
        models.AgendaItem,
        lambda: {"version": things.DossierVersionFactory()},
    ),
    "agenda_pulled_has_reason": (
        models.AgendaItem,
        lambda: {"pulled_at": people.AT},
    ),
    "attendance_left_after_arriving": (
        models.Attendance,
        lambda: {"left_at": people.AT - HOUR},
    ),
}


DOUBLED: dict = {
    "agenda_dossier_once": (
        models.AgendaItem,
        lambda: {"dossier": things.DossierFactory()},
        "meeting dossier",
    ),
    "agenda_guest_once": (models.AgendaGuest, dict, "item guest"),
    "substitution_once": (models.Substitution, dict, "meeting membership"),
    "governance_meeting_uid_key": (models.Meeting, dict, "uid"),
    "governance_calendaraddress_token_hash_key": (
        models.CalendarAddress,
        dict,
        "token_hash",
    ),
    "calendar_address_one_at_a_time": (models.CalendarAddress, dict, "person"),
}


def rule(keeps: str, name: str, test: str) -> Guard:
    """One of the rules that `refuse_meeting_if` says no for."""
    return Guard(
        keeps,
        f"""
        CREATE OR REPLACE FUNCTION refuse_meeting_if(is_broken boolean, rule text)
        RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            IF is_broken AND rule <> '{name}' THEN
                RAISE EXCEPTION 'meeting refused: %', rule
                    USING ERRCODE = 'check_violation', CONSTRAINT = rule;
            END IF;
        END $$""",
        f"{TESTS}::{test}",
    )


def trigger(keeps: str, name: str, table: str, test: str) -> Guard:
    return Guard(keeps, without_trigger(name, table), f"{TESTS}::{test}")


def constraint(keeps: str, table: str, name: str, test: str) -> Guard:
    return Guard(keeps, without_constraint(table, name), f"{TESTS}::{test}")


TRIGGERS: list = [
    constraint(
        "a convened meeting has a last day for papers",
        "governance_meeting",
        "meeting_convened_has_deadline",
        "test_a_step_brings_what_belongs_to_it[meeting_convened_has_deadline]",
    ),
    constraint(
        "a meeting that was held has its times",
        "governance_meeting",
        "meeting_held_has_times",
        "test_a_step_brings_what_belongs_to_it[meeting_held_has_times]",
    ),
    constraint(
        "a cancelled meeting has a reason",
        "governance_meeting",
        "meeting_cancelled_has_reason",
        "test_a_step_brings_what_belongs_to_it[meeting_cancelled_has_reason]",
    ),
    constraint(
        "two items of a meeting have different places",
        "governance_agendaitem",
        "agenda_position_once",
        "test_two_items_never_have_the_same_place",
    ),
    constraint(
        "somebody is there once at a time",
        "governance_attendance",
        "attendance_does_not_overlap",
        "test_somebody_is_never_there_twice_at_once",
    ),
    Guard(
        "two versions of minutes have different numbers",
        without_constraint("governance_minutes", "minutes_version_once"),
        "tests/governance/meetings/test_races.py"
        "::test_two_versions_written_at_once_never_have_the_same_number",
    ),
    trigger(
        "a meeting is guarded",
        "governance_meeting_guard",
        "governance_meeting",
        "test_a_meeting_takes_no_step_back_through_the_orm",
    ),
    rule(
        "a meeting takes the steps of the procedure",
        "meeting_takes_an_edge",
        "test_a_meeting_takes_no_step_that_does_not_exist",
    ),
    rule(
        "a meeting begins as a draft",
        "meeting_begins_as_draft",
        "test_a_meeting_begins_as_a_draft",
    ),
    rule(
        "a meeting keeps its body and its uid",
        "meeting_keeps_body_and_uid",
        "test_the_body_and_the_uid_of_a_meeting_stay",
    ),
    rule(
        "a change of a convened meeting raises its number",
        "meeting_change_raises_sequence",
        "test_a_change_of_a_convened_meeting_raises_its_number",
    ),
    rule(
        "a meeting that is over stays as it was",
        "meeting_over_stays_as_it_was",
        "test_a_meeting_that_is_over_stays_as_it_was",
    ),
    rule(
        "the current item is one of the meeting's own",
        "meeting_current_item_is_its_own",
        "test_the_current_item_is_one_of_its_own_that_is_not_pulled",
    ),
    rule(
        "the current item is not pulled",
        "agenda_current_item_is_not_pulled",
        "test_the_current_item_is_one_of_its_own_that_is_not_pulled",
    ),
    rule(
        "a meeting is minuted by established minutes",
        "meeting_minuted_has_minutes",
        "test_a_meeting_is_minuted_by_established_minutes",
    ),
    trigger(
        "a convened meeting stays",
        "governance_meeting_stays",
        "governance_meeting",
        "test_a_convened_meeting_is_never_deleted",
    ),
    trigger(
        "an agenda is guarded",
        "governance_agendaitem_guard",
        "governance_agendaitem",
        "test_the_agenda_of_a_closed_meeting_stays",
    ),
    rule(
        "the agenda of a meeting that is over stays",
        "agenda_of_a_meeting_that_is_over_stays",
        "test_the_agenda_of_a_closed_meeting_stays",
    ),
    trigger(
        "papers at an item are guarded",
        "governance_paper_at_item",
        "governance_paper",
        "test_a_paper_comes_at_an_item_that_stands[closed]",
    ),
    rule(
        "a paper comes at an item that stands",
        "paper_at_an_item_that_stands",
        "test_a_paper_comes_at_an_item_that_stands[pulled]",
    ),
    rule(
        "an item that others know is pulled, not deleted",
        "agenda_item_is_pulled_not_deleted",
        "test_a_public_item_is_pulled_and_never_deleted",
    ),
    rule(
        "an item has a version of its own dossier",
        "agenda_version_of_its_dossier",
        "test_an_item_has_a_version_of_its_own_dossier_and_keeps_its_place",
    ),
    rule(
        "an item stays in its meeting",
        "agenda_item_keeps_its_place",
        "test_an_item_has_a_version_of_its_own_dossier_and_keeps_its_place",
    ),
    rule(
        "a pulled item stays pulled",
        "agenda_pulled_stays_pulled",
        "test_a_pulled_item_stays_pulled",
    ),
    trigger(
        "guests of a meeting that is over stay",
        "governance_agendaguest_guard",
        "governance_agendaguest",
        "test_guests_and_substitutes_of_a_meeting_that_is_over_stay",
    ),
    trigger(
        "substitutes of a meeting that is over stay",
        "governance_substitution_guard",
        "governance_substitution",
        "test_guests_and_substitutes_of_a_meeting_that_is_over_stay",
    ),
    rule(
        "a substitute sits for a member of the body",
        "substitute_for_a_member_of_its_body",
        "test_a_substitute_sits_for_a_member_of_this_body",
    ),
    trigger(
        "attendance is guarded",
        "governance_attendance_guard",
        "governance_attendance",
        "test_nobody_is_present_before_the_meeting_or_after_its_minutes",
    ),
    rule(
        "somebody is present while a meeting is held",
        "attendance_while_held_or_mended",
        "test_nobody_is_present_before_the_meeting_or_after_its_minutes",
    ),
    rule(
        "attendance keeps its person",
        "attendance_keeps_its_person",
        "test_attendance_keeps_its_person",
    ),
    trigger(
        "minutes are guarded",
        "governance_minutes_guard",
        "governance_minutes",
        "test_nothing_follows_established_minutes",
    ),
    rule(
        "nothing follows established minutes",
        "minutes_established_are_the_last",
        "test_nothing_follows_established_minutes",
    ),
    rule(
        "minutes come one after the other",
        "minutes_one_after_the_other",
        "test_minutes_come_one_after_the_other",
    ),
    rule(
        "the last draft is established word for word",
        "minutes_establish_the_last_draft",
        "test_minutes_are_established_word_for_word",
    ),
    rule(
        "no author establishes the minutes",
        "minutes_established_by_another",
        "test_no_author_establishes_the_minutes",
    ),
]
