"""Somebody with a role sets up a webhook and sees what came back."""

import pytest
from playwright.sync_api import expect

from accounts.enums import Role
from notifications.models import Webhook
from tests.browsers import NARROW, WIDE, press
from tests.factories.accounts import person_with


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["1280", "360"])
def test_a_webhook_is_set_up_tried_and_removed(
    live_portal_db, new_context, signed_in, axe, fits, viewport
):
    person = person_with(Role.INFORMATION_MANAGER)
    page = signed_in(new_context(viewport=viewport), person)

    page.goto("/account/webhooks/")
    axe(page)
    press(page.get_by_role("link", name="Webhook toevoegen"))
    axe(page)
    fits(page)
    page.get_by_label("Naam").fill("Ons zaaksysteem")
    page.get_by_label("Adres").fill("https://127.0.0.1/ontvang")
    press(page.get_by_role("button", name="Toevoegen"))
    expect(page.get_by_text("ligt in een afgeschermd netwerk").first).to_be_visible()
    expect(page.get_by_label("Adres")).to_have_value("https://127.0.0.1/ontvang")
    axe(page)
    page.get_by_label("Adres").fill("https://8.8.8.8:9/ontvang")
    press(page.get_by_role("button", name="Toevoegen"))
    expect(page.get_by_text("whsec_")).to_be_visible()
    axe(page)
    press(page.get_by_role("link", name="Naar Ons zaaksysteem"))
    axe(page)
    fits(page)
    expect(page.get_by_text("Er is nog niets naar dit adres gestuurd.")).to_be_visible()
    press(page.get_by_role("button", name="Verwijder"))
    expect(page.get_by_text("De webhook is verwijderd.")).to_be_visible()
    assert Webhook.objects.filter(owner=person).count() == 0
