"""A municipality says what it lacks; another has the same need, with one press."""

import uuid

from playwright.sync_api import expect

from catalogue.models import Need
from tests.browsers import REFUSED, press

from .worlds import MANAGER, NEIGHBOUR


def test_a_need_is_put_in_and_supported(with_scripts, live_portal_db):
    title = f"Reisbehoefte {uuid.uuid4().hex[:8]}"
    gouda, waddinxveen = with_scripts.person(MANAGER), with_scripts.person(NEIGHBOUR)

    gouda.goto("/behoeften/")
    press(gouda.get_by_role("link", name="Behoefte opschrijven"))
    gouda.get_by_label("Wat heeft u nodig?").fill(title)
    press(gouda.get_by_role("button", name="Plaats de behoefte"))
    expect(gouda).to_have_title(REFUSED)
    expect(gouda.get_by_label("Wat heeft u nodig?")).to_have_value(title)
    with_scripts.look(gouda)
    gouda.get_by_label("Omschrijving").fill("Dit missen wij bij de balie.")
    gouda.get_by_label("Domein").select_option("dienstverlening")
    press(gouda.get_by_role("button", name="Plaats de behoefte"))
    expect(gouda.get_by_role("heading", level=1)).to_have_text(title)
    with_scripts.look(gouda)

    waddinxveen.goto(gouda.url)
    press(waddinxveen.get_by_role("button", name="heeft dit ook nodig"))
    expect(waddinxveen.locator("main")).to_contain_text("steunt deze behoefte")
    with_scripts.look(waddinxveen)
    assert Need.objects.get(title=title).support_count == 1
