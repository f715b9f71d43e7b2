"""Public pages of meetings are kept by a visitor until something on them changes."""

import pytest
from django.urls import reverse

from governance.domain.meetings import agenda, minutes, planning
from governance.enums import ItemKind
from governance.models import Minutes

from .world import AFTER, NOW, Table, when

pytestmark = pytest.mark.django_db


def again(client, address, first):
    return client.get(address, headers={"if-none-match": first["ETag"]}).status_code


def address_of(page, meeting):
    return reverse(page, args=[] if page == "meetings" else [meeting.pk])


@pytest.mark.parametrize("page", ["meetings", "meeting"])
def test_a_visitor_gets_the_page_again_once_the_meeting_changed(page, client):
    table = Table()
    meeting = table.convened()
    address = address_of(page, meeting)

    first = client.get(address)
    unchanged = again(client, address, first)
    planning.change_meeting(
        meeting=meeting, when=when(title="Verplaatst"), by=table.secretary, now=NOW
    )

    assert (first.status_code, unchanged) == (200, 304)
    assert "Verplaatst" in client.get(address).content.decode()
    assert again(client, address, first) == 200


def test_a_visitor_gets_the_page_again_once_an_item_was_added(client):
    table = Table()
    meeting = table.convened()
    first = client.get(meeting.get_absolute_url())

    agenda.add_item(
        meeting=meeting,
        item=agenda.Item("Nieuw punt", ItemKind.OTHER),
        by=table.secretary,
        now=NOW,
    )

    assert again(client, meeting.get_absolute_url(), first) == 200


def test_established_minutes_are_kept_and_a_draft_is_not_told(client):
    table = Table()
    meeting = table.closed()
    address = reverse("meeting_minutes", args=[meeting.pk])
    draft = minutes.write_minutes(
        meeting=meeting,
        text="Gezegd.",
        by_item={},
        seen=0,
        by=table.secretary,
        now=AFTER,
    )
    assert client.get(address).status_code == 404

    minutes.establish_minutes(
        meeting=meeting, seen=draft.number, by=table.chair, now=AFTER
    )

    first = client.get(address)
    assert (first.status_code, again(client, address, first)) == (200, 304)
    assert Minutes.objects.count() == 2


@pytest.mark.parametrize("page", ["meetings", "meeting"])
def test_who_is_signed_in_gets_a_page_of_their_own(page, client):
    table = Table()
    meeting = table.convened()
    address = address_of(page, meeting)
    first = client.get(address)
    client.force_login(table.members[0])

    own = client.get(address, headers={"if-none-match": first["ETag"]})

    assert (own.status_code, own["Cache-Control"]) == (200, "private, no-store")
