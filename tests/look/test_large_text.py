"""Text twice as large on a phone: nothing is cut off and nothing scrolls sideways."""

import pytest

from accounts.models import User
from tests.browsers import NARROW

TWICE = {"fontSizes": {"standard": 32, "fixed": 26}}
MANAGER = "informatiemanager@gouda.example"
PAGES = [
    "/",
    "/standaarden/",
    "/standaarden/gibit/",
    "/initiatieven/",
    "/behoeften/",
    "/gemeenten/",
    "/gemeenten/gouda/",
    "/inloggen/",
]
OF_MANAGER = ["/mijn-gemeente/", "/standaarden/gibit/opgave/"]
TOO_WIDE = """() => [...document.querySelectorAll('main *, header *, footer *')]
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1
        && !one.closest('[tabindex="0"]') && !one.closest('.so-hidden'))
    .map((one) => `${one.tagName}.${one.className} ${one.textContent.slice(0, 30)}`)
"""


def too_wide(page, address):
    """What sticks out, and how wide the page became."""
    page.context.new_cdp_session(page).send("Page.setFontSizes", TWICE)
    page.goto(address)
    wide = page.evaluate("document.documentElement.scrollWidth")
    return page.evaluate(TOO_WIDE) if wide > NARROW["width"] else []


@pytest.mark.parametrize("address", PAGES)
def test_for_a_visitor(new_context, live_portal, address):
    page = new_context(viewport=NARROW).new_page()

    assert too_wide(page, address) == []


@pytest.mark.parametrize("address", OF_MANAGER)
def test_for_who_is_signed_in(new_context, live_portal_db, signed_in, address):
    person = User.objects.get(email=MANAGER)
    page = signed_in(new_context(viewport=NARROW), person)

    assert too_wide(page, address) == []
