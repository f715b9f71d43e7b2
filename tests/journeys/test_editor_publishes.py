"""An editor publishes a version; two editors at once each keep their words."""

import uuid

from playwright.sync_api import expect

from accounts.enums import Role
from tests.browsers import press
from tests.factories.accounts import person_with

from .worlds import EDITOR

VERSIONS = "section:has(> #versies)"


def another_editor(world):
    email = f"redacteur-{uuid.uuid4().hex[:8]}@vng.example"
    vng = world.organisation("VNG")
    return person_with(Role.CATALOGUE_EDITOR, vng, email=email, name="Tweede Lezer")


def test_an_editor_publishes_a_version_and_a_visitor_sees_it(traveller, world):
    standard = world.standard()
    page, everyone = traveller.person(EDITOR), traveller.visitor()

    page.goto(f"/beheer/catalogus/standaarden/{standard.slug}/")
    traveller.look(page)
    press(page.get_by_role("button", name="Nieuwe versie"))
    page.get_by_label("Nummer").fill("2.0")
    page.get_by_label("Levensloop").select_option("in gebruik")
    page.get_by_label("Dit is de huidige versie").check()
    traveller.look(page)
    press(page.get_by_role("button", name="Bewaar concept"))
    expect(page.locator("main")).to_contain_text("Het concept is bewaard.")
    press(page.get_by_role("button", name="Bewaar en bekijk voorbeeld"))
    expect(page.get_by_text("Dit is een voorbeeld.")).to_be_visible()
    expect(page.locator(VERSIONS)).to_contain_text("2.0")
    traveller.look(page)
    everyone.goto(standard.get_absolute_url())
    expect(everyone.locator(VERSIONS)).not_to_contain_text("2.0")

    page.go_back()
    press(page.get_by_role("button", name="Bewaar en ga naar publiceren"))
    traveller.look(page)
    press(page.get_by_role("button", name="Publiceer", exact=True))
    expect(page.get_by_text("staat nu op de openbare pagina")).to_be_visible()
    traveller.look(page)
    everyone.reload()
    expect(everyone.locator(VERSIONS)).to_contain_text("2.0")
    traveller.look(everyone)
    standard.refresh_from_db()
    assert standard.current_version_number == "2.0"


def test_the_second_of_two_editors_sees_both_texts(traveller, world):
    standard = world.standard()
    first, second = (
        traveller.person(EDITOR),
        traveller.person(another_editor(world)),
    )
    first.goto(f"/beheer/catalogus/standaarden/{standard.slug}/")
    press(first.get_by_role("button", name="Wijzig de tekst"))
    second.goto(first.url)
    summary, one, two = "[name=summary]", "Gegevensdeling", "Brievenpost"
    first.fill(summary, one)
    second.fill(summary, two)

    press(first.get_by_role("button", name="Bewaar concept"))
    press(second.get_by_role("button", name="Bewaar concept"))

    both = second.locator("section:has(> #verschil)")
    expect(both.locator("del")).to_contain_text("Gegevensdeling")
    expect(both.locator("ins")).to_contain_text("Brievenpost")
    expect(second.locator(summary)).to_have_value(two)
    traveller.look(second)
    first.reload()
    expect(first.locator(summary)).to_have_value(one)
    press(second.get_by_role("button", name="Bewaar concept"))
    expect(second.locator("main")).to_contain_text("Het concept is bewaard.")
    standard.refresh_from_db()
    assert standard.summary == "Een afspraak voor onderweg."
