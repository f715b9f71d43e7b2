"""What a line may have been for, as its page suggests it, the surest first."""

import pytest

from fund.enums import AccountKind
from fund.models import Disbursement, PaymentMatch

from .pages import buttons, page, press, text_of
from .scene import (
    CENTS,
    OTHER_IBAN,
    held,
    open_on,
    ordered,
    waiting_of,
)

pytestmark = pytest.mark.django_db


def test_a_named_invoice_is_the_first_suggestion(first, bank, town, invoice):
    line = bank.line(CENTS, iban=OTHER_IBAN, reference=invoice.payment_reference)

    shown = page(first, "fund_bank_line", line.pk)
    answer = press(first, shown, 1)

    assert buttons(shown) == [
        f"Plaats € 1.000,00 op factuur {invoice.number} van Voorbeeldstad"
    ]
    assert "niet bekend als rekening van Voorbeeldstad" in text_of(shown)
    assert f"Geplaatst: € 1.000,00 op factuur {invoice.number}." in text_of(answer)
    assert (open_on(invoice), waiting_of(line)) == (0, 0)
    assert PaymentMatch.objects.get().reason == (
        "Voorstel van het portaal, door een mens gekozen. Het betalingskenmerk "
        f"{invoice.payment_reference} is genoemd. Deze rekening is niet bekend als "
        "rekening van Voorbeeldstad."
    )


def test_two_named_invoices_are_placed_by_one_press(first, bank, town, invoice):
    second = bank.invoice(town, 500_00)
    line = bank.line(
        1_500_00, iban=town.iban, text=[f"{invoice.number} {second.number}"]
    )

    press(first, page(first, "fund_bank_line", line.pk), 1)

    assert (open_on(invoice), open_on(second), waiting_of(line)) == (0, 0, 0)


def test_a_broken_reference_suggests_the_invoice_that_it_looks_like(
    first, bank, town, invoice
):
    broken = f"RF00{invoice.number.replace('-', '')}"
    line = bank.line(CENTS, text=[broken])

    shown = page(first, "fund_bank_line", line.pk)

    assert f"De cijfers lijken op factuur {invoice.number}." in text_of(shown)
    assert len(buttons(shown)) == 1


def test_an_unnamed_payment_suggests_what_is_open_for_its_payer(
    first, bank, town, invoice
):
    exact = bank.invoice(town, 700_00)
    line = bank.line(700_00, iban=town.iban)

    shown = page(first, "fund_bank_line", line.pk)

    assert buttons(shown) == [
        f"Plaats € 700,00 op factuur {exact.number} van Voorbeeldstad",
        f"Plaats € 700,00 op factuur {invoice.number} van Voorbeeldstad",
    ]
    assert "Er staat precies dit bedrag open." in text_of(shown)


def test_a_name_suggests_its_municipality(first, bank, town, invoice):
    line = bank.line(CENTS, name="Gemeente Voorbeeldstad", iban=OTHER_IBAN)

    assert len(buttons(page(first, "fund_bank_line", line.pk))) == 1


def test_a_double_payment_suggests_that_it_is_owed_back(first, bank, town, invoice):
    said = {"iban": town.iban, "reference": invoice.payment_reference}
    press(
        first,
        page(first, "fund_bank_line", bank.line(CENTS, **said).pk),
        1,
    )
    double = bank.line(CENTS, **said)

    shown = page(first, "fund_bank_line", double.pk)
    press(first, shown, 1)

    assert buttons(shown) == ["Te veel betaald: terug te betalen aan Voorbeeldstad"]
    assert held(AccountKind.REFUNDABLE, municipality=town.municipality) == CENTS


def test_what_went_out_suggests_the_payment_that_was_ordered(first, bank, town):
    bank.owes(town)
    (payment,) = ordered(bank, bank.refund(town))
    line = bank.line(-CENTS, iban=OTHER_IBAN)

    shown = page(first, "fund_bank_line", line.pk)
    press(first, shown, 1)

    assert "De bank noemt een andere rekening." in text_of(shown)
    assert Disbursement.objects.get().state == "betaald"
    assert payment.matches.get().transaction == line


def test_what_was_taken_back_suggests_the_earlier_payment(first, bank, town, invoice):
    paid = bank.line(CENTS, iban=town.iban, reference=invoice.payment_reference)
    press(first, page(first, "fund_bank_line", paid.pk), 1)
    back = bank.line(-CENTS, iban=town.iban, is_reversal=True)

    shown = page(first, "fund_bank_line", back.pk)
    press(first, shown, 1)

    assert buttons(shown) == [
        f"De bank boekt de betaling van factuur {invoice.number} van Voorbeeldstad "
        "terug"
    ]
    assert (open_on(invoice), waiting_of(back)) == (CENTS, 0)


def test_a_payment_that_came_back_suggests_it(first, bank, town):
    bank.owes(town)
    (payment,) = ordered(bank, bank.refund(town))
    press(first, page(first, "fund_bank_line", bank.line(-CENTS).pk), 1)
    back = bank.line(CENTS, end_to_end_id=payment.end_to_end_id)

    shown = page(first, "fund_bank_line", back.pk)
    press(first, shown, 1)

    assert buttons(shown) == [f"Uitbetaling {payment.end_to_end_id} kwam terug"]
    assert Disbursement.objects.get().state == "teruggekomen"
