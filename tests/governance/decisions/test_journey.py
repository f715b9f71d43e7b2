"""A chair establishes, the board deviates with a motivation, the public reads it."""

import re

import pytest
from playwright.sync_api import expect

from accounts.enums import Role
from governance.enums import BodyKind, Stage
from governance.models import Decision, Resolution
from tests.browsers import NARROW
from tests.factories.accounts import RoleAssignmentFactory

from .scene import TODAY, Scene, minority_view

COLLEGE, BOARD = BodyKind.COLLEGE, BodyKind.BOARD
WAYS = {
    "narrow": {"viewport": NARROW},
    "without scripts": {"viewport": NARROW, "java_script_enabled": False},
}


@pytest.fixture(params=WAYS.values(), ids=WAYS.keys())
def options(request):
    return request.param


@pytest.fixture
def browser_of(options, new_context, signed_in):
    """A narrow browser in which this person is signed in, or a visitor's."""

    def open_for(person=None):
        context = new_context(**options)
        return signed_in(context, person) if person else context.new_page()

    return open_for


@pytest.fixture
def look(options, axe, fits):
    """Nothing is wrong with the page, where scripts can tell."""

    def check(page):
        if options.get("java_script_enabled", True):
            axe(page)
            fits(page)

    return check


def press(what):
    """Press what leads to another page, and go on once that page stands."""
    with what.page.expect_event("load"):
        what.click()


def fill_day(page, name, day):
    for part, value in zip(
        ("dag", "maand", "jaar"), (day.day, day.month, day.year), strict=True
    ):
        page.fill(f"[name={name}_{part}]", str(value))


def test_from_advice_to_what_the_public_reads(browser_of, look, live_portal_db):
    scene = Scene(Stage.BOARD, is_fictitious=True)
    advice = scene.written(votes=("tegen", "tegen", "voor"))
    minority_view(advice.round)

    chair = browser_of(scene.chairs[COLLEGE])
    chair.goto(f"/besluiten/adviezen/concept/{advice.pk}/")
    look(chair)
    press(chair.get_by_role("button", name="Stel dit advies vast"))
    look(chair)
    advice.refresh_from_db()
    expect(chair.get_by_role("heading", level=1)).to_have_text(
        f"Advies {advice.number}"
    )

    secretary = browser_of(scene.secretaries[COLLEGE])
    secretary.goto(advice.get_absolute_url())
    press(secretary.get_by_role("button", name="Publiceer dit advies"))
    look(secretary)

    board = browser_of(scene.secretaries[BOARD])
    board.goto(f"/besluiten/dossiers/{scene.dossier.number}/besluit/")
    look(board)
    board.get_by_label("Vaststellen", exact=True).check(force=True)
    board.fill("[name=text]", "Het bestuur stelt deze standaard vast.")
    fill_day(board, "decided_on", TODAY)
    fill_day(board, "in_force_on", TODAY)
    press(board.get_by_role("button", name="Leg vast"))
    expect(board).to_have_title(re.compile("^Fout: "))
    expect(board.locator("main")).to_contain_text("wijkt af van het advies")
    look(board)
    board.fill("[name=motivation]", "De baten wegen zwaarder dan de kosten.")
    press(board.get_by_role("button", name="Leg vast"))
    look(board)
    decision = Decision.objects.get(dossier=scene.dossier)

    second = browser_of(scene.second)
    second.goto(f"/besluiten/ingevoerd/{decision.pk}/")
    look(second)
    press(second.get_by_role("button", name="Ik las dit na"))
    press(second.get_by_role("link", name="Publiceer besluiten"))
    look(second)
    second.locator("label.so-check", has_text=scene.dossier.title).click()
    press(second.get_by_role("button", name="Publiceer", exact=True))
    look(second)
    resolution = Resolution.objects.get(decision=decision)

    visitor = browser_of()
    visitor.goto("/besluiten/")
    look(visitor)
    press(visitor.get_by_role("link", name=resolution.title, exact=True).first)
    look(visitor)
    told = expect(visitor.locator("main"))
    told.to_contain_text("De baten wegen zwaarder dan de kosten.")
    told.to_contain_text("Wij vinden de invoertermijn te kort.")
    told.to_contain_text(resolution.sha256)
    visitor.goto(scene.standard.get_absolute_url())
    look(visitor)
    expect(visitor.locator("#besluiten")).to_contain_text(resolution.number)


def test_a_mistake_is_mended_and_a_plan_is_made(browser_of, look, live_portal_db):
    scene = Scene(Stage.BOARD, is_fictitious=True)
    scene.advised()
    person = scene.secretaries[BOARD]
    RoleAssignmentFactory(
        user=person, role=Role.BODY_MEMBER, organisation=scene.board.organisation
    )
    page = browser_of(person)
    page.goto(f"/besluiten/dossiers/{scene.dossier.number}/verzwaring/")
    look(page)
    resolution = scene.published(in_force_on=TODAY)

    page.goto(f"/besluiten/{resolution.number}/rectificeren/")
    look(page)
    page.fill("[name=reason]", "Een tikfout.")
    page.fill("[name=text]", "Zo is het bedoeld.")
    press(page.get_by_role("button", name="Publiceer de rectificatie"))
    look(page)
    expect(page.locator("main")).to_contain_text("Een tikfout.")
    page.goto(f"/besluiten/gevolgen/{resolution.decision.impact_id}/")
    look(page)
