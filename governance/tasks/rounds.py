"""What may happen later: rounds and positions."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from samenorganiseren.shared.handlers import handles
from samenorganiseren.shared.periodic import periodic

from ..domain.rounds import announcing, closing, forgetting


@handles("governance.announce_round", title="Standpunten vragen")
def announce_round(round_id: int) -> None:
    announcing.announce_round(round_id=round_id, now=timezone.now())


@handles("governance.close_due_round", title="Ronde sluiten op de sluitingstijd")
def close_due_round(round_id: int) -> None:
    closing.close_due_round(round_id=round_id, now=timezone.now())


@handles("governance.announce_closed_round", title="Gesloten ronde melden")
def announce_closed_round(round_id: int) -> None:
    announcing.announce_closed_round(round_id=round_id, now=timezone.now())


@handles("governance.announce_cancelled_round", title="Vervallen ronde melden")
def announce_cancelled_round(round_id: int) -> None:
    announcing.announce_cancelled_round(round_id=round_id, now=timezone.now())


@handles("governance.announce_conflict", title="Vragen over een belang te oordelen")
def announce_conflict(conflict_id: int) -> None:
    announcing.announce_conflict(conflict_id=conflict_id, now=timezone.now())


@handles("governance.announce_conflict_decided", title="Oordeel over belang melden")
def announce_conflict_decided(conflict_id: int) -> None:
    announcing.announce_conflict_decided(conflict_id=conflict_id, now=timezone.now())


@periodic(
    "governance.close_due_rounds",
    every=timedelta(minutes=5),
    title="Rondes sluiten waarvan de tijd om is",
)
def close_due_rounds(*, now: datetime) -> str:
    """Catches what the messages of single rounds missed."""
    late = closing.ask_to_close_due_rounds(now=now)
    return (
        f"{late} rondes waren te laat en sluiten nu." if late else "Niets te sluiten."
    )


@periodic(
    "governance.forget_position_drafts",
    at="03:20",
    title="Concepten van standpunten verwijderen",
)
def forget_position_drafts(*, now: datetime) -> str:
    return f"{forgetting.forget_old_drafts(now=now)} concepten verwijderd."
