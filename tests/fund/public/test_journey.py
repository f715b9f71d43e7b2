"""The euro followed in a browser: a visitor, a municipality and an administrator."""

import datetime
import re

import pytest
from playwright.sync_api import expect

from accounts.enums import Role
from catalogue.enums import Ring
from tests.browsers import NARROW, WCAG, WIDE, press, violations
from tests.factories.accounts import MunicipalOrganisationFactory, person_with
from tests.factories.adoption import applied_by, state_that
from tests.factories.catalogue import InitiativeFactory, StandardFactory
from tests.factories.municipalities import MunicipalityFactory

from .scene import YEAR, Scene, day
from .test_panels import invoiced

EARLY = datetime.date(YEAR - 2, 1, 1)
SCHEMES = ("light", "dark")


@pytest.fixture
def scene(live_portal_db):
    made = Scene(is_fictitious=True)
    made.standard = StandardFactory(ring=Ring.PUBLIC)
    made.available = StandardFactory(ring=Ring.PUBLIC)
    applied_by(made.standard, 11, effective_on=EARLY)
    made.base = made.line(9_000_00)
    made.quick = made.line(1_000_00)
    award = made.award(
        made.base,
        1_200_00,
        title="Aangifte digitaal maken",
        initiative=InitiativeFactory(),
        shares={made.standard: 900_00, made.available: 300_00},
        is_fictitious=True,
    )
    made.pay(award, 1_200_00, on=day(3))
    made.town = MunicipalityFactory()
    state_that(municipality=made.town, standard=made.standard, effective_on=EARLY)
    invoiced(made, made.town)
    return made


def look(page, size):
    """Nothing is wrong, in light and in dark, and nothing stands outside the page."""
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        found = violations(page, {"type": "tag", "values": WCAG})
        assert [(page.url, scheme, one["id"]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_visitor_follows_a_euro_to_its_municipalities(new_context, scene, size):
    page = new_context(viewport=size).new_page()

    page.goto(f"/fonds/{YEAR}/")
    look(page, size)
    press(page.get_by_role("link", name="Aangifte digitaal maken").first)
    expect(page.get_by_role("heading", level=1)).to_have_text("Aangifte digitaal maken")
    expect(page.locator("#gebruik").locator("xpath=..")).to_contain_text("€\u00a075,00")
    look(page, size)
    press(page.get_by_role("link", name="Uitgaven", exact=True))
    look(page, size)
    page.goto(f"/fonds/{YEAR}/jaarverslag/")
    look(page, size)
    page.goto(scene.standard.get_absolute_url())
    expect(page.locator("#fonds")).to_contain_text("Kosten per toepassing")
    look(page, size)


def test_a_reader_chooses_an_earlier_day_without_scripts(new_context, scene):
    page = new_context(viewport=NARROW, java_script_enabled=False).new_page()

    page.goto(f"/fonds/{YEAR}/")
    page.get_by_label("Stand op").fill(f"{YEAR}-02-01")
    press(page.get_by_role("button", name="Toon"))

    expect(page.get_by_text(f"Stand op 1 februari {YEAR}").first).to_be_visible()
    expect(page.get_by_text("nog niets betaald").first).to_be_visible()


def test_a_municipality_reads_what_it_pays_and_can_still_use(
    new_context, signed_in, scene
):
    organisation = MunicipalOrganisationFactory(municipality=scene.town)
    person = person_with(Role.INFORMATION_MANAGER, organisation)
    page = signed_in(new_context(viewport=NARROW), person)

    page.goto("/mijn-gemeente/")

    ours = page.locator("#bijdrage")
    expect(ours).to_contain_text("€\u00a01.000,00")
    expect(ours.get_by_role("link", name=scene.available.name)).to_be_visible()
    look(page, NARROW)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_an_administrator_oversees_the_year(new_context, signed_in, scene, size):
    page = signed_in(new_context(viewport=size), scene.by)

    page.goto(f"/fonds/overzicht/?jaar={YEAR}")
    expect(
        page.get_by_text(re.compile("factu.* die over de datum open sta"))
    ).to_be_visible()
    look(page, size)

    press(page.get_by_role("link", name="Bekijk de openbare pagina"))
    expect(page.get_by_role("link", name="Naar het overzicht")).to_be_visible()
