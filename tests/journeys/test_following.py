"""Somebody follows a standard, hears of it, and stops the mail from the mail."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from notifications.domain.news import tell_followers
from notifications.domain.unsubscribing import address_of
from notifications.enums import Rhythm
from tests.browsers import NARROW, WIDE, press
from tests.factories.accounts import UserFactory
from tests.factories.catalogue import StandardFactory


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["1280", "360"])
def test_following_hearing_and_stopping(
    live_portal_db, new_context, signed_in, axe, fits, viewport, javascript
):
    name = f"Proef {viewport['width']} {javascript}"
    standard = StandardFactory(name=name, published_at=timezone.now())
    noor = UserFactory()
    context = new_context(viewport=viewport, java_script_enabled=javascript)
    page = signed_in(context, noor)

    page.goto(standard.get_absolute_url())
    press(page.get_by_role("link", name="Volgen", exact=True))
    if javascript:
        axe(page)
    fits(page)
    page.get_by_label(re.compile("^meteen")).check()
    press(page.get_by_role("button", name="Volg deze standaard"))
    expect(page.get_by_text(f"U volgt {name}: meteen")).to_be_visible()

    tell_followers(
        about=[standard.subject_key],
        deduplication_key=name,
        title=f"{name} heeft een nieuwe versie",
        url=standard.get_absolute_url(),
        now=timezone.now(),
    )
    page.goto("/volgen/")
    if javascript:
        axe(page)
    fits(page)
    expect(
        page.get_by_role("link", name=f"{name} heeft een nieuwe versie")
    ).to_be_visible()
    press(page.get_by_role("link", name=f"Wijzig hoe u {name} volgt"))
    page.get_by_label(re.compile("^dagelijks")).check()
    press(page.get_by_role("button", name="Bewaar"))

    visitor = new_context(viewport=viewport, java_script_enabled=javascript).new_page()
    stop = address_of(user_id=noor.pk, rhythm=Rhythm.DAILY)
    visitor.goto("/" + stop.split("/", 3)[3])
    if javascript:
        axe(visitor)
    fits(visitor)
    press(visitor.get_by_role("button", name="Stop deze mail"))
    expect(
        visitor.get_by_role("heading", name="U krijgt deze mail niet meer")
    ).to_be_visible()

    page.goto("/volgen/")
    expect(page.get_by_text("geen mail, alleen in het portaal")).to_be_visible()
    press(page.get_by_role("link", name=f"Wijzig hoe u {name} volgt"))
    press(page.get_by_role("button", name="Volg dit niet meer"))
    expect(page.get_by_text("U volgt nog niets")).to_be_visible()
