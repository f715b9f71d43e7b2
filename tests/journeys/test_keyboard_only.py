"""Somebody without a mouse: the skip link, the menu, a facet and a statement."""

import re

from playwright.sync_api import expect

from tests.browsers import NARROW, another_page

from .worlds import MANAGER

# A choice shows it on the row that it stands in.
SHOWS = """() => [document.activeElement, document.activeElement.closest("label")]
  .some(one => one && getComputedStyle(one).outlineStyle !== "none")"""


def tab_to(page, target, most=80):
    """Press Tab until this has the focus; the focus is seen at every stop."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if target.evaluate("one => one === document.activeElement"):
            assert page.evaluate(SHOWS), f"no focus to be seen on {target}"
            return
    raise AssertionError(f"{most} times Tab on {page.url} did not reach {target}")


def enter(page):
    """Follow the link, or send the form, that has the focus."""
    with another_page(page):
        page.keyboard.press("Enter")


def test_a_visitor_finds_the_way_with_the_keys(traveller_of):
    traveller = traveller_of({"viewport": NARROW})
    page = traveller.visitor()
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()

    page.goto("/")
    menu = page.locator("details.so-menu > summary")
    tab_to(page, menu)
    page.keyboard.press("Enter")
    tab_to(page, page.locator(".so-nav").get_by_role("link", name="Standaarden"))
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, page.locator(".so-nav").get_by_role("link", name="Standaarden"))
    enter(page)
    expect(page).to_have_url(re.compile("/standaarden/$"))

    tab_to(page, page.locator("details.so-fold > summary"))
    page.keyboard.press("Enter")
    facet = page.locator(".so-facets input[type=checkbox]").first
    tab_to(page, facet)
    page.keyboard.press("Space")
    tab_to(page, page.locator(".so-facets").get_by_role("button"))
    enter(page)
    expect(page).to_have_url(re.compile(r"/standaarden/\?"))
    expect(facet).to_be_checked()


def test_a_manager_makes_a_statement_with_the_keys(with_scripts, world):
    standard = world.standard()
    page = with_scripts.person(MANAGER)
    page.goto(standard.get_absolute_url())
    tab_to(page, page.get_by_role("link", name="Opgave doen").first)
    enter(page)
    expect(page).to_have_url(re.compile("/opgave/$"))
    choices = page.locator("input[name=stand]")
    tab_to(page, choices.first)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    chosen = page.locator("input[name=stand]:checked").get_attribute("value")
    enter(page)
    expect(page).to_have_url(re.compile("/opgave/gegevens/"))
    day = page.locator("[name=effective_on_dag]")
    tab_to(page, day)
    page.keyboard.type("1")
    page.keyboard.press("Tab")
    page.keyboard.type("2")
    page.keyboard.press("Tab")
    page.keyboard.type("2026")
    enter(page)

    expect(page.get_by_role("heading", level=1)).to_have_text("Opgave vastgelegd")
    assert world.last_of("gouda", standard).state == chosen
