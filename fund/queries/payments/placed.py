"""What was placed of a line, and what of that still stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from ...enums import MatchKind
from ...models import BankTransaction, PaymentMatch
from ...rules.money import to_the_cent


def placements() -> QuerySet[PaymentMatch]:
    """With all that their words name, oldest first."""
    return (
        PaymentMatch.objects.select_related(
            "invoice__municipality", "disbursement", "award"
        )
        .defer("invoice__parties")
        .order_by("pk")
    )


@dataclass(frozen=True)
class Gone:
    """Which of some placements were taken back, by a person or by the bank."""

    undone: frozenset[int]
    bounced: frozenset[int]

    def has(self, match: PaymentMatch) -> bool:
        return match.pk in self.undone or match.pk in self.bounced


def gone_of(matches: Iterable[PaymentMatch]) -> Gone:
    """In two queries, for however many."""
    numbers = [match.pk for match in matches]
    undone = PaymentMatch.objects.filter(reverses__in=numbers)
    bounced = PaymentMatch.objects.filter(bounces__in=numbers, reversed_by=None)
    return Gone(
        frozenset(pk for pk in undone.values_list("reverses", flat=True) if pk),
        frozenset(pk for pk in bounced.values_list("bounces", flat=True) if pk),
    )


def placements_of(line: BankTransaction) -> QuerySet[PaymentMatch]:
    return placements().filter(transaction=line)


def words_of(match: PaymentMatch) -> str:
    """What it was for, as people say it."""
    if match.invoice:
        name = f"factuur {match.invoice.number} van {match.invoice.municipality.name}"
        return f"teruggeboekt van {name}" if match.bounces_id else name
    if match.disbursement:
        return f"{match.get_kind_display()}: {match.disbursement.end_to_end_id}"
    if match.award:
        return f"{match.get_kind_display()}: {match.award.number}"
    return str(match.get_kind_display())


@dataclass(frozen=True)
class Placement:
    """One match with its words, and whether it may be undone."""

    match: PaymentMatch
    words: str
    is_undone: bool
    may_be_undone: bool


# What went on to another part of the fund is not taken back here.
UNDOABLE = frozenset(
    {MatchKind.INVOICE, MatchKind.OTHER_INCOME, MatchKind.OVERPAID, MatchKind.BOUNCED}
)


def history_of(line: BankTransaction) -> list[Placement]:
    """All that happened to a line, in order."""
    found = list(placements_of(line))
    gone = gone_of(found)
    return [
        Placement(
            match=match,
            words=words_of(match),
            is_undone=match.pk in gone.undone,
            may_be_undone=is_undoable(match) and not gone.has(match),
        )
        for match in found
    ]


def is_undoable(match: PaymentMatch) -> bool:
    """Its booking can be taken back by its mirror alone."""
    return (
        match.reverses_id is None
        and match.kind in UNDOABLE
        and match.disbursement_id is None
    )


def told(match: PaymentMatch) -> str:
    """€ 100,00 op factuur F2026-00012 van Voorbeeldstad"""
    return f"{to_the_cent(match.amount_cents)}, {words_of(match)}"
