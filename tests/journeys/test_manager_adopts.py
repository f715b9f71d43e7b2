"""An information manager says that a part of the municipality uses a standard."""

import re

from django.utils import timezone
from playwright.sync_api import expect

from municipalities.models import Municipality
from tests.browsers import REFUSED, press

from .worlds import MANAGER, fill_day

TYPED = "Alleen nieuwe koppelingen, met José erbij"


def numbers_of(page, standard):
    """What everybody reads on the standard's page: word by word, and the map."""
    page.goto(standard.get_absolute_url())
    legend = page.locator("#wie .so-legend li").all_inner_texts()
    cells = page.locator("#wie .so-map a", has_text="Gouda")
    state = cells.locator("use").first.get_attribute("href")
    return [" ".join(row.split()) for row in legend], state


def test_a_manager_adopts_and_sees_it_counted_and_on_the_map(traveller, world):
    standard = world.standard()
    everyone, page = traveller.visitor(), traveller.person(MANAGER)
    before, empty = numbers_of(everyone, standard)
    assert empty == "#hx-geen-opgave"
    # Other journeys may have added municipalities of their own.
    silent = Municipality.objects.on(timezone.localdate()).count() - 1

    page.goto(standard.get_absolute_url())
    traveller.look(page)
    press(page.get_by_role("link", name="Opgave doen").first)
    traveller.look(page)
    page.locator("label.so-choice", has_text="voor een deel").click()
    press(page.get_by_role("button", name="Volgende stap"))
    traveller.look(page)
    page.fill("[name=reach]", TYPED)
    press(page.get_by_role("button", name="Opgave vastleggen"))

    expect(page).to_have_title(REFUSED)
    expect(page.locator("[name=reach]")).to_have_value(TYPED)
    summary = page.locator(".so-errors")
    expect(summary).to_contain_text("Sinds wanneer?")
    if traveller.has_scripts:
        expect(summary).to_be_focused()
    traveller.look(page)
    assert world.last_of("gouda", standard) is None

    fill_day(page, "effective_on", ("1", "2", "2026"))
    press(page.get_by_role("button", name="Opgave vastleggen"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Opgave vastgelegd")
    expect(page.locator("main")).to_contain_text(TYPED)
    traveller.look(page)
    press(page.get_by_role("link", name="Bekijk wie deze standaard"))
    expect(page).to_have_url(re.compile(f"/{standard.slug}/#wie$"))

    after, partly = numbers_of(everyone, standard)
    assert partly == "#hx-deels"
    assert [row for row in after if row not in before] == [
        "In gebruik, deels 1",
        f"Nog geen opgave {silent}",
    ]
    row = everyone.locator("#per-gemeente tbody tr", has_text="Gouda")
    expect(row).to_contain_text("In gebruik, deels")
    traveller.look(everyone)
