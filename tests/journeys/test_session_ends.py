"""A session ends while somebody types in the form of a statement."""

import re

import pytest
from playwright.sync_api import expect

from accounts.domain.demo_people import PASSWORD
from tests.browsers import press

from .worlds import MANAGER

TYPED = "Alleen bij aanbestedingen boven de drempel"


@pytest.fixture
def interrupted(world):
    """Type, let the session end, and send."""

    def interrupt(traveller):
        standard = world.standard()
        page = traveller.person(MANAGER)
        page.goto(f"{standard.get_absolute_url()}opgave/gegevens/?stand=deels")
        page.locator("[name=reach]").press_sequentially(TYPED)
        page.context.clear_cookies(name="sessionid")
        press(page.get_by_role("button", name="Opgave vastleggen"))
        expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen")
        return page, standard

    return interrupt


def sign_in(page):
    page.get_by_label("E-mailadres").fill(MANAGER)
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    press(page.get_by_role("button", name="Inloggen", exact=True))
    expect(page).to_have_url(re.compile(r"/opgave/gegevens/\?stand=deels$"))


def test_the_text_is_back_after_signing_in_again(with_scripts, interrupted, world):
    page, standard = interrupted(with_scripts)
    with_scripts.look(page)
    assert world.last_of("gouda", standard) is None

    sign_in(page)

    expect(page.get_by_text("Wat u eerder typte")).to_be_visible()
    expect(page.locator("[name=reach]")).to_have_value(TYPED)
    with_scripts.look(page)


def test_without_javascript_a_sentence_says_what_to_do(
    without_scripts, interrupted, world
):
    page, standard = interrupted(without_scripts)

    for told in (
        "U was niet meer ingelogd.",
        "Er is nog niets vastgelegd.",
        "Gebruikt uw browser geen JavaScript? Dan vult u het formulier opnieuw in.",
    ):
        expect(page.locator("main")).to_contain_text(told)
    assert world.last_of("gouda", standard) is None
    sign_in(page)
    expect(page.get_by_role("button", name="Opgave vastleggen")).to_be_visible()
