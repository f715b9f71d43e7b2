"""An approver is asked, confirms one and then several, and the manager hears of it."""

import time

from playwright.sync_api import expect

from catalogue.enums import EvidenceGrade
from tests.browsers import REFUSED, press
from tests.patience import FIRST_START

from .worlds import APPROVER, MANAGER


def until_seen(page, address, text):
    """The notice comes when the outbox has delivered it."""
    until = time.monotonic() + FIRST_START
    page.goto(address)
    while not page.get_by_text(text).count() and time.monotonic() < until:
        page.wait_for_timeout(300)
        page.reload()
    expect(page.get_by_text(text).first).to_be_visible()


def confirm(page, *standards):
    for standard in standards:
        row = page.locator("tr", has_text=standard.name)
        row.locator("label.so-check").first.click()
    press(page.get_by_role("button", name="Bevestig wat is aangevinkt"))


def test_an_approver_confirms_one_and_then_several(traveller, world, live_portal):
    live_portal.start_worker()
    one, two, three = (world.standard() for _ in range(3))
    for standard in (one, two, three):
        world.stated(standard)
    page = traveller.person(APPROVER)

    until_seen(page, "/berichten/", f"Bevestig de opgave over {one.name}")
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
    until_seen(manager, "/berichten/", f"De opgave over {three.name} is bevestigd")
    traveller.look(manager)
