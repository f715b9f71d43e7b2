"""Telling everybody who reacted what became of it."""

from __future__ import annotations

from datetime import datetime

from notifications.domain.notices import notify

from ...models import Consultation
from ...queries.consultations.reading import respondents_of


def announce_summary(*, consultation_id: int, now: datetime) -> None:
    """The answers to the responses and the summary stand on the page."""
    consultation = Consultation.objects.with_dossier().get(pk=consultation_id)
    if consultation.summarised_at is None:
        return
    said = consultation.responses.values("person")
    notify(
        recipients=respondents_of(consultation.dossier).filter(pk__in=said),
        kind="consultatie-beantwoord",
        title=f"Dit is gedaan met de reacties op {consultation.dossier.title}",
        body="U leest per reactie wat ermee is gedaan en waarom, met een samenvatting.",
        url=consultation.get_absolute_url(),
        reason="U reageerde in deze consultatie.",
        deduplication_key=f"governance.consultation_summary:{consultation.pk}",
        subject_key=consultation.subject_key,
        now=now,
    )
