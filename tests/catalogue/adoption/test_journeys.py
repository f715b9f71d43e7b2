"""A manager adopts, an approver confirms, a coordinator records for three: in a browser."""

import pytest

from accounts.models import User
from tests.browsers import NARROW, WIDE

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
    page.get_by_role("link", name="Opgave doen").first.click()
    look(page)
    page.locator("label.so-choice", has_text="voor een deel").click()
    page.get_by_role("button", name="Volgende stap").click()
    look(page)
    page.get_by_role("button", name="Opgave vastleggen").click()
    assert page.title().startswith("Fout: ")
    look(page)
    fill_day(page, "effective_on", ("1", "2", "2026"))
    page.fill("[name=reach]", "Nieuwe koppelingen")
    page.get_by_role("button", name="Opgave vastleggen").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Opgave vastgelegd"
    look(page)

    approver = browser_of(APPROVER)
    approver.goto("/mijn-gemeente/bevestigen/")
    row = approver.locator("tr", has_text="REST-API Design Rules")
    row.locator("label.so-check").first.click()
    look(approver)
    approver.get_by_role("button", name="Bevestig wat is aangevinkt").click()
    assert "1 opgave is bevestigd." in approver.locator("main").inner_text()

    page.goto("/mijn-gemeente/")
    stand = page.locator("#opgaven ~ details li", has_text="REST-API Design Rules")
    assert "bevestigd" in (stand.text_content() or "")
    look(page)


def test_a_coordinator_records_for_three(browser_of, look):
    page = browser_of(COORDINATOR)
    page.goto("/standaarden/nl-design-system/opgave/")
    for name in ("Gouda", "Waddinxveen", "Krimpenerwaard"):
        page.locator("label.so-check", has_text=name).click()
    page.locator("label.so-choice", has_text="Oriënterend").click()
    page.get_by_role("button", name="Volgende stap").click()
    fill_day(page, "effective_on", ("1", "3", "2026"))
    look(page)
    page.get_by_role("button", name="Opgave vastleggen").click()

    told = page.locator("main").inner_text()
    assert all(name in told for name in ("Gouda", "Waddinxveen", "Krimpenerwaard"))
    look(page)


def test_a_visitor_follows_gibit_to_who_applies_it(new_context, axe, fits):
    page = new_context(viewport=NARROW).new_page()
    page.goto("/standaarden/gibit/")
    axe(page)
    page.get_by_role("link", name="Alle gemeenten").click()
    page.locator("label.so-check", has_text="Legt uit").click()
    page.get_by_role("button", name="Toon").click()

    assert "19 gemeenten" in page.locator("#gemeenten").inner_text()
    axe(page)
    fits(page)
