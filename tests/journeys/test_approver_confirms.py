"""An approver is asked, confirms one and then several, and the manager hears of it."""

import re

import pytest
from playwright.sync_api import expect

from catalogue.enums import EvidenceGrade
from notifications.models import Notice
from tests.browsers import REFUSED, press
from tests.machinery import wait_until

from .worlds import APPROVER, MANAGER


@pytest.fixture
def open_inbox(live_portal, portal_worker):
    """The inbox, once the outbox has delivered this notice to this person."""

    def open_for(page, email, title):
        told = Notice.objects.filter(recipient__email=email, title__contains=title)
        wait_until(told.exists, live_portal)
        page.goto("/berichten/")
        expect(page.get_by_text(title).first).to_be_visible()

    return open_for


def confirm(page, *standards):
    for standard in standards:
        row = page.locator("tr", has_text=standard.name)
        row.locator("label.so-check").first.click()
    press(page.get_by_role("button", name="Bevestig wat is aangevinkt"))


def test_an_approver_confirms_one_and_then_several(traveller, world, open_inbox):
    one, two, three = (world.standard() for _ in range(3))
    for standard in (one, two, three):
        world.stated(standard)
    page = traveller.person(APPROVER)

    open_inbox(page, APPROVER, f"Bevestig de opgave over {one.name}")
    traveller.look(page)
    notice = page.locator("li", has_text=f"Bevestig de opgave over {one.name}")
    press(notice.get_by_role("button", name="Openen"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Opgaven bevestigen")
    traveller.look(page)
    press(page.get_by_role("button", name="Bevestig wat is aangevinkt"))
    expect(page).to_have_title(REFUSED)
    traveller.look(page)

    confirm(page, one)
    expect(page.locator("main")).to_contain_text("1 opgave is bevestigd.")
    expect(page.locator("tr", has_text=one.name)).to_have_count(0)
    confirm(page, two, three)
    expect(page.locator("main")).to_contain_text("2 opgaven zijn bevestigd.")
    traveller.look(page)
    grades = [world.last_of("gouda", standard) for standard in (one, two, three)]
    assert [statement.confirmations.count() for statement in grades] == [1, 1, 1]
    assert {statement.grade for statement in grades} == {EvidenceGrade.DECLARED}

    manager = traveller.person(MANAGER)
    open_inbox(manager, MANAGER, f"De opgave over {three.name} is bevestigd")
    traveller.look(manager)
    manager.goto("/mijn-gemeente/")
    row = manager.locator("#opgaven ~ details li", has_text=three.name)
    expect(row).to_contain_text(re.compile("(?<!nog niet )bevestigd"))
    traveller.look(manager)
