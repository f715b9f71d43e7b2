"""What a published decision says: all its facts, and no position of anybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from catalogue.enums import NO_STATEMENT, Bindingness
from catalogue.rules.suppression import Shown, suppress

from ...enums import ResolutionKind
from ...models import Advice, Consultation, Decision, Impact, Resolution
from ...queries.decisions.gates import members_count
from .documents import about_dossier, written


@dataclass(frozen=True)
class Correction:
    """What a later document changes: which one, why, and the text as it reads now."""

    kind: ResolutionKind
    before: Resolution
    reason: str
    text: str


def resolution_content(
    decision: Decision,
    *,
    number: str,
    at: datetime,
    correction: Correction | None = None,
) -> dict[str, Any]:
    """The whole document."""
    level = Bindingness(decision.level)
    return {
        "soort": str(correction.kind if correction else ResolutionKind.DECISION),
        "nummer": number,
        "orgaan": {"naam": decision.body.name, "soort": str(decision.body.kind)},
        **about_dossier(decision.dossier, decision.version),
        "uitkomst": str(decision.outcome),
        "tekst": correction.text if correction else decision.text,
        "voorwaarden": decision.conditions,
        "wijktAf": decision.deviates,
        "motivering": decision.motivation,
        "verbindendheid": level.slug,
        "niveau": int(level),
        "besluitDatum": decision.decided_on.isoformat(),
        "geldtVanafDatum": _day(decision.in_force_on),
        "gepubliceerdOp": written(at),
        "advies": _advice(decision.advice),
        "ledenraadpleging": _members(decision.members_consultation),
        "gevolgen": _impact(decision.impact),
        "planVoorVerzwaring": _plan(decision),
        "rectificeert": (
            {
                "nummer": correction.before.number,
                "sha256": correction.before.sha256,
                "reden": correction.reason,
            }
            if correction
            else None
        ),
    }


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None


def _advice(advice: Advice | None) -> dict[str, Any] | None:
    """The advice with the minority's views, word for word, beside the decision."""
    if advice is None or advice.content is None:
        return None
    content = advice.content
    return {
        "nummer": advice.number,
        "sha256": advice.sha256,
        "orgaan": content["orgaan"],
        "oordeel": content["oordeel"],
        "tekst": content["tekst"],
        "voorwaarden": content["voorwaarden"],
        "minderheidsstandpunten": content["minderheidsstandpunten"],
        "vastgesteldOp": content["vastgesteldOp"],
    }


def _members(consultation: Consultation | None) -> dict[str, Any] | None:
    if consultation is None or consultation.closed_at is None:
        return None
    return {
        "geslotenOp": written(consultation.closed_at),
        "gemeenten": members_count(consultation),
    }


def _impact(impact: Impact | None) -> dict[str, Any] | None:
    """How many stand how on the day it takes force, as far as everyone may know."""
    if impact is None:
        return None
    shown = suppress(impact.totals, ring=impact.standard.ring, rest=NO_STATEMENT)
    return {
        "peildatum": impact.as_of.isoformat(),
        "aantallen": {state: _count(one) for state, one in shown.items()},
        "sha256": impact.sha256,
    }


def _count(shown: Shown) -> str:
    return shown.words


def _plan(decision: Decision) -> dict[str, Any] | None:
    """Which conditions were reached; the exact counts stay inside."""
    plan = decision.plan_evaluation
    if plan is None:
        return None
    return {
        "gemetenOp": plan["gemetenOp"],
        "voorwaarden": [
            {key: one[key] for key in ("soort", "getal", "gehaald") if key in one}
            for one in plan["voorwaarden"]
        ],
    }
