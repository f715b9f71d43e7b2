"""The public follows what became of a need, from its page to the published decision:
by reading alone, without signing in, without typing an address."""

import re
import uuid

import pytest
from playwright.sync_api import expect

from governance.enums import Stage
from governance.models import Dossier, Resolution
from tests.browsers import NARROW, press
from tests.factories.catalogue import NeedFactory
from tests.factories.municipalities import MunicipalityFactory

from .conftest import BARE

WAYS = {"360": {}, "360 without JavaScript": BARE}


@pytest.fixture(params=WAYS.values(), ids=WAYS.keys())
def narrow(request, traveller_of):
    return traveller_of({"viewport": NARROW, **request.param})


@pytest.fixture
def followed(world):
    """A decision of the demo that deviates from its advice, and the need behind it."""
    resolution = Resolution.objects.filter(decision__deviates=True).earliest("pk")
    need = NeedFactory(
        title=f"Reisbehoefte {uuid.uuid4().hex[:8]}",
        municipality=MunicipalityFactory(),
        is_fictitious=True,
    )
    dossier = resolution.decision.dossier
    Dossier.objects.filter(pk=dossier.pk).update(need=need)
    return need, dossier, resolution


def follow(page, panel, name):
    """Press the first link of this name in the part of the page under this heading."""
    part = page.get_by_role("main").get_by_role("region", name=panel, exact=True)
    press(part.get_by_role("link", name=name).first)


def test_from_a_need_to_the_published_decision(narrow, followed):
    need, dossier, resolution = followed
    decision = resolution.decision
    page = narrow.visitor()

    page.goto("/behoeften/")
    narrow.look(page)
    press(page.get_by_role("main").get_by_role("link", name=need.title))
    narrow.look(page)

    follow(page, "Voorstellen en besluiten", dossier.title)
    expect(page.get_by_role("heading", level=1)).to_have_text(dossier.title)
    expect(page.locator("#waar")).to_be_attached()
    narrow.look(page)
    at_dossier = page.url

    follow(page, "Consultatie", re.compile("consultatie", re.IGNORECASE))
    expect(page.locator("#samenvatting")).to_be_visible()
    expect(page.locator("#reacties")).to_be_visible()
    narrow.look(page)

    page.goto(at_dossier)
    follow(page, "Advies", re.compile("College van Dienstverleningszaken.*negatief"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Advies A-")
    narrow.look(page)

    page.goto(at_dossier)
    follow(page, "Besluit", re.compile(resolution.number))
    main = expect(page.get_by_role("main"))
    main.to_contain_text(decision.motivation)
    main.to_contain_text(resolution.sha256)
    narrow.look(page)

    press(page.get_by_role("link", name=f"Naar {dossier.standard}"))
    expect(page.locator("#besluiten")).to_contain_text(resolution.number)
    narrow.look(page)

    page.goto(f"{at_dossier}controleren/")
    narrow.look(page)
    assert Stage(dossier.stage) in (Stage.PUBLISHED, Stage.IN_USE)
