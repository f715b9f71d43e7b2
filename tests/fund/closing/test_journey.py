"""Two administrators bring a year to its end: what blocks, what goes on, and the seal."""

import pytest
from playwright.sync_api import expect

from fund.domain.ledger import credit, debit, pot
from fund.enums import AccountKind
from fund.models import FiscalYear
from tests.browsers import press
from tests.factories.fund import balances
from tests.portals import without_demo

from .scene import NOW, YEAR, Year, sealed

TITLE = " - Samen Organiseren"
ADDRESS = f"/fonds/jaren/{YEAR}/afsluiten/"


live_portal = without_demo()


@pytest.fixture
def browser_of(new_context, signed_in):
    """A browser in which this person is signed in."""
    return lambda person: signed_in(new_context(), person)


def told(page, text):
    expect(page.get_by_text(text)).to_be_visible()


def test_a_year_is_closed(browser_of, look, live_portal_db):
    year = Year().lived()
    unplaced = year.unplaced(25_00)
    year.decided(200_00)
    sealed()

    # The year that goes on is empty yet, and cannot be closed at all.
    first = browser_of(year.first)
    first.goto(f"/fonds/jaren/{YEAR + 1}/afsluiten/")
    look(first)
    told(first, "Sluiten boekt niets.")

    # A payment is still to be placed: the year cannot be closed, and says why.
    first.goto(ADDRESS)
    look(first)
    told(first, "Dit jaar kan nog niet dicht")
    told(first, "Plaats deze bankregels op de werklijst van de bank.")

    year.book(
        debit(pot(AccountKind.MONEY_IN, bank_transaction=unplaced), 25_00),
        credit(pot(AccountKind.RECEIVABLE, invoice=year.invoice), 25_00),
    )
    sealed(NOW.date().replace(day=11))

    # The members decided that € 200 goes to the next year.
    first.goto(ADDRESS)
    press(first.get_by_role("link", name="Hevel over"))
    look(first)
    first.get_by_label("Volgens welk besluit van de leden?").select_option(index=1)
    first.get_by_label("Bedrag").fill("200,01")
    press(first.get_by_role("button", name="Hevel over"))
    look(first)
    expect(first).to_have_title("Fout: Overhevelen: " + str(year.line) + TITLE)
    first.get_by_label("Bedrag").fill("200")
    press(first.get_by_role("button", name="Hevel over"))

    # All is well: the first prepares, and cannot close.
    press(first.get_by_role("button", name="Bereid het sluiten voor"))
    look(first)
    told(first, "U hebt dit zelf voorbereid.")

    # The second reads the amounts, and closes.
    second = browser_of(year.second)
    second.goto(ADDRESS)
    look(second)
    told(second, "Dat gaat naar de reserve.")
    press(second.get_by_role("button", name=f"Sluit {YEAR}"))
    look(second)
    told(second, f"Boekjaar {YEAR} is gesloten en verzegeld.")

    close = FiscalYear.objects.get(pk=YEAR).close
    told(second, close.seal.sha256)
    assert (close.prepared_by, close.closed_by) == (year.first, year.second)
    assert balances()["0500"] == 650_00

    second.goto("/fonds/jaren/afsluitingen/")
    look(second)
    expect(second.get_by_role("row", name=str(YEAR))).to_contain_text("gesloten")
