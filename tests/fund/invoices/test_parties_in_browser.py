"""The pages of parties, sending and reminding in a real browser."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from fund.enums import DeliveryState
from fund.models import DebtorIban
from municipalities.models import Municipality
from tests.browsers import NARROW, WIDE, press
from tests.factories.accounts import AT
from tests.factories.fund import fund_administrator

from .access_parties import failed, sent
from .scene import DAY, IBAN, debtor


@pytest.fixture
def town(live_portal_db):
    """A municipality with everything there is to see."""
    owner = debtor(Municipality.objects.get(slug="gouda"), email="f@gouda.example")
    DebtorIban.objects.create(
        debtor=owner, iban=IBAN, added_by_label="Persoon", added_at=AT
    )
    failed(owner)
    failed(owner, state=DeliveryState.QUEUED, problem="")
    sent(owner, due_on=DAY)
    silent = debtor(Municipality.objects.get(slug="texel"), email="")
    sent(silent, due_on=DAY)
    return owner.municipality


def test_the_pages_are_accessible_and_fit(town, new_context, signed_in, axe, fits):
    person = fund_administrator()
    names = (
        "fund_debtors",
        "fund_issuer",
        "fund_import_debtors",
        "fund_deliveries",
        "fund_reminders",
    )
    of_town = [
        reverse(name, args=[town.slug]) for name in ("fund_debtor", "fund_add_iban")
    ]
    for size in (WIDE, NARROW):
        page = signed_in(new_context(viewport=size), person)
        for address in (*map(reverse, names), *of_town):
            page.goto(address)
            axe(page)
            fits(page)

        page.goto(of_town[0])
        page.get_by_label("OIN").fill("123")
        press(page.get_by_role("button", name="Bewaar"))
        expect(page.locator("main")).to_contain_text("Een OIN heeft twintig cijfers")
        axe(page)
        fits(page)
