"""A session ends while somebody types in the form of a statement."""

import re

import pytest
from playwright.sync_api import expect

from accounts.domain.demo_people import PASSWORD
from tests.browsers import NARROW, WIDE, press

from .worlds import MANAGER, fill_day

TYPED = "Alleen bij aanbestedingen\nboven de drempel"
DAY = ("1", "9", "2026")


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def traveller(request, traveller_of):
    """Wide with, and narrow without."""
    without = {"viewport": NARROW, "java_script_enabled": False}
    return traveller_of(
        {"viewport": WIDE} if request.param == "with JavaScript" else without
    )


@pytest.fixture
def interrupted(world):
    """Type, let the session end, and send."""

    def interrupt(traveller):
        standard = world.standard()
        page = traveller.person(MANAGER)
        page.goto(f"{standard.get_absolute_url()}opgave/gegevens/?stand=deels")
        page.locator("[name=reach]").fill(TYPED)
        fill_day(page, "effective_on", DAY)
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


def expect_typed(page):
    parts = ("reach", "effective_on_dag", "effective_on_maand", "effective_on_jaar")
    for part, value in zip(parts, (TYPED, *DAY), strict=True):
        expect(page.locator(f"[name={part}]")).to_have_value(value)


def test_the_text_is_back_after_signing_in_again(traveller, interrupted, world):
    page, standard = interrupted(traveller)
    expect(page.locator("main")).to_contain_text(
        "wat u typte, hebben wij bewaard en staat daarna weer ingevuld."
    )
    traveller.look(page)

    sign_in(page)

    expect(page.get_by_text("Dit typte u voor u opnieuw inlogde.")).to_be_visible()
    expect(page.get_by_text("Wat u eerder typte")).to_have_count(0)
    expect_typed(page)
    assert world.last_of("gouda", standard) is None
    traveller.look(page)

    press(page.get_by_role("button", name="Opgave vastleggen"))
    expect(page).to_have_url(re.compile("/mijn-gemeente/opgaven/"))
    assert world.last_of("gouda", standard).reach.splitlines() == TYPED.splitlines()
    page.goto(f"{standard.get_absolute_url()}opgave/gegevens/?stand=deels")
    expect(page.get_by_text("Dit typte u")).to_have_count(0)


def test_begin_again_shows_the_form_as_it_was(traveller, interrupted):
    page, _ = interrupted(traveller)
    sign_in(page)

    press(page.get_by_role("button", name="Begin opnieuw"))

    expect(page.get_by_text("Dit typte u")).to_have_count(0)
    expect(page.locator("[name=reach]")).to_have_value("")
