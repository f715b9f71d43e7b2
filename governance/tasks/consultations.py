"""What may happen later: consultations."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from samenorganiseren.shared.actors import Machine
from samenorganiseren.shared.handlers import handles
from samenorganiseren.shared.periodic import periodic

from ..domain.consultations import announcing, forgetting
from ..domain.consultations.closing import close_when_due
from ..models import Consultation


@handles("governance.announce_summary", title="Vertellen wat met de reacties is gedaan")
def announce_summary(consultation_id: int) -> None:
    announcing.announce_summary(consultation_id=consultation_id, now=timezone.now())


@periodic(
    "governance.close_consultations",
    every=timedelta(minutes=5),
    title="Consultaties sluiten waarvan de tijd om is",
)
def close_consultations(*, now: datetime) -> str:
    """The deadline holds by itself; this writes down that it has passed."""
    due = Consultation.objects.filter(closed_at=None, closes_at__lte=now)
    overdue = list(due.select_related("dossier").order_by("pk"))
    for consultation in overdue:
        close_when_due(
            consultation=consultation, by=Machine("consultaties sluiten"), now=now
        )
    return f"{len(overdue)} consultaties gesloten."


@periodic(
    "governance.forget_response_drafts",
    at="03:30",
    title="Concepten van reacties verwijderen",
)
def forget_response_drafts(*, now: datetime) -> str:
    return f"{forgetting.forget_old_drafts(now=now)} concepten verwijderd."
