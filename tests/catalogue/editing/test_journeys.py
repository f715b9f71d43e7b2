"""An editor and a municipality at work in a real browser, with axe."""

import datetime

import pytest
from django.test import Client
from playwright.sync_api import expect

from accounts.enums import Role
from catalogue.domain.bindingness import Facts, record_bindingness
from catalogue.enums import Authority, Bindingness
from catalogue.models import Need, Standard
from municipalities.models import Municipality
from tests.browsers import REFUSED, press
from tests.factories.accounts import MunicipalOrganisationFactory, person_with
from tests.factories.catalogue import (
    NeedFactory,
    StandardFactory,
    StandardVersionFactory,
)

NOW = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)


@pytest.fixture
def as_person(live_portal_db, live_portal):
    """Let a browser page be signed in as this person."""

    def sign_in(page, person):
        client = Client()
        client.force_login(person)
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
        page.context.add_cookies([{**cookie, "url": live_portal.url}])
        return page

    return sign_in


def a_standard(slug):
    standard = StandardFactory(
        slug=slug,
        name=f"Proefstandaard {slug}",
        summary="Een afspraak om te proberen.",
        source="voorbeeld.example",
    )
    StandardVersionFactory(standard=standard, number="1.0", is_current=True)
    return standard


def test_a_form_that_is_not_whole_says_where_without_javascript(plain_page, as_person):
    page = as_person(plain_page, person_with(Role.CATALOGUE_EDITOR))

    page.goto("/beheer/catalogus/")
    press(page.get_by_role("button", name="Nieuwe standaard"))
    page.get_by_label("Naam", exact=True).fill("Half af")
    press(page.get_by_role("button", name="Bewaar en ga naar publiceren"))

    expect(page).to_have_title(REFUSED)
    expect(page.get_by_label("Naam", exact=True)).to_have_value("Half af")
    assert Standard.objects.filter(name="Half af").count() == 0


def test_every_page_of_the_editors_is_accessible(any_page, as_person, axe, fits):
    width = any_page.viewport_size["width"]
    standard, person = (
        a_standard(f"toegankelijk-{width}"),
        person_with(Role.CATALOGUE_EDITOR),
    )
    facts = Facts(
        authority=Authority.VNG, level=Bindingness.RECOMMENDED, source="vng.nl"
    )
    change = record_bindingness(
        standard=standard, facts=facts, by=person_with(Role.CATALOGUE_EDITOR), now=NOW
    )
    page = as_person(any_page, person)

    for address in (
        "initiatieven/",
        "concepten/",
        "te-bevestigen/",
        "synoniemen/",
        "importeren/",
        f"standaarden/{standard.slug}/verbindendheid/",
        f"standaarden/{standard.slug}/van-de-site/",
        f"verbindendheid/{change.pk}/bevestigen/",
    ):
        page.goto(f"/beheer/catalogus/{address}")
        axe(page)
        fits(page)
    page.goto(f"/standaarden/{standard.slug}/geschiedenis/")
    axe(page)
    fits(page)


def test_a_municipality_supports_a_need_with_one_press(any_page, as_person, axe, fits):
    need = NeedFactory(
        title=f"Proefbehoefte {any_page.viewport_size['width']}",
        municipality=Municipality.objects.filter(valid_to=None).first(),
    )
    organisation = MunicipalOrganisationFactory()
    page = as_person(any_page, person_with(Role.INFORMATION_MANAGER, organisation))

    page.goto(f"/behoeften/{need.slug}/")
    press(page.get_by_role("button", name="heeft dit ook nodig"))
    expect(page.get_by_text("Uw gemeente steunt deze behoefte.")).to_be_visible()
    axe(page)
    fits(page)
    page.goto("/behoeften/nieuw/")
    axe(page)
    fits(page)

    assert Need.objects.get(pk=need.pk).support_count == 1
