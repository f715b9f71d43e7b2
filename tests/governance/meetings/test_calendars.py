"""Calendars: read by a real parser, changed, cancelled, and in both kinds of time."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from governance.domain.meetings import calendar_addresses, planning
from governance.models import CalendarAddress
from governance.queries.meetings.calendars import (
    calendar_of_body,
    calendar_of_person,
)
from samenorganiseren.shared.days import AMSTERDAM
from tests.factories.accounts import UserFactory

from .world import NOW, STARTS, Table, when

pytestmark = pytest.mark.django_db


def events(content):
    return [one for one in Calendar.from_ical(content).walk() if one.name == "VEVENT"]


def told(content):
    """What a calendar programme gets to know of each entry."""
    return [
        (
            str(one["SUMMARY"]),
            str(one["STATUS"]),
            int(one["SEQUENCE"]),
            one["DTSTART"].dt.strftime("%Y-%m-%d %H:%M %z"),
        )
        for one in events(content)
    ]


def test_a_convened_meeting_is_in_the_calendar_of_its_body():
    table = Table()
    meeting = table.convened()
    table.plan(title="Nog niet bekendgemaakt")

    content = calendar_of_body(table.body, NOW)

    assert told(content) == [
        (
            f"{meeting.title} ({table.body.name})",
            "CONFIRMED",
            0,
            "2026-12-16 10:00 +0100",
        )
    ]
    zone = next(
        one for one in Calendar.from_ical(content).walk() if one.name == "VTIMEZONE"
    )
    assert str(zone["TZID"]) == "Europe/Amsterdam"
    assert events(content)[0]["DTSTART"].params["TZID"] == "Europe/Amsterdam"


def test_a_change_keeps_the_uid_and_raises_the_number():
    table = Table()
    meeting = table.convened()
    before = events(calendar_of_body(table.body, NOW))[0]

    planning.change_meeting(
        meeting=meeting,
        when=when(starts_at=STARTS + datetime.timedelta(days=1)),
        by=table.secretary,
        now=NOW + datetime.timedelta(hours=1),
    )
    after = events(calendar_of_body(table.body, NOW))[0]

    assert (after["UID"], after["SEQUENCE"]) == (before["UID"], 1)
    assert after["DTSTART"].dt == STARTS + datetime.timedelta(days=1)
    assert after["DTSTAMP"].dt > before["DTSTAMP"].dt


def test_a_cancelled_meeting_stays_as_a_cancelled_entry():
    table = Table()
    meeting = table.convened()
    planning.cancel_meeting(
        meeting=meeting, reason="De zaal is dicht.", by=table.secretary, now=NOW
    )

    found = events(calendar_of_body(table.body, NOW))[0]

    assert (str(found["STATUS"]), found["SEQUENCE"], str(found["DESCRIPTION"])) == (
        "CANCELLED",
        1,
        "De zaal is dicht.",
    )


def test_the_clock_of_amsterdam_holds_on_both_sides_of_summer_time():
    table = Table()
    for month, day in ((3, 27), (3, 29), (10, 24), (10, 26)):
        meeting = table.plan(
            starts_at=datetime.datetime(2027, month, day, 10, tzinfo=AMSTERDAM)
        )
        table.with_item(meeting)
        planning.convene(meeting=meeting, by=table.secretary, now=NOW)

    assert [moment for *_, moment in told(calendar_of_body(table.body, NOW))] == [
        "2027-03-27 10:00 +0100",
        "2027-03-29 10:00 +0200",
        "2027-10-24 10:00 +0200",
        "2027-10-26 10:00 +0200",
    ]


def test_a_member_sees_drafts_as_tentative_and_a_stranger_sees_none():
    table = Table()
    table.plan()

    assert [status for _, status, *_ in told(calendar_of_person(table.chair, NOW))] == [
        "TENTATIVE"
    ]
    assert told(calendar_of_person(UserFactory(), NOW)) == []


def test_who_has_the_newest_calendar_gets_nothing_anew(client):
    table = Table()
    meeting = table.convened()
    address = reverse("body_calendar", args=[table.body.slug])

    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    planning.change_meeting(
        meeting=meeting, when=when(place="Den Haag"), by=table.secretary, now=NOW
    )
    changed = client.get(address, headers={"If-None-Match": first["ETag"]})

    assert (first.status_code, again.status_code, changed.status_code) == (
        200,
        304,
        200,
    )


def test_a_private_address_is_shown_once_and_kept_as_a_fingerprint(client):
    table = Table()
    table.convened()
    client.force_login(table.chair)

    page = client.post(reverse("my_calendar"), {"actie": "maken"})
    address = page.context["address"]
    token = address.rsplit("/", 1)[1].removesuffix(".ics")
    client.logout()

    assert len(events(client.get(address).content)) == 1
    held = CalendarAddress.objects.get()
    assert (held.token_hash, token in str(vars(held))) == (
        calendar_addresses.hash_of(token),
        False,
    )


def test_a_revoked_address_and_one_of_a_closed_account_are_unknown(client):
    person, gone = UserFactory(), UserFactory()
    now = timezone.now()
    old = calendar_addresses.make_address(person=person, now=now)
    new = calendar_addresses.make_address(person=person, now=now)
    left = calendar_addresses.make_address(person=gone, now=now)
    gone.is_active = False
    gone.save()

    def status(token):
        return client.get(reverse("person_calendar", args=[token])).status_code

    assert [status(token) for token in (old, new, left, "verzonnen")] == [
        404,
        200,
        404,
        404,
    ]
    calendar_addresses.revoke_address(person=person, now=now)
    assert status(new) == 404
