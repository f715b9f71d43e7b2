"""The gallery in a real browser: every component, both schemes, narrow and wide."""

import pytest
from playwright.sync_api import expect

from tests.browsers import WIDE, press

SMALLEST = {"width": 320, "height": 780}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [SMALLEST, WIDE], ids=["320", "1280"])
def test_the_components_are_accessible(new_context, axe, fits, scheme, viewport):
    page = new_context(viewport=viewport, color_scheme=scheme).new_page()

    page.goto("/bouwstenen/")

    axe(page)
    fits(page)


@pytest.mark.parametrize(
    "address",
    ["/over/", "/over/en/", "/begrippen/", "/hulp/", "/privacy/", "/toegankelijkheid/"],
)
def test_the_text_pages_are_accessible(any_page, axe, fits, address):
    any_page.goto(address)

    axe(any_page)
    fits(any_page)


def test_escape_closes_the_menu_and_gives_the_focus_back(narrow_page):
    narrow_page.goto("/hulp/")
    narrow_page.get_by_text("Menu", exact=True).click()
    link = narrow_page.locator(".so-nav a", has_text="Behoeften")
    expect(link).to_be_visible()

    narrow_page.keyboard.press("Escape")

    expect(link).to_be_hidden()
    expect(narrow_page.get_by_text("Menu", exact=True)).to_be_focused()


def test_the_menu_works_without_javascript(new_context):
    page = new_context(viewport=SMALLEST, java_script_enabled=False).new_page()
    page.goto("/hulp/")

    page.get_by_text("Menu", exact=True).click()

    expect(page.get_by_role("link", name="Standaarden")).to_be_visible()


def test_a_wide_screen_shows_the_menu_unfolded(page):
    page.goto("/hulp/")

    expect(page.get_by_role("link", name="Standaarden")).to_be_visible()
    expect(page.get_by_text("Menu", exact=True)).to_be_hidden()


def test_the_first_tab_leads_to_the_content(page):
    page.goto("/hulp/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("#inhoud")).to_be_focused()


def test_typed_text_comes_back_until_it_is_sent(page):
    page.goto("/bouwstenen/")
    page.get_by_label("Naam van de gemeente").first.fill("Voorbeeldstad")
    page.get_by_label("Wij leggen uit").first.check()

    page.goto("/hulp/")
    page.goto("/bouwstenen/")

    name = page.get_by_label("Naam van de gemeente").first
    expect(name).to_have_value("Voorbeeldstad")
    expect(page.get_by_label("Wij leggen uit").first).to_be_checked()
    page.get_by_text("Begin opnieuw").click()
    expect(name).to_have_value("")


def test_text_that_was_sent_is_forgotten_on_the_next_page(page):
    page.goto("/bouwstenen/")
    page.get_by_label("Naam van de gemeente").first.fill("Voorbeeldstad")
    press(page.get_by_role("button", name="Vastleggen"))
    page.goto("/hulp/")

    page.goto("/bouwstenen/")

    expect(page.get_by_label("Naam van de gemeente").first).to_have_value("")


def test_text_is_kept_when_the_answer_was_an_error(page):
    page.goto("/bouwstenen/")
    page.get_by_label("Naam van de gemeente").first.fill("Voorbeeldstad")
    press(page.get_by_role("button", name="Vastleggen"))
    page.goto("/deze-pagina-is-er-niet/")

    page.goto("/bouwstenen/")

    name = page.get_by_label("Naam van de gemeente").first
    expect(name).to_have_value("Voorbeeldstad")
