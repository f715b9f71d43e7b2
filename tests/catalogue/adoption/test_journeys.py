"""A manager adopts, an approver confirms, a coordinator records for three: in a browser."""

import pytest
from playwright.sync_api import expect

from accounts.models import User
from tests.browsers import NARROW, REFUSED, WIDE, press

MANAGER = "informatiemanager@gouda.example"
APPROVER = "accordeur@gouda.example"
COORDINATOR = "coordinator@hollandsekade.example"
WAYS = {
    "wide": {"viewport": WIDE},
    "narrow": {"viewport": NARROW},
    "without scripts": {"viewport": NARROW, "java_script_enabled": False},
}


@pytest.fixture(params=WAYS.values(), ids=WAYS.keys())
def browser_of(request, new_context, signed_in):
    """A browser in which this demo person is signed in."""

    def open_for(email):
        person = User.objects.get(email=email)
        return signed_in(new_context(**request.param), person)

    return open_for


@pytest.fixture
def look(axe, fits, request):
    """Nothing is wrong with the page, where scripts can tell."""
    with_scripts = "without scripts" not in request.node.name

    def check(page):
        if with_scripts:
            axe(page)
            fits(page)

    return check


def fill_day(page, name, day):
    for part, value in zip(("dag", "maand", "jaar"), day, strict=True):
        page.fill(f"[name={name}_{part}]", value)


def test_a_manager_adopts_and_an_approver_confirms(browser_of, look):
    page = browser_of(MANAGER)
    page.goto("/standaarden/rest-api-design-rules/")
    look(page)
    press(page.get_by_role("link", name="Opgave doen").first)
    look(page)
    page.locator("label.so-choice", has_text="voor een deel").click()
    press(page.get_by_role("button", name="Volgende stap"))
    look(page)
    press(page.get_by_role("button", name="Opgave vastleggen"))
    expect(page).to_have_title(REFUSED)
    look(page)
    fill_day(page, "effective_on", ("1", "2", "2026"))
    page.fill("[name=reach]", "Nieuwe koppelingen")
    press(page.get_by_role("button", name="Opgave vastleggen"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Opgave vastgelegd")
    look(page)

    approver = browser_of(APPROVER)
    approver.goto("/mijn-gemeente/bevestigen/")
    row = approver.locator("tr", has_text="REST-API Design Rules")
    row.locator("label.so-check").first.click()
    look(approver)
    press(approver.get_by_role("button", name="Bevestig wat is aangevinkt"))
    expect(approver.locator("main")).to_contain_text("1 opgave is bevestigd.")

    page.goto("/mijn-gemeente/")
    stand = page.locator("#opgaven ~ table tr", has_text="REST-API Design Rules")
    expect(stand).to_contain_text("bevestigd")
    look(page)


def test_a_coordinator_records_for_three(browser_of, look):
    page = browser_of(COORDINATOR)
    page.goto("/standaarden/nl-design-system/opgave/")
    for name in ("Gouda", "Waddinxveen", "Krimpenerwaard"):
        page.locator("label.so-check", has_text=name).click()
    page.locator("label.so-choice", has_text="Oriënterend").click()
    press(page.get_by_role("button", name="Volgende stap"))
    fill_day(page, "effective_on", ("1", "3", "2026"))
    look(page)
    press(page.get_by_role("button", name="Opgave vastleggen"))

    for name in ("Gouda", "Waddinxveen", "Krimpenerwaard"):
        expect(page.locator("main")).to_contain_text(name)
    look(page)


def test_a_visitor_follows_gibit_to_who_applies_it(new_context, axe, fits):
    page = new_context(viewport=NARROW).new_page()
    page.goto("/standaarden/gibit/")
    axe(page)
    press(page.get_by_role("link", name="Alle gemeenten"))
    page.locator("label.so-check", has_text="Legt uit").click()
    press(page.get_by_role("button", name="Toon"))

    expect(page.locator("#gemeenten")).to_contain_text("19 gemeenten")
    axe(page)
    fits(page)
