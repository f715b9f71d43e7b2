"""What money that went out may have been for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from ....enums import DisbursementState, MatchKind
from ....models import BankTransaction, Disbursement
from ..placed import gone_of, placements, words_of
from .suggestion import Suggestion

MOST = 4
ID = ("Het kenmerk is dat van de opdracht.", "De bank noemt een ander kenmerk.")
ACCOUNT = (
    "De rekening is die van de ontvanger.",
    "De bank noemt een andere rekening.",
)
# Within which a bank takes a payment back.
MONTHS_BACK = timedelta(days=400)


def is_payment(line: BankTransaction, left_cents: int) -> Iterator[Suggestion]:
    """A payment that the bank was asked to make, for this amount."""
    if left_cents != -line.amount_cents:
        return
    ordered = Disbursement.objects.filter(
        state=DisbursementState.ORDERED, amount_cents=left_cents
    ).order_by("pk")
    for payment in sorted(ordered[:50], key=lambda one: _distance(line, one))[:MOST]:
        why, why_not = _weighed(
            (payment.end_to_end_id == line.end_to_end_id, *ID),
            (payment.recipient_iban == line.counter_iban, *ACCOUNT),
        )
        yield Suggestion(
            url_name="fund_bank_disbursement",
            words=f"Dit is {payment.get_kind_display()} {payment.end_to_end_id} "
            f"({payment.recipient_name})",
            values=(("betaling", str(payment.pk)),),
            why=("Het bedrag is gelijk.", *why),
            why_not=why_not,
        )


def _weighed(
    *facts: tuple[bool, str, str],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is true speaks for it, what is not speaks against it."""
    return (
        tuple(yes for holds, yes, _ in facts if holds),
        tuple(no for holds, _, no in facts if not holds),
    )


def _distance(line: BankTransaction, payment: Disbursement) -> tuple[bool, bool]:
    return (
        payment.end_to_end_id != line.end_to_end_id,
        payment.recipient_iban != line.counter_iban,
    )


def is_bounce(line: BankTransaction, left_cents: int) -> Iterator[Suggestion]:
    """An earlier payment of this amount that the bank takes back."""
    if left_cents != -line.amount_cents:
        return
    earlier = list(
        placements()
        .select_related("transaction")
        .filter(
            amount_cents=left_cents,
            transaction__amount_cents__gt=0,
            kind__in=[MatchKind.INVOICE, MatchKind.OVERPAID, MatchKind.OTHER_INCOME],
            reverses=None,
            transaction__booked_on__gte=line.booked_on - MONTHS_BACK,
        )
        .order_by("-pk")[:50]
    )
    gone = gone_of(earlier)
    standing = [one for one in earlier if not gone.has(one)]
    standing.sort(key=lambda one: one.transaction.counter_iban != line.counter_iban)
    for match in standing[:MOST]:
        has_iban = match.transaction.counter_iban == line.counter_iban
        yield Suggestion(
            url_name="fund_bank_bounce",
            words=f"De bank boekt de betaling van {words_of(match)} terug",
            values=(("eerder", str(match.pk)),),
            why=(
                "Het bedrag is gelijk.",
                *(("De rekening is dezelfde.",) if has_iban else ()),
                *(("De bank noemt dit een terugboeking.",) if line.is_reversal else ()),
            ),
            why_not=() if has_iban else ("De rekening is een andere.",),
        )
