"""An administrator works through the bank by the keyboard alone, wide and narrow."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from fund.domain.payments.camt.writing import Payment
from fund.models import DebtorIban, FiscalYear, PaymentMatch
from tests.browsers import WORKER_PATIENCE, another_page, press
from tests.factories.accounts import AT
from tests.portals import without_demo

from .scene import CENTS, OTHER_IBAN, Bank, Town, open_on

live_portal = without_demo()


def told(page, text):
    expect(page.get_by_text(text).first).to_be_visible()


def key(page, name):
    """Press a key that leads to another page."""
    with another_page(page):
        page.keyboard.press(name)


def to(page, role, name):
    """Walk with Tab until this has the focus; nothing else moves it."""
    wanted = page.get_by_role(role, name=name, exact=True).first
    expect(wanted).to_be_visible()
    for _ in range(150):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"the keyboard does not reach {role} {name}")


def typed(page, role, name, text):
    to(page, role, name)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(text)


def test_the_work_list_is_emptied_with_the_keyboard_alone(
    portal_worker, new_context, signed_in, look, tmp_path
):
    bank, town = Bank(), Town("Voorbeeldstad")
    year = timezone.localdate().year
    FiscalYear.objects.get_or_create(
        year=year, defaults={"opened_by_label": "Proef", "opened_at": AT}
    )
    certain, named, paid, third = (bank.invoice(town, CENTS + at) for at in range(4))
    file = tmp_path / "afschrift.xml"
    file.write_bytes(
        bank.file(
            Payment(CENTS, iban=town.iban, reference=certain.payment_reference),
            Payment(
                CENTS + 1,
                name="Gemeente Voorbeeldstad",
                iban=OTHER_IBAN,
                text=[f"Factuur {named.number}"],
            ),
            Payment(
                2 * CENTS, name="Voorbeeldstad", iban=OTHER_IBAN, text=["bijdrage"]
            ),
            Payment(75_00, name="Ministerie", text=["Symposium"]),
        )
    )
    page = signed_in(new_context(), bank.first)

    # She hands in the statement and follows how it is taken in.
    page.goto("/fonds/bank/")
    look(page)
    to(page, "link", "Lees een afschrift in")
    key(page, "Enter")
    look(page)
    page.get_by_label("Afschrift in CAMT.053").set_input_files(file)
    to(page, "button", "Lees het afschrift in")
    key(page, "Enter")
    expect(page.get_by_text("Geplaatst: 1 van 4. Op de werklijst: 3.")).to_be_visible(
        timeout=WORKER_PATIENCE
    )
    assert open_on(certain) == 0

    # The list says why each waits; she begins with the first.
    page.goto("/fonds/bank/werklijst/")
    look(page)
    told(page, "Deze rekening is niet bekend als rekening van Voorbeeldstad.")
    to(page, "link", "Begin met de eerste")
    key(page, "Enter")
    look(page)
    told(page, "Regel 1 van 3 op de werklijst")

    # The suggestions have the focus: 1 places the first, and the next line comes.
    key(page, "1")
    told(page, f"Geplaatst: €\u00a01.000,01 op factuur {named.number}.")
    told(page, "Regel 1 van 2 op de werklijst")
    assert open_on(named) == 0

    # Here she looks for invoices herself, and places two with a reason.
    typed(page, "searchbox", "Factuurnummer of gemeente", "voorbeeld")
    key(page, "Enter")
    look(page)
    label = f"Op factuur {paid.number} van Voorbeeldstad (mag leeg)"
    typed(page, "textbox", label, "1000,02")
    typed(
        page,
        "textbox",
        f"Op factuur {third.number} van Voorbeeldstad (mag leeg)",
        "999,99",
    )
    to(page, "button", "Plaats")
    key(page, "Enter")
    look(page)
    expect(page).to_have_title(re.compile("^Fout: "))
    typed(page, "textbox", "Waarom?", "Volgens de gemeente")
    typed(
        page,
        "textbox",
        f"Op factuur {third.number} van Voorbeeldstad (mag leeg)",
        "900",
    )
    to(
        page,
        "checkbox",
        "Wat overblijft, is terug te betalen aan deze gemeente",
    )
    page.keyboard.press("Space")
    to(page, "checkbox", "Onthoud deze rekening als rekening van deze gemeente")
    page.keyboard.press("Space")
    to(page, "button", "Plaats")
    key(page, "Enter")
    told(page, "Regel 1 van 1 op de werklijst")
    assert DebtorIban.objects.filter(iban=OTHER_IBAN).exists()
    assert (open_on(paid), open_on(third)) == (0, 100_03)

    # The last is other income.
    to(page, "link", "Overige inkomsten")
    key(page, "Enter")
    look(page)
    typed(page, "textbox", "Waarom?", "Symposium")
    to(page, "button", "Plaats de regel")
    key(page, "Enter")
    look(page)
    told(page, "Alles heeft zijn plaats")

    # She takes the first placement back, and it waits again.
    match = PaymentMatch.objects.get(invoice=named)
    page.goto(match.transaction.get_absolute_url())
    look(page)
    press(page.get_by_role("link", name="Draai terug"))
    look(page)
    typed(page, "textbox", "Waarom draait u dit terug?", "Vergissing")
    to(page, "button", "Draai terug")
    key(page, "Enter")
    look(page)
    told(page, "De plaatsing is teruggedraaid.")

    # What is owed to Voorbeeldstad is made ready; the statement and the bank agree.
    page.goto("/fonds/bank/terugbetalingen/")
    look(page)
    press(page.get_by_role("link", name="Betaal terug"))
    look(page)
    to(page, "button", "Zet de terugbetaling klaar")
    key(page, "Enter")
    look(page)
    told(page, "De terugbetaling staat klaar")
    page.goto("/fonds/bank/")
    told(page, "klopt")
    press(page.get_by_role("link", name="Afschrift 1"))
    look(page)
    page.goto("/fonds/bank/rekening-toevoegen/")
    look(page)


def test_the_work_list_works_without_javascript(new_context, signed_in, look):
    bank, town = Bank(), Town("Anderstad")
    invoice = bank.invoice(town)
    line, after = bank.take_in(
        Payment(CENTS, iban=OTHER_IBAN, reference=invoice.payment_reference),
        Payment(1_00),
    ).lines
    plain = signed_in(new_context(java_script_enabled=False), bank.second)

    plain.goto(line.get_absolute_url())
    expect(plain.locator('button[accesskey="1"]')).to_have_text(
        f"Plaats €\u00a01.000,00 op factuur {invoice.number} van Anderstad"
    )
    press(plain.locator('button[accesskey="1"]'))

    expect(plain).to_have_url(re.compile(f"{after.get_absolute_url()}$"))
    assert open_on(invoice) == 0


def test_a_number_that_is_typed_places_nothing(new_context, signed_in):
    bank, town = Bank(), Town("Derdestad")
    invoice = bank.invoice(town)
    line = bank.line(CENTS, iban=OTHER_IBAN, reference=invoice.payment_reference)
    page = signed_in(new_context(), bank.first)

    page.goto(line.get_absolute_url())
    typed(page, "searchbox", "Factuurnummer of gemeente", "1")

    assert (open_on(invoice), line.matches.count()) == (CENTS, 0)
