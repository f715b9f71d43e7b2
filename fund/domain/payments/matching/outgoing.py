"""Payments by the fund, known again by their end-to-end id, amount and account."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from samenorganiseren.shared.actors import Actor

from ....enums import DisbursementState, MatchedBy
from ....models import BankTransaction, Disbursement
from ..outgoing import can_confirm, confirm

BY_ID = "Het kenmerk, de rekening en het bedrag zijn die van de betaalopdracht."


def place_outgoing(
    lines: Sequence[BankTransaction], *, by: Actor, now: datetime
) -> int:
    """How many of them are payments that the bank was asked to make."""
    ids = {line.end_to_end_id for line in lines if line.end_to_end_id}
    ordered = {
        one.end_to_end_id: one
        for one in Disbursement.objects.filter(
            end_to_end_id__in=ids, state=DisbursementState.ORDERED
        )
    }
    placed = 0
    for line in lines:
        payment = ordered.get(line.end_to_end_id)
        if payment and can_confirm(payment) and _is_certain(line, payment):
            confirm(line, payment, how=MatchedBy.RULE, reason=BY_ID, by=by, now=now)
            del ordered[line.end_to_end_id]
            placed += 1
    return placed


def _is_certain(line: BankTransaction, payment: Disbursement) -> bool:
    return (
        not line.is_reversal
        and -line.amount_cents == payment.amount_cents
        and line.counter_iban in ("", payment.recipient_iban)
    )
