"""What consultations keep about a person, for the export of personal data."""

from __future__ import annotations

from typing import Any

from accounts.models import User

from ...models import ConsultationResponse, ResponseDraft


def own_responses(person: User) -> dict[str, list[dict[str, Any]]]:
    """Everything this person said in a consultation, or is writing."""
    said = ConsultationResponse.objects.filter(person=person).select_related(
        "consultation__dossier", "organisation"
    )
    kept = ResponseDraft.objects.filter(person=person).select_related(
        "consultation__dossier"
    )
    return {
        "Reacties": [
            {
                "Consultatie": one.consultation.subject_label,
                "Namens": one.organisation.name if one.organisation else None,
                "Antwoord": one.get_answer_display(),
                "Tekst": one.text,
                "Wanneer": one.recorded_at.isoformat(),
            }
            for one in said.order_by("id")
        ],
        "Concepten": [
            {
                "Consultatie": one.consultation.subject_label,
                "Tekst": one.typed.get("text", ""),
                "Wanneer": one.changed_at.isoformat(),
            }
            for one in kept.order_by("id")
        ],
    }
