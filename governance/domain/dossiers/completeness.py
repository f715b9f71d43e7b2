"""What must be filled in before a proposal can be submitted."""

from __future__ import annotations

from typing import NamedTuple

from samenorganiseren.shared.errors import DomainError

from ...enums import Criterion, DossierKind
from ...models import DossierDraft
from .facts import REQUIRES, Facts

FACT_WORDS = {
    "standard": "Kies over welke standaard het gaat.",
    "level": "Kies hoe verplicht het moet worden.",
    "in_force_on": "Vul in vanaf wanneer het geldt.",
    "asked_cents": "Vul in welk bedrag u vraagt.",
}


class Gap(NamedTuple):
    """A question without its answer, and the sentence about it."""

    field: str
    sentence: str


class Incomplete(DomainError):
    """The proposal cannot be submitted yet."""

    def __init__(self, gaps: list[Gap]) -> None:
        super().__init__(
            "Het voorstel is nog niet volledig. "
            + " ".join(gap.sentence for gap in gaps)
        )
        self.gaps = gaps


def gaps_in(draft: DossierDraft) -> list[Gap]:
    """Everything that is still missing, in the order of the form."""
    gaps = [
        Gap(name, sentence)
        for name, sentence in (
            ("title", "Geef het voorstel een titel."),
            ("summary", "Vat het voorstel samen in één of twee zinnen."),
            ("text", "Schrijf de tekst van het voorstel."),
        )
        if not getattr(draft, name).strip()
    ]
    gaps += _gaps_in_facts(draft)
    gaps += [
        Gap(criterion.value, f"Geef antwoord op: {criterion.label}")
        for criterion in Criterion
        if not str(draft.answers.get(criterion.value, "")).strip()
    ]
    if draft.dossier.number and not draft.what_changed.strip():
        gaps.append(Gap("what_changed", "Schrijf op wat u hebt gewijzigd."))
    return gaps


def _gaps_in_facts(draft: DossierDraft) -> list[Gap]:
    kind = DossierKind(draft.dossier.kind)
    facts = Facts.read(draft.facts)
    gaps = [
        Gap(name, FACT_WORDS[name])
        for name in REQUIRES[kind]
        if not getattr(facts, name)
    ]
    climbs = kind is DossierKind.ESCALATION and facts.standard and facts.level
    if climbs and facts.standard and facts.level <= facts.standard.bindingness:
        gaps.append(
            Gap(
                "level",
                "Kies een hoger niveau dan nu: deze standaard is al "
                f"“{facts.standard.get_bindingness_display()}”.",
            )
        )
    return gaps
