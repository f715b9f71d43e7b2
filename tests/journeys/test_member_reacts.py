"""A member answers in a round on a phone, in a room with bad reception."""

import pytest
from playwright.sync_api import Error, expect

from governance.domain.rounds.closing import close_round
from governance.models import ConflictDeclaration, Position
from tests.browsers import NARROW
from tests.governance.rounds.scene import Scene, counted

TYPED = "Kleine gemeenten hebben hulp nodig bij"
SEND = "Verstuur mijn standpunt"


@pytest.fixture
def phone(traveller_of):
    return traveller_of({"viewport": NARROW})


@pytest.fixture
def scene(live_portal_db):
    return Scene(members=3)


def opened(phone, scene, number=0):
    """The member's phone, on the page of a round that is open."""
    round = scene.open()
    page = phone.person(scene.members[number])
    page.goto(round.get_absolute_url())
    return page, round


def test_a_member_reacts_in_three_taps_and_changes_the_position(phone, scene):
    round = scene.open()
    page = phone.person(scene.members[0])
    page.goto("/mijn-standpunten/")
    phone.look(page)

    page.get_by_role("link", name=round.dossier.title).click()
    phone.look(page)
    page.locator("input[value=voor]").check()
    page.get_by_role("button", name=SEND).click()

    expect(page.get_by_text("Uw standpunt is ontvangen: Voor")).to_be_visible()
    phone.look(page)

    page.locator("input[value=tegen]").check()
    page.get_by_role("button", name=SEND).click()
    expect(page.get_by_role("alert")).to_contain_text("bij “Tegen” hoort een reden.")
    phone.look(page)
    page.locator("[name=reden]").fill("Te duur.")
    page.get_by_role("button", name=SEND).click()

    expect(page.get_by_text("Uw standpunt is ontvangen: Tegen")).to_be_visible()
    assert [one.choice for one in round.positions.order_by("number")] == [
        "voor",
        "tegen",
    ]
    page.get_by_role("link", name="Stand van de ronde").click()
    expect(page.get_by_text("Wat de leden vinden")).to_be_visible()
    phone.look(page)


def test_a_member_declares_an_interest(phone, scene):
    page, round = opened(phone, scene)

    page.locator("[name=reden]").fill("Ik zit bij de leverancier.")
    page.locator("[name=belang]").check()
    page.get_by_role("button", name=SEND).click()

    expect(page.get_by_text("Uw belang is gemeld.")).to_be_visible()
    phone.look(page)
    page.get_by_role("link", name="Lees wat u meldde").click()
    expect(page.get_by_text("Over uw eigen belang oordeelt een ander.")).to_be_visible()
    phone.look(page)
    found = ConflictDeclaration.objects.get(dossier=round.dossier)
    assert found.person == scene.members[0]
    assert not round.positions.exists()


def test_the_network_is_lost_in_mid_sentence_and_the_text_comes_back(phone, scene):
    page, round = opened(phone, scene)
    page.locator("input[value=tegen]").check()
    page.locator("[name=reden]").press_sequentially(TYPED)

    page.context.set_offline(True)
    page.get_by_role("button", name=SEND).click()
    with pytest.raises(Error):
        page.goto(round.get_absolute_url())
    page.context.set_offline(False)
    page.goto(round.get_absolute_url())

    expect(page.get_by_text("Wat u eerder typte")).to_be_visible()
    assert page.input_value("[name=reden]") == TYPED
    assert page.is_checked("input[value=tegen]")
    assert not Position.objects.filter(round=round).exists()
    phone.look(page)
    page.get_by_role("button", name=SEND).click()
    expect(page.get_by_text("Uw standpunt is ontvangen: Tegen")).to_be_visible()


def test_two_devices_of_one_member_choose_between_two_texts(phone, scene):
    page, round = opened(phone, scene)
    tablet = phone.person(scene.members[0])
    tablet.goto(round.get_absolute_url())

    page.locator("input[value=voor]").check()
    page.get_by_role("button", name=SEND).click()
    expect(page.get_by_text("Uw standpunt is ontvangen: Voor")).to_be_visible()
    tablet.locator("input[value=tegen]").check()
    tablet.locator("[name=reden]").fill("Te duur.")
    tablet.get_by_role("button", name=SEND).click()

    expect(tablet.get_by_role("heading", level=1)).to_have_text(
        "Kies welk standpunt geldt"
    )
    phone.look(tablet)
    tablet.get_by_role("button", name="Dit standpunt geldt").click()
    expect(tablet.get_by_text("Uw standpunt is ontvangen: Tegen")).to_be_visible()
    assert round.positions.get(number=2).choice == "tegen"


def test_a_round_that_closed_meanwhile_keeps_the_text(phone, scene):
    page, round = opened(phone, scene)
    page.locator("input[value=tegen]").check()
    page.locator("[name=reden]").fill(TYPED)

    close_round(round=round, by=scene.secretary, now=scene.now)
    page.get_by_role("button", name=SEND).click()

    expect(page.get_by_text("Niet meegeteld")).to_be_visible()
    expect(page.get_by_text(TYPED)).to_be_visible()
    phone.look(page)
    round.refresh_from_db()
    assert round.tally["standpunten"] == counted()


def test_a_secretary_closes_with_the_count_in_view(phone, scene):
    round = scene.open()
    scene.take(round, 0)
    scene.take(round, 1)
    page = phone.person(scene.secretary)
    page.goto(f"{round.get_absolute_url()}secretaris/")
    phone.look(page)

    page.get_by_role("link", name="Sluit de ronde").click()
    expect(page.get_by_text("Zo zou de telling nu zijn")).to_be_visible()
    phone.look(page)
    page.get_by_role("button", name="Sluit de ronde definitief").click()

    expect(page.get_by_text("De ronde is gesloten en geteld.")).to_be_visible()
    phone.look(page)
