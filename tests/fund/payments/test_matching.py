"""A payment is placed without a person only where nothing is uncertain."""

import pytest

from fund.domain.ledger import credit, debit, pot
from fund.domain.payments.camt.writing import Payment
from fund.domain.payments.matching import Matched, match_lines, match_waiting
from fund.enums import AccountKind, MatchedBy, MatchKind
from fund.models import PaymentMatch
from fund.queries.payments.facts import facts_about
from fund.queries.payments.judging import BY_NUMBER, BY_REFERENCE, judge
from journal.models import Entry as JournalEntry
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.accounts import AT, UserFactory

from .scene import Town, open_on, waiting_of

pytestmark = pytest.mark.django_db
CENTS = 1_000_00


def match(bank, lines):
    return match_lines(bank_account=bank.account, lines=lines, by=bank.first, now=AT)


def paid(bank, town, cents=CENTS, **said):
    """A payment of this town, and how many of it were placed."""
    (line,) = bank.take_in(Payment(cents, **{"iban": town.iban, **said})).lines
    return line, match(bank, [line]).placed


def why_not(line):
    return " ".join(judge(line, facts_about([line])).why_not).replace("\u00a0", " ")


def test_a_payment_with_its_reference_is_placed(bank, town, invoice):
    line, placed = paid(bank, town, reference=invoice.payment_reference)

    assert (placed, open_on(invoice), waiting_of(line)) == (1, 0, 0)
    match = PaymentMatch.objects.get()
    assert (
        match.transaction,
        match.kind,
        match.invoice,
        match.amount_cents,
        match.how,
        match.reason,
        match.entry.key,
    ) == (
        line,
        MatchKind.INVOICE,
        invoice,
        CENTS,
        MatchedBy.RULE,
        BY_REFERENCE,
        f"match:{line.pk}:1",
    )
    assert JournalEntry.objects.get(action="fund.payments_matched").details == {
        "regels": 1,
        "geplaatst": 1,
    }


def test_a_payment_with_the_number_of_its_invoice_is_placed(bank, town, invoice):
    _, placed = paid(bank, town, text=[f"Factuur {invoice.number}"])

    assert (placed, PaymentMatch.objects.get().reason) == (1, BY_NUMBER)


def test_a_part_is_placed_on_its_reference(bank, town, invoice):
    _, placed = paid(bank, town, CENTS - 1, reference=invoice.payment_reference)

    assert (placed, open_on(invoice)) == (1, 1)


@pytest.mark.parametrize(
    ("cents", "said", "sentence"),
    [
        (CENTS, {}, "Er is geen betalingskenmerk of factuurnummer genoemd."),
        (CENTS, {"text": ["{rf}9"]}, "Een genoemd kenmerk of nummer klopt niet."),
        (CENTS, {"text": ["RF18539007547034"]}, "is niet van een factuur."),
        (CENTS, {"text": ["F2026-99999"]}, "is niet van een factuur."),
        (CENTS, {"text": ["{rf} F2026-1"]}, "Een genoemd kenmerk of nummer klopt niet."),
        (CENTS, {"text": ["{rf}"], "iban": "NL91ABNA0417164300"}, "niet bekend als rekening van Voorbeeldstad"),
        (CENTS, {"text": ["{rf}"], "iban": ""}, "De bank noemt geen rekening"),
        (CENTS + 1, {"text": ["{rf}"]}, "Er staat nog € 1.000,00 open; dit is meer."),
        (CENTS - 1, {"text": ["{number}"]}, "moet het bedrag precies kloppen"),
    ],
)  # fmt: skip
def test_what_is_uncertain_waits(bank, town, invoice, cents, said, sentence):
    names = {"rf": invoice.payment_reference, "number": invoice.number}
    said = {**said, "text": [text.format(**names) for text in said.get("text", ())]}

    line, placed = paid(bank, town, cents, **said)

    assert sentence in why_not(line)
    assert (placed, open_on(invoice), waiting_of(line)) == (0, CENTS, cents)
    assert PaymentMatch.objects.count() == 0


def test_an_account_of_another_municipality_waits(bank, town, invoice):
    other = Town("Anderstad")

    line, placed = paid(bank, other, reference=invoice.payment_reference)

    assert (placed, why_not(line)) == (
        0,
        "Deze rekening is bekend als rekening van een andere gemeente.",
    )


def test_two_invoices_in_one_payment_wait(bank, town, invoice):
    second = bank.invoice(town, CENTS)

    line, placed = paid(bank, town, 2 * CENTS, text=[invoice.number, second.number])

    assert (placed, why_not(line)) == (0, "Er zijn meer facturen genoemd.")


def test_a_number_alone_waits_where_another_invoice_is_open_for_as_much(
    bank, town, invoice
):
    bank.invoice(town, CENTS)

    line, placed = paid(bank, town, text=[invoice.number])

    assert placed == 0
    assert "staat evenveel open" in why_not(line)


def test_of_a_double_payment_one_is_placed(bank, town, invoice):
    twice = [Payment(CENTS, iban=town.iban, reference=invoice.payment_reference)] * 2
    first, second = bank.take_in(*twice).lines

    found = match(bank, [second, first])

    assert found == Matched(looked_at=2, placed=1)
    assert (waiting_of(first), waiting_of(second)) == (0, CENTS)


def test_a_payment_after_a_credit_note_waits(bank, town, invoice):
    receivable = pot(AccountKind.RECEIVABLE, invoice=invoice)
    income = pot(AccountKind.INCOME, year=bank.year, programme=bank.programme)
    bank.book(debit(income, 1_00), credit(receivable, 1_00))

    line, placed = paid(bank, town, reference=invoice.payment_reference)

    assert (placed, why_not(line)) == (0, "Er staat nog € 999,00 open; dit is meer.")


def test_a_reversal_waits(bank, town, invoice):
    line, placed = paid(
        bank, town, reference=invoice.payment_reference, is_reversal=True
    )

    assert (placed, waiting_of(line)) == (0, CENTS)


def test_what_waits_is_looked_at_again(bank, town, invoice):
    line, _ = paid(
        bank, town, iban="NL91ABNA0417164300", reference=invoice.payment_reference
    )
    town.knows("NL91ABNA0417164300")

    found = match_waiting(bank_account=bank.account, by=bank.first, now=AT)
    again = match_waiting(bank_account=bank.account, by=bank.first, now=AT)

    assert (found, again) == (Matched(1, 1), Matched(0, 0))
    assert waiting_of(line) == 0


def test_only_administrators_match(bank, town, invoice):
    line = bank.line(CENTS, iban=town.iban, reference=invoice.payment_reference)

    with pytest.raises(NotAllowed):
        match_lines(bank_account=bank.account, lines=[line], by=UserFactory(), now=AT)

    assert waiting_of(line) == CENTS


@pytest.mark.parametrize("count", [1, 3])
def test_matching_takes_the_same_queries_whatever_the_number_of_lines(
    bank, town, django_assert_num_queries, count
):
    invoices = [bank.invoice(town, CENTS + at) for at in range(count)]
    lines = bank.take_in(
        *(
            Payment(one.total_cents, iban=town.iban, reference=one.payment_reference)
            for one in invoices
        )
    ).lines

    with django_assert_num_queries(19):
        match(bank, lines)
