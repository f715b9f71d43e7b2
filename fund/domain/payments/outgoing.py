"""What happens where the bank did what the fund asked, kept per kind of payment.

Refunds to municipalities are ours. Other areas add what is theirs when they start:
`CONFIRMS[MatchKind.DISBURSEMENT]` (a tranche was paid), `CONFIRMS[MatchKind.BOUNCED]`
(a tranche came back) and `CONFIRMS[MatchKind.GRANT_BACK]` (a receiver pays back).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from samenorganiseren.shared.actors import Actor

from ...enums import DisbursementKind, MatchedBy, MatchKind
from ...models import BankTransaction, Disbursement, Entry, PaymentMatch
from .refunded import confirm_refund, return_refund

CONFIRMS: dict[MatchKind, Callable[..., Entry]] = {}


def can_confirm(payment: Disbursement) -> bool:
    """Whether somebody is there to book that it was paid."""
    return payment.kind == DisbursementKind.REFUND or MatchKind.DISBURSEMENT in CONFIRMS


def can_return(payment: Disbursement) -> bool:
    """Whether somebody is there to book that it came back."""
    return payment.kind == DisbursementKind.REFUND or MatchKind.BOUNCED in CONFIRMS


def confirm(
    line: BankTransaction,
    payment: Disbursement,
    *,
    how: MatchedBy,
    reason: str,
    by: Actor,
    now: datetime,
) -> PaymentMatch:
    """The bank paid it: book that, and keep that this line was for it."""
    is_refund = payment.kind == DisbursementKind.REFUND
    kind = MatchKind.REFUND if is_refund else MatchKind.DISBURSEMENT
    book = confirm_refund if is_refund else CONFIRMS[kind]
    entry = book(payment, transaction=line, by=by, now=now)
    return PaymentMatch.objects.create(
        transaction=line,
        kind=kind,
        disbursement=payment,
        amount_cents=payment.amount_cents,
        entry=entry,
        how=how,
        reason=reason,
        matched_by_label=by.actor_label[:200],
        matched_at=now,
    )


def send_back(
    line: BankTransaction,
    payment: Disbursement,
    *,
    reason: str,
    by: Actor,
    now: datetime,
) -> PaymentMatch:
    """The bank sent it back: book that, and keep that this line was for it."""
    is_refund = payment.kind == DisbursementKind.REFUND
    book = return_refund if is_refund else CONFIRMS[MatchKind.BOUNCED]
    entry = book(payment, transaction=line, by=by, now=now)
    return PaymentMatch.objects.create(
        transaction=line,
        kind=MatchKind.BOUNCED,
        disbursement=payment,
        amount_cents=payment.amount_cents,
        entry=entry,
        how=MatchedBy.HAND,
        reason=reason,
        matched_by_label=by.actor_label[:200],
        matched_at=now,
    )
