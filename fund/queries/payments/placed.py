"""What was placed of a line, and what of that still stands."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from ...enums import MatchKind
from ...models import BankTransaction, PaymentMatch
from ...rules.money import to_the_cent


def placements() -> QuerySet[PaymentMatch]:
    """With all that their words name, oldest first."""
    undone = PaymentMatch.objects.filter(reverses=OuterRef("pk"))
    standing_bounce = PaymentMatch.objects.filter(bounces=OuterRef("pk")).exclude(
        Exists(PaymentMatch.objects.filter(reverses=OuterRef("pk")))
    )
    return (
        PaymentMatch.objects.select_related(
            "invoice__municipality", "disbursement", "award", "bounces__invoice"
        )
        .defer("invoice__parties")
        .annotate(is_undone=Exists(undone), is_bounced=Exists(standing_bounce))
        .order_by("pk")
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
    return [
        Placement(
            match=match,
            words=words_of(match),
            is_undone=match.is_undone,
            may_be_undone=not (match.is_undone or match.is_bounced)
            and is_undoable(match),
        )
        for match in placements_of(line)
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
