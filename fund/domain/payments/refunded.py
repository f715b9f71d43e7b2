"""Money back to a municipality: the bank paid it, or sent it back."""

from __future__ import annotations

from datetime import datetime

from journal.domain.entries import record
from samenorganiseren.shared.actors import Actor
from samenorganiseren.shared.errors import DomainError

from ...enums import AccountKind, DisbursementState
from ...models import Account, BankTransaction, Disbursement, Entry
from ...rules.money import to_the_cent
from ..ledger import Booking, credit, debit, post, pot
from ..ledger.booking import Amount
from .pots import pot_of

KINDS = {"refund": "terugbetaald", "refund-returned": "terugbetaling-teruggekomen"}


class RefundRefused(DomainError):
    """This line is not the payment of this refund."""


def confirm_refund(
    payment: Disbursement, *, transaction: BankTransaction, by: Actor, now: datetime
) -> Entry:
    """The bank paid it: it is owed to the municipality no longer."""
    payment = _locked(payment, DisbursementState.ORDERED, -transaction.amount_cents)
    owed = _owed(payment)
    amounts = (
        debit(owed, payment.amount_cents),
        credit(pot_of(transaction), payment.amount_cents),
    )
    entry = post(_booking("refund", payment, transaction, amounts), by=by, now=now)
    _set(payment, DisbursementState.PAID)
    record("fund.refund_paid", subject=payment, by=by, at=now)
    return entry


def return_refund(
    payment: Disbursement, *, transaction: BankTransaction, by: Actor, now: datetime
) -> Entry:
    """The bank sent it back: it is owed to the municipality again."""
    payment = _locked(payment, DisbursementState.PAID, transaction.amount_cents)
    owed = _owed(payment)
    amounts = (
        debit(pot_of(transaction), payment.amount_cents),
        credit(owed, payment.amount_cents),
    )
    booking = _booking("refund-returned", payment, transaction, amounts)
    entry = post(booking, by=by, now=now)
    _set(payment, DisbursementState.RETURNED)
    record("fund.refund_returned", subject=payment, by=by, at=now)
    return entry


def _locked(
    payment: Disbursement, state: DisbursementState, cents: int
) -> Disbursement:
    payments = Disbursement.objects.select_for_update(of=("self",))
    payment = payments.select_related("municipality").get(pk=payment.pk)
    if payment.state != state:
        raise RefundRefused(
            f"Deze terugbetaling is “{payment.get_state_display()}”. Ververs de pagina."
        )
    if payment.amount_cents != cents:
        raise RefundRefused(
            f"De bank noemt {to_the_cent(cents)}, de terugbetaling is "
            f"{to_the_cent(payment.amount_cents)}. Zoek uit waarom dit verschilt."
        )
    return payment


def _owed(payment: Disbursement) -> Account:
    if payment.municipality is None:
        raise RefundRefused("Deze uitbetaling is geen terugbetaling aan een gemeente.")
    return pot(AccountKind.REFUNDABLE, municipality=payment.municipality)


def _booking(
    event: str,
    payment: Disbursement,
    line: BankTransaction,
    amounts: tuple[Amount, ...],
) -> Booking:
    kind = KINDS[event]
    return Booking(
        kind=kind,
        key=f"{event}:{payment.pk}",
        booked_on=line.booked_on,
        description=f"{kind.capitalize()}: {payment.end_to_end_id}",
        document=payment.subject_key,
        amounts=amounts,
    )


def _set(payment: Disbursement, state: DisbursementState) -> None:
    payment.state = state
    payment.save(update_fields=["state"])
