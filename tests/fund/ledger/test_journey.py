"""An administrator goes from a total to its entries and its document, and takes an
entry back; in a browser, wide, narrow and without scripts."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from fund.domain.ledger.sealing import seal_day
from fund.models import Entry
from fund.tasks.ledger import SEALER
from tests.browsers import NARROW, REFUSED, WIDE, press
from tests.factories.accounts import AT
from tests.factories.fund import TODAY, FiscalYearFactory

from .scene import Pots

WAYS = {
    "wide": {"viewport": WIDE},
    "narrow": {"viewport": NARROW},
    "without scripts": {"viewport": NARROW, "java_script_enabled": False},
}


@pytest.fixture(params=WAYS.values(), ids=WAYS.keys())
def options(request):
    return request.param


@pytest.fixture
def look(options, axe, fits):
    """Nothing is wrong with the page, where scripts can tell."""

    def check(page):
        if options.get("java_script_enabled", True):
            axe(page)
            fits(page)

    return check


def test_from_a_total_to_its_document_and_back(
    options, look, new_context, signed_in, live_portal_db
):
    pots = Pots(1_000_00)
    FiscalYearFactory(year=timezone.localdate().year)
    entry = pots.post(
        pots.reserving(250_05, document=pots.first.subject_key, booked_on=TODAY)
    )
    pots.post(pots.receiving(1_234_567_89, description="Bijdrage van het Rijk"))
    seal_day(TODAY, by=SEALER, now=AT)
    page = signed_in(new_context(**options), pots.by)

    page.goto(f"/fonds/grootboek/?jaar={TODAY.year}")
    look(page)
    press(page.get_by_role("link", name="€ 250,05"))
    look(page)
    press(page.get_by_role("link", name=f"Boeking {pots.first.pk}"))
    look(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(pots.first.description)

    page.goto(entry.get_absolute_url())
    look(page)
    press(page.get_by_role("link", name="Draai terug"))
    look(page)
    press(page.get_by_role("button", name="Draai de boeking terug"))
    expect(page).to_have_title(REFUSED)
    look(page)
    page.fill("[name=reason]", "Dubbel geboekt")
    press(page.get_by_role("button", name="Draai de boeking terug"))
    look(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Teruggedraaid: Dubbel geboekt"
    )
    assert Entry.objects.get(reverses=entry).total_cents == 250_05

    for part in ("Rekeningen", "Boekingen", "Dagzegels", "Bestanden"):
        page.goto("/fonds/grootboek/")
        press(page.get_by_role("link", name=part, exact=True))
        look(page)
    page.goto(pots.bank.get_absolute_url())
    look(page)
