"""What rounds keep about a person, for the export of personal data."""

from __future__ import annotations

from typing import Any

from accounts.models import User

from ...models import (
    ConflictDeclaration,
    MinoritySignature,
    Position,
    PositionDraft,
)

Lines = list[dict[str, Any]]


def own_data(person: User) -> dict[str, Lines]:
    """What this person said, typed, declared and signed in rounds."""
    return {
        "Standpunten": _positions(person),
        "Concepten van standpunten": _drafts(person),
        "Gemelde belangen": _conflicts(person),
        "Ondertekende minderheidsstandpunten": _signatures(person),
    }


def _positions(person: User) -> Lines:
    said = Position.objects.filter(seat__person=person) | Position.objects.filter(
        entered_by=person
    )
    return [
        {
            "Dossier": str(one.round.dossier),
            "Zetel": one.seat.seat_label,
            "Standpunt": one.get_choice_display(),
            "Reden": one.reason,
            "Voorwaarden": one.conditions,
            "Hoe": one.get_entry_display(),
            "Op": one.recorded_at.isoformat(),
        }
        for one in said.select_related("round__dossier", "seat").order_by("pk")
    ]


def _drafts(person: User) -> Lines:
    typed = PositionDraft.objects.filter(person=person).select_related("seat")
    return [
        {
            "Zetel": one.seat.seat_label,
            "Getypt": one.typed,
            "Waarom niet geteld": one.refused_because,
            "Op": one.changed_at.isoformat(),
        }
        for one in typed.order_by("pk")
    ]


def _conflicts(person: User) -> Lines:
    declared = ConflictDeclaration.objects.filter(person=person)
    return [
        {
            "Dossier": str(one.dossier),
            "Belang": one.ground,
            "Oordeel": one.get_state_display(),
            "Motivering": one.motivation,
            "Op": one.declared_at.isoformat(),
        }
        for one in declared.select_related("dossier").order_by("pk")
    ]


def _signatures(person: User) -> Lines:
    signed = MinoritySignature.objects.filter(seat__person=person)
    return [
        {
            "Tekst": one.view.text,
            "Naam openbaar": one.in_public,
            "Op": one.signed_at.isoformat(),
        }
        for one in signed.select_related("view").order_by("pk")
    ]
