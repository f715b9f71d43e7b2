"""Administrators who place and take in at once, with real threads on PostgreSQL."""

from fund.domain.ledger import Booking, credit, debit, post, pot
from fund.domain.payments.camt.writing import Payment
from fund.domain.payments.matching import match_lines
from fund.domain.payments.placing import Hand, place_bounce, place_on_invoices, undo
from fund.domain.payments.placing.invoices import Parts
from fund.domain.payments.refunding import prepare_refund
from fund.enums import AccountKind
from fund.models import (
    BankStatement,
    BankTransaction,
    Disbursement,
    PaymentMatch,
)
from tests.factories.accounts import AT
from tests.factories.fund import TODAY
from tests.fund.racing import together

from .scene import CENTS, Bank, Town, held, open_on, waiting_of


def placing(line, invoice, cents, by, seen=0):
    return lambda: place_on_invoices(
        hand=Hand(line, seen, "Volgens de gemeente"),
        parts=Parts({invoice: cents}),
        by=by,
        now=AT,
    )


def matching(bank, lines, by):
    return lambda: match_lines(bank_account=bank.account, lines=lines, by=by, now=AT)


def test_two_people_on_one_line_place_it_once_and_the_second_reads_so(racing_db):
    bank, town = Bank(), Town("Voorbeeldstad")
    first, second = bank.invoice(town), bank.invoice(town)
    line = bank.line(CENTS)

    told = together(
        placing(line, first, CENTS, bank.first),
        placing(line, second, CENTS, bank.second),
    )

    (refusal,) = [one for one in told if one]
    assert "plaatste dit intussen" in refusal
    assert "Er is nu niets veranderd." in refusal
    assert (PaymentMatch.objects.count(), waiting_of(line)) == (1, 0)
    assert sorted([open_on(first), open_on(second)]) == [0, CENTS]


def test_a_person_and_the_portal_place_one_line_once(racing_db):
    bank, town = Bank(), Town("Voorbeeldstad")
    invoice = bank.invoice(town)
    line = bank.line(CENTS, iban=town.iban, reference=invoice.payment_reference)

    together(
        matching(bank, [line], bank.first), placing(line, invoice, CENTS, bank.second)
    )

    assert (PaymentMatch.objects.count(), waiting_of(line), open_on(invoice)) == (
        1,
        0,
        0,
    )


def test_two_matchers_place_each_line_once(racing_db):
    bank, town = Bank(), Town("Voorbeeldstad")
    invoices = [bank.invoice(town, CENTS + at) for at in range(20)]
    lines = bank.take_in(
        *(
            Payment(one.total_cents, iban=town.iban, reference=one.payment_reference)
            for one in invoices
        )
    ).lines

    told = together(
        matching(bank, lines, bank.first), matching(bank, lines, bank.second)
    )

    assert (told, PaymentMatch.objects.count()) == (["", ""], 20)
    assert {open_on(one) for one in invoices} == {0}


def test_two_lines_on_one_invoice_never_pay_it_twice(racing_db):
    bank, town = Bank(), Town("Voorbeeldstad")
    invoice = bank.invoice(town)
    first, second = bank.take_in(Payment(CENTS), Payment(CENTS)).lines

    told = together(
        placing(first, invoice, CENTS, bank.first),
        placing(second, invoice, CENTS, bank.second),
    )

    assert sorted(bool(one) for one in told) == [False, True]
    assert (open_on(invoice), PaymentMatch.objects.count()) == (0, 1)


def test_a_credit_note_while_matching_leaves_what_does_not_fit(racing_db):
    bank, town = Bank(), Town("Voorbeeldstad")
    invoices = [bank.invoice(town, CENTS + at) for at in range(10)]
    lines = bank.take_in(
        *(
            Payment(one.total_cents, iban=town.iban, reference=one.payment_reference)
            for one in invoices
        )
    ).lines

    told = together(
        matching(bank, lines, bank.first), lambda: credited(bank, invoices[3])
    )

    # Whoever came first: the invoice is paid and cannot be credited, or the other way.
    placed = PaymentMatch.objects.count()
    assert (placed, bool(told[1])) in ((10, True), (9, False))
    assert told[0] == ""
    assert open_on(invoices[3]) == (0 if placed == 10 else CENTS + 3 - 1_00)


def credited(bank, invoice):
    booking = Booking(
        kind="creditnota",
        key=f"credit:{invoice.number}",
        booked_on=TODAY,
        description="Creditnota",
        document=invoice.subject_key,
        amounts=(
            debit(
                pot(AccountKind.INCOME, year=bank.year, programme=bank.programme),
                1_00,
            ),
            credit(pot(AccountKind.RECEIVABLE, invoice=invoice), 1_00),
        ),
    )
    post(booking, by=bank.second, now=AT)


def test_one_statement_by_two_people_is_taken_in_once(racing_db):
    bank = Bank()
    content = bank.file(Payment(50_00), Payment(20_00))

    told = together(
        lambda: bank.import_file(content, bank.first),
        lambda: bank.import_file(content, bank.second),
    )

    assert told == ["", ""]
    assert (BankStatement.objects.count(), BankTransaction.objects.count()) == (1, 2)
    assert bank.account.account.lines.count() == 2


def test_undoing_twice_undoes_once(racing_db):
    bank, town = Bank(), Town("Voorbeeldstad")
    invoice = bank.invoice(town)
    line = bank.line(CENTS)
    (match,) = placing(line, invoice, CENTS, bank.first)()

    told = together(
        *(
            lambda by=by: undo(match=match, reason="Vergissing", by=by, now=AT)
            for by in (bank.first, bank.second)
        )
    )

    (refusal,) = [one for one in told if one]
    assert "draaide dit al terug" in refusal
    assert (open_on(invoice), waiting_of(line)) == (CENTS, CENTS)


def test_undoing_and_taking_back_by_the_bank_happen_once_in_all(racing_db):
    bank, town = Bank(), Town("Voorbeeldstad")
    invoice = bank.invoice(town)
    line = bank.line(CENTS)
    (match,) = placing(line, invoice, CENTS, bank.first)()
    back = bank.line(-CENTS)

    told = together(
        lambda: undo(match=match, reason="Vergissing", by=bank.first, now=AT),
        lambda: place_bounce(
            hand=Hand(back, 0, "Storno"), earlier=match, by=bank.second, now=AT
        ),
    )

    assert sorted(bool(one) for one in told) == [False, True]
    assert (open_on(invoice), PaymentMatch.objects.count()) == (CENTS, 2)


def test_what_is_owed_is_paid_back_once(racing_db):
    bank, town = Bank(), Town("Voorbeeldstad")
    bank.owes(town)
    iban = town.debtor.ibans.get()

    told = together(
        *(
            lambda by=by: prepare_refund(
                municipality=town.municipality,
                iban=iban,
                cents=CENTS,
                by=by,
                now=AT,
            )
            for by in (bank.first, bank.second)
        )
    )

    assert sorted(bool(one) for one in told) == [False, True]
    assert Disbursement.objects.count() == 1
    assert held(AccountKind.REFUNDABLE, municipality=town.municipality) == CENTS
