"""The inbox and the outbox in a real browser, wide and narrow."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts.enums import Role
from journal.models import Message
from notifications.domain.notices import notify
from tests.browsers import NARROW, WIDE, another_page, press
from tests.factories.accounts import UserFactory, person_with
from tests.journal import handlers

assert handlers


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["1280", "360"])
def test_a_notice_is_read_by_keyboard(
    live_portal_db, new_context, signed_in, axe, fits, viewport
):
    noor = UserFactory(email=f"inbox{viewport['width']}@voorbeeld.example")
    for number in (1, 2, 3):
        notify(
            recipients=[noor],
            kind="proef",
            title=f"Nieuws over standaard {number}",
            body="Er is een nieuwe versie.",
            url="/over/",
            reason="U volgt deze standaard.",
            deduplication_key=f"journey:{number}",
            now=timezone.now(),
        )
    page = signed_in(new_context(viewport=viewport), noor)

    page.goto("/berichten/")
    axe(page)
    fits(page)
    page.get_by_role("button", name="Openen").first.focus()
    with another_page(page):
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/over/$"))

    page.goto("/berichten/")
    expect(page.get_by_role("link", name="Ongelezen 2")).to_be_visible()
    press(page.get_by_role("link", name="Nieuws over standaard 2"))
    axe(page)
    page.goto("/berichten/")
    press(page.get_by_role("button", name="Markeer alles als gelezen"))
    expect(page.get_by_text("2 berichten staan nu op gelezen.")).to_be_visible()
    axe(page)


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["1280", "360"])
def test_an_administrator_tries_again(
    live_portal_db, new_context, signed_in, axe, fits, viewport
):
    person = person_with(
        Role.FUNCTIONAL_ADMINISTRATOR,
        email=f"outbox{viewport['width']}@voorbeeld.example",
    )
    now = timezone.now()
    Message.objects.create(
        handler="test.count",
        arguments={"number": 1},
        deduplication_key=f"journey {viewport['width']}",
        created_at=now,
        due_at=now,
        given_up_at=now,
        last_error="De mailserver weigert dit adres (550).",
    )
    page = signed_in(new_context(viewport=viewport), person)

    page.goto("/beheer/verzendlijst/")
    axe(page)
    fits(page)
    press(page.get_by_role("button", name="Probeer opnieuw").first)

    expect(page.get_by_text("Het bericht staat weer in de rij.")).to_be_visible()
    axe(page)
