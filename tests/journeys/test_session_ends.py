"""A session ends while somebody types in the form of a statement."""

import pytest
from playwright.sync_api import expect

from accounts.domain.demo_people import PASSWORD

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
        page.get_by_role("button", name="Opgave vastleggen").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen")
        return page, standard

    return interrupt


def sign_in(page):
    page.get_by_label("E-mailadres").fill(MANAGER)
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Inloggen", exact=True).click()
    page.wait_for_url("**/opgave/gegevens/?stand=deels")


def test_the_text_is_back_after_signing_in_again(with_scripts, interrupted, world):
    page, standard = interrupted(with_scripts)
    with_scripts.look(page)
    assert world.last_of("gouda", standard) is None

    sign_in(page)

    expect(page.get_by_text("Wat u eerder typte")).to_be_visible()
    assert page.input_value("[name=reach]") == TYPED
    with_scripts.look(page)


def test_without_javascript_a_sentence_says_what_to_do(
    without_scripts, interrupted, world
):
    page, standard = interrupted(without_scripts)

    told = page.locator("main").inner_text()
    assert "U was niet meer ingelogd." in told
    assert "Er is nog niets vastgelegd." in told
    assert (
        "Gebruikt uw browser geen JavaScript? Dan vult u het formulier opnieuw in."
        in told
    )
    assert world.last_of("gouda", standard) is None
    sign_in(page)
    expect(page.get_by_role("button", name="Opgave vastleggen")).to_be_visible()
