"""A member answers in a round on a phone, in a room with bad reception."""

import pytest
from playwright.sync_api import Error, expect

from governance.domain.rounds.closing import close_round
from governance.models import ConflictDeclaration, Position
from tests.browsers import NARROW, press
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

    press(page.get_by_role("link", name=round.dossier.title))
    phone.look(page)
    page.locator("input[value=voor]").check()
    press(page.get_by_role("button", name=SEND))

    expect(page.get_by_text("Uw standpunt is ontvangen: Voor")).to_be_visible()
    phone.look(page)

    page.locator("input[value=tegen]").check()
    press(page.get_by_role("button", name=SEND))
    expect(page.get_by_role("alert")).to_contain_text("bij “Tegen” hoort een reden.")
    phone.look(page)
    page.locator("[name=reden]").fill("Te duur.")
    press(page.get_by_role("button", name=SEND))

    expect(page.get_by_text("Uw standpunt is ontvangen: Tegen")).to_be_visible()
    assert [one.choice for one in round.positions.order_by("number")] == [
        "voor",
        "tegen",
    ]
    press(page.get_by_role("link", name="Stand van de ronde"))
    expect(page.get_by_text("Wat de leden vinden")).to_be_visible()
    phone.look(page)


def test_a_member_declares_an_interest(phone, scene):
    page, round = opened(phone, scene)

    page.locator("[name=reden]").fill("Ik zit bij de leverancier.")
    page.locator("[name=belang]").check()
    press(page.get_by_role("button", name=SEND))

    expect(page.get_by_text("Uw belang is gemeld.")).to_be_visible()
    phone.look(page)
    press(page.get_by_role("link", name="Lees wat u meldde"))
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
    page.get_by_role("button", name=SEND).press("Enter")
    with pytest.raises(Error):
        page.goto(round.get_absolute_url())
    page.context.set_offline(False)
    page.goto(round.get_absolute_url())

    expect(page.get_by_text("Wat u eerder typte")).to_be_visible()
    expect(page.locator("[name=reden]")).to_have_value(TYPED)
    expect(page.locator("input[value=tegen]")).to_be_checked()
    assert not Position.objects.filter(round=round).exists()
    phone.look(page)
    press(page.get_by_role("button", name=SEND))
    expect(page.get_by_text("Uw standpunt is ontvangen: Tegen")).to_be_visible()


def test_two_devices_of_one_member_choose_between_two_texts(phone, scene):
    page, round = opened(phone, scene)
    tablet = phone.person(scene.members[0])
    tablet.goto(round.get_absolute_url())

    page.locator("input[value=voor]").check()
    press(page.get_by_role("button", name=SEND))
    expect(page.get_by_text("Uw standpunt is ontvangen: Voor")).to_be_visible()
    tablet.locator("input[value=tegen]").check()
    tablet.locator("[name=reden]").fill("Te duur.")
    press(tablet.get_by_role("button", name=SEND))

    expect(tablet.get_by_role("heading", level=1)).to_have_text(
        "Kies welk standpunt geldt"
    )
    phone.look(tablet)
    press(tablet.get_by_role("button", name="Dit standpunt geldt"))
    expect(tablet.get_by_text("Uw standpunt is ontvangen: Tegen")).to_be_visible()
    assert round.positions.get(number=2).choice == "tegen"


def test_a_round_that_closed_meanwhile_keeps_the_text(phone, scene):
    page, round = opened(phone, scene)
    page.locator("input[value=tegen]").check()
    page.locator("[name=reden]").fill(TYPED)

    close_round(round=round, by=scene.secretary, now=scene.now)
    press(page.get_by_role("button", name=SEND))

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

    press(page.get_by_role("link", name="Sluit de ronde"))
    expect(page.get_by_text("Zo zou de telling nu zijn")).to_be_visible()
    phone.look(page)
    press(page.get_by_role("button", name="Sluit de ronde definitief"))

    expect(page.get_by_text("De ronde is gesloten en geteld.")).to_be_visible()
    phone.look(page)
