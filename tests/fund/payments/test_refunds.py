"""What a municipality paid too much goes back to it, and the bank's line is known again."""

import pytest

from fund.domain.payments.camt.writing import Payment
from fund.domain.payments.matching import match_lines
from fund.domain.payments.placing import (
    Hand,
    NotPlaced,
    place_disbursement,
    place_return,
    undo,
)
from fund.domain.payments.refunded import RefundRefused
from fund.domain.payments.refunding import NotRefundable
from fund.enums import AccountKind, DisbursementKind, DisbursementState, MatchKind
from fund.models import Disbursement, PaymentMatch
from samenorganiseren.shared.errors import DomainError
from tests.factories.accounts import AT

from .scene import CENTS, OTHER_IBAN, Bank, Town, held, ordered, waiting_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def bank():
    return Bank()


@pytest.fixture
def town(bank):
    town = Town("Voorbeeldstad")
    bank.owes(town)
    return town


def owed(town):
    return held(AccountKind.REFUNDABLE, municipality=town.municipality)


def state_of(payment):
    return Disbursement.objects.get(pk=payment.pk).state


def match(bank, *lines):
    found = match_lines(bank_account=bank.account, lines=lines, by=bank.first, now=AT)
    return found.placed


def paid_back(bank, payment, cents=None, **said):
    """The bank's line of this payment."""
    made = {
        "end_to_end_id": payment.end_to_end_id,
        "iban": payment.recipient_iban,
        **said,
    }
    return bank.line(cents or -payment.amount_cents, **made)


def test_a_refund_is_ready_for_the_next_order(bank, town):
    payment = bank.refund(town, 400_00)

    assert (
        payment.kind,
        payment.municipality,
        payment.amount_cents,
        payment.recipient_name,
        payment.recipient_iban,
        payment.state,
        owed(town),
    ) == (
        DisbursementKind.REFUND,
        town.municipality,
        400_00,
        "Gemeente Voorbeeldstad",
        town.iban,
        DisbursementState.READY,
        CENTS,
    )


def test_what_is_under_way_is_not_paid_back_twice(bank, town):
    bank.refund(town, 400_00)

    with pytest.raises(NotRefundable, match="al onderweg is"):
        bank.refund(town, 600_01)

    assert Disbursement.objects.count() == 1


def test_a_refund_goes_to_a_known_account_of_that_municipality(bank, town):
    other = Town("Anderstad")

    with pytest.raises(NotRefundable, match="niet van Voorbeeldstad"):
        bank.refund(town, account=other.debtor.ibans.get())

    assert Disbursement.objects.count() == 0


def test_the_line_of_the_bank_settles_it(bank, town):
    (payment,) = ordered(bank, bank.refund(town))
    line = paid_back(bank, payment)

    assert match(bank, line) == 1

    found = PaymentMatch.objects.get(disbursement=payment)
    assert (found.kind, found.transaction, found.entry.key) == (
        MatchKind.REFUND,
        line,
        f"refund:{payment.pk}",
    )
    assert (state_of(payment), owed(town), waiting_of(line)) == (
        DisbursementState.PAID,
        0,
        0,
    )


def test_each_payment_of_a_batch_is_known_again(bank, town):
    other = Town("Anderstad")
    bank.owes(other)
    payments = ordered(bank, bank.refund(town), bank.refund(other))
    lines = bank.take_in(
        Payment(
            -2 * CENTS,
            batch=[
                Payment(
                    -one.amount_cents,
                    iban=one.recipient_iban,
                    end_to_end_id=one.end_to_end_id,
                )
                for one in payments
            ],
        )
    ).lines

    assert match(bank, *lines) == 2
    assert {state_of(one) for one in payments} == {DisbursementState.PAID}


@pytest.mark.parametrize(
    ("cents", "said"),
    [
        (-CENTS + 1, {}),
        (-CENTS - 1, {}),
        (-CENTS, {"iban": OTHER_IBAN}),
        (-CENTS, {"end_to_end_id": "TERUG-ANDERS"}),
        (-CENTS, {"is_reversal": True}),
    ],
)
def test_a_line_that_differs_waits(bank, town, cents, said):
    (payment,) = ordered(bank, bank.refund(town))
    bank.line(CENTS)
    line = paid_back(bank, payment, cents, **said)

    assert match(bank, line) == 0
    assert (state_of(payment), owed(town), waiting_of(line)) == (
        DisbursementState.ORDERED,
        CENTS,
        -cents,
    )


def test_a_payment_that_was_not_ordered_is_not_known_again(bank, town):
    payment = bank.refund(town)
    line = paid_back(bank, payment)

    assert (match(bank, line), state_of(payment)) == (0, DisbursementState.READY)


def by_hand(verb, bank, line, payment):
    return verb(
        hand=Hand(line, 0, "Volgens de bank"), payment=payment, by=bank.first, now=AT
    )


def test_a_person_says_which_payment_it_was(bank, town):
    (payment,) = ordered(bank, bank.refund(town))
    line = bank.line(-CENTS)

    by_hand(place_disbursement, bank, line, payment)

    assert (state_of(payment), owed(town), waiting_of(line)) == ("betaald", 0, 0)


def test_a_refund_that_comes_back_is_owed_again(bank, town):
    (payment,) = ordered(bank, bank.refund(town))
    match(bank, paid_back(bank, payment))
    line = bank.line(CENTS)

    found = by_hand(place_return, bank, line, payment)

    assert (found.kind, state_of(payment), owed(town), waiting_of(line)) == (
        MatchKind.BOUNCED,
        "teruggekomen",
        CENTS,
        0,
    )
    assert bank.refund(town).pk != payment.pk


@pytest.mark.parametrize(
    ("cents", "verb", "kind"),
    [
        (-CENTS + 1, place_disbursement, NotPlaced),
        (CENTS, place_disbursement, NotPlaced),
        (-CENTS, place_return, NotPlaced),
        (CENTS, place_return, RefundRefused),
    ],
)
def test_what_does_not_fit_the_payment_is_refused(bank, town, cents, verb, kind):
    (payment,) = ordered(bank, bank.refund(town))
    bank.line(CENTS)
    line = bank.line(cents)
    before = PaymentMatch.objects.count()

    with pytest.raises(kind, match=r"[.]$"):
        by_hand(verb, bank, line, payment)

    assert (state_of(payment), owed(town)) == (DisbursementState.ORDERED, CENTS)
    assert (waiting_of(line), PaymentMatch.objects.count()) == (abs(cents), before)


def test_what_was_paid_back_is_not_undone_here(bank, town):
    (payment,) = ordered(bank, bank.refund(town))
    match(bank, paid_back(bank, payment))
    found = PaymentMatch.objects.get(disbursement=payment)

    with pytest.raises(DomainError, match="Dit ging verder in het fonds"):
        undo(match=found, reason="Vergissing", by=bank.first, now=AT)

    assert owed(town) == 0
