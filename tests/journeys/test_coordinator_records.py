"""A partnership coordinator speaks for three municipalities: for all, or for none."""

from playwright.sync_api import expect

from tests.browsers import press

from .worlds import COORDINATOR, NEIGHBOUR, fill_day

MEMBERS = {
    "gouda": "Gouda",
    "krimpenerwaard": "Krimpenerwaard",
    "waddinxveen": "Waddinxveen",
}


def said(world, standard):
    """Who said what last, member by member."""
    last = {slug: world.last_of(slug, standard) for slug in MEMBERS}
    return {
        slug: (one.state, one.by_label) if one else None for slug, one in last.items()
    }


def test_a_coordinator_records_for_three_all_or_nothing(traveller, world):
    standard = world.standard()
    page = traveller.person(COORDINATOR)
    page.goto(f"{standard.get_absolute_url()}opgave/")
    traveller.look(page)
    for name in MEMBERS.values():
        page.locator("label.so-check", has_text=name).click()
    page.locator("label.so-choice", has_text="Oriënterend").click()
    press(page.get_by_role("button", name="Volgende stap"))
    traveller.look(page)
    world.stated(standard, by=NEIGHBOUR, of="waddinxveen")
    fill_day(page, "effective_on", ("1", "3", "2026"))
    press(page.get_by_role("button", name="Opgave vastleggen"))

    expect(page.get_by_role("heading", level=1)).to_have_text("Iemand was u voor")
    traveller.look(page)
    assert said(world, standard) == {
        "gouda": None,
        "krimpenerwaard": None,
        "waddinxveen": ("in-gebruik", "Wies Waddinx"),
    }

    press(page.get_by_role("button", name="Mijn opgave geldt"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Opgave vastgelegd")
    for name in MEMBERS.values():
        expect(page.locator("main")).to_contain_text(name)
    traveller.look(page)
    mine = ("orienterend", "Coos Coördinatie")
    assert said(world, standard) == dict.fromkeys(MEMBERS, mine)
