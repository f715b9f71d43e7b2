"""What is done with each response, the summary, and going on to the Taskforce."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from journal.domain.outbox import enqueue
from samenorganiseren.shared.errors import Conflict, DomainError
from samenorganiseren.shared.verdicts import require

from ...enums import ConsultationKind, DispositionKind, EventVisibility, Stage
from ...models import Consultation, ConsultationResponse, Disposition, Dossier
from ...queries.consultations.reading import count_without_disposition
from ...rules.consultations import may_answer_responses
from ...rules.dossiers import may_handle
from .. import stages
from ..events import add_event, sha256_of


class NotCurrent(Conflict):
    """The respondent said something else afterwards."""

    def __init__(self) -> None:
        super().__init__("Op deze reactie volgde een nieuwe. Antwoord daarop.")


class NotMotivated(DomainError):
    """An answer to a response says why."""


class StillUnanswered(DomainError):
    """Not every response has its answer."""

    def __init__(self, missing: int) -> None:
        words = "1 reactie heeft" if missing == 1 else f"{missing} reacties hebben"
        super().__init__(
            f"{words} nog geen antwoord. Geef eerst op elke reactie antwoord."
        )


class StillAsking(Conflict):
    """The consultation goes on, or has not been held."""


@transaction.atomic
def dispose(
    *,
    response: ConsultationResponse,
    kind: DispositionKind,
    motivation: str,
    by: User,
    now: datetime,
) -> Disposition:
    """Say in public what is done with a response and why; the last answer counts."""
    dossier = stages.lock(response.consultation.dossier)
    # Read under the lock: it may have been closed since the page was made.
    consultation = Consultation.objects.get(pk=response.consultation_id)
    consultation.dossier = dossier
    require(may_answer_responses(by, consultation))
    if ConsultationResponse.objects.filter(previous=response).exists():
        raise NotCurrent
    if not motivation.strip():
        raise NotMotivated("Schrijf op waarom.")
    made = Disposition.objects.create(
        response=response,
        kind=kind,
        motivation=motivation,
        made_by_label=by.actor_label,
        made_at=now,
    )
    add_event(
        "reactie-beantwoord",
        dossier=dossier,
        by=by,
        now=now,
        payload={
            "consultatie": consultation.pk,
            "reactie": response.pk,
            "antwoord": str(kind),
            "sha256": sha256_of(motivation),
        },
        visibility=EventVisibility.PUBLIC,
    )
    record(
        "governance.response_answered",
        subject=response,
        by=by,
        at=now,
        details={"antwoord": str(kind)},
    )
    return made


@transaction.atomic
def publish_summary(
    *, consultation: Consultation, text: str, by: User, now: datetime
) -> Consultation:
    """Say what all responses come to; everybody who reacted hears of it, once."""
    dossier = stages.lock(consultation.dossier)
    consultation = Consultation.objects.select_for_update(of=("self",)).get(
        pk=consultation.pk
    )
    require(may_answer_responses(by, consultation))
    if not text.strip():
        raise NotMotivated("Schrijf een samenvatting.")
    is_open = consultation.kind == ConsultationKind.OPEN
    if is_open and (missing := count_without_disposition(dossier)):
        raise StillUnanswered(missing)
    consultation.summary, consultation.summarised_at = text, now
    consultation.save(update_fields=["summary", "summarised_at"])
    add_event(
        "consultatie-samengevat",
        dossier=dossier,
        by=by,
        now=now,
        payload={"consultatie": consultation.pk, "sha256": sha256_of(text)},
        visibility=EventVisibility.PUBLIC,
    )
    record("governance.consultation_summarised", subject=consultation, by=by, at=now)
    enqueue(
        "governance.announce_summary",
        deduplication_key=f"governance.announce_summary:{consultation.pk}",
        subject_key=consultation.subject_key,
        consultation_id=consultation.pk,
    )
    return consultation


@transaction.atomic
def send_to_taskforce(*, dossier: Dossier, by: User, now: datetime) -> Dossier:
    """Go on from the consultation, once every response has its answer."""
    dossier = stages.lock(dossier)
    require(may_handle(by, dossier))
    if dossier.stage != Stage.CONSULTATION:
        raise stages.NoSuchStep(dossier, Stage.TASKFORCE)
    asked = dossier.consultations.filter(kind=ConsultationKind.OPEN)
    if asked.filter(closed_at=None).exists():
        raise StillAsking("De consultatie loopt nog. Sluit haar eerst.")
    if not asked.exists():
        raise StillAsking("Er is nog geen consultatie gehouden. Open er eerst een.")
    if missing := count_without_disposition(dossier):
        raise StillUnanswered(missing)
    return stages.move(dossier, Stage.TASKFORCE, by=by, now=now)
