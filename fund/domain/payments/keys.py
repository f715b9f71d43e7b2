"""The keys of bookings that place a payment: one for each time."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Count

from ...models import BankTransaction, PaymentMatch


def match_keys(lines: Sequence[BankTransaction]) -> dict[int, str]:
    """The key for the next time that something of each line is placed. Whoever asks
    holds the bank account, so that nobody asks for the same."""
    counts = PaymentMatch.objects.filter(transaction__in=[line.pk for line in lines])
    placed = dict(
        counts.values("transaction")
        .annotate(n=Count("pk"))
        .values_list("transaction", "n")
    )
    return {line.pk: f"match:{line.pk}:{placed.get(line.pk, 0) + 1}" for line in lines}


def match_key(line: BankTransaction) -> str:
    return match_keys([line])[line.pk]
