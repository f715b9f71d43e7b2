"""What an advice says: its words, the count without names, the minority's views.

Which names stand in it depends on the body's rule about publicity as it stood when
the round was planned; nothing is ever told per category of seats.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ...enums import Publicity
from ...models import (
    Advice,
    MinoritySignature,
    MinorityView,
    Position,
    Round,
    RoundSeat,
)
from ...queries.rounds.tallies import tally_of
from .documents import about_dossier, written


def advice_content(advice: Advice, *, number: str, at: datetime) -> dict[str, Any]:
    """The whole document, as it is established."""
    rule = advice.round.rule
    content = {
        "soort": "advies",
        "nummer": number,
        "orgaan": {"naam": advice.body.name, "soort": str(advice.body.kind)},
        **about_dossier(advice.dossier, advice.version),
        "vraag": advice.round.question,
        "oordeel": str(advice.verdict),
        "tekst": advice.text,
        "voorwaarden": advice.conditions,
        "uitslag": counted(advice.round),
        "minderheidsstandpunten": minority_views(advice.round),
        "openbaarheid": Publicity(rule.publicity).label,
        "rondeGeslotenOp": written(advice.round.closed_at or at),
        "vastgesteldOp": written(at),
        "vastgesteldDoor": f"de voorzitter van {advice.body.name}",
    }
    if rule.publicity == Publicity.PUBLIC:
        content["standpunten"] = positions_by_name(advice.round)
    return content


def counted(of_round: Round) -> dict[str, Any]:
    """The count as everyone may read it: sums only."""
    tally = tally_of(of_round)
    if tally is None:
        return {}
    return {
        "standpunten": tally.by_choice,
        "stemgerechtigd": tally.entitled,
        "belang": tally.recused,
        "deelgenomen": tally.took_part,
        "nodig": tally.needed,
        "quorum": tally.has_quorum,
        "uitslag": tally.result,
    }


def minority_views(of_round: Round) -> list[dict[str, Any]]:
    """Word for word; who signed and did not say "in public" is not named."""
    views = MinorityView.objects.filter(round=of_round, withdrawn_at=None).order_by(
        "id"
    )
    named: dict[int, list[str]] = {}
    signatures = MinoritySignature.objects.filter(view__in=views, in_public=True)
    for signature in signatures.select_related("seat").order_by("id"):
        named.setdefault(signature.view_id, []).append(_named(signature.seat))
    return [
        {"tekst": view.text, "ondertekenaars": named.get(view.pk, [])} for view in views
    ]


def positions_by_name(of_round: Round) -> list[dict[str, str]]:
    """Only where the body's rule says that positions are public."""
    latest = Position.objects.filter(round=of_round, next=None, void=None)
    return [
        {"naam": _named(position.seat), "standpunt": str(position.choice)}
        for position in latest.select_related("seat").order_by("seat_id")
    ]


def _named(seat: RoundSeat) -> str:
    place = seat.on_behalf_of_label
    return f"{seat.person_label}, {place}" if place else seat.person_label
