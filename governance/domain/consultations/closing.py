"""Closing a consultation: by its time, or by the secretary once it lasted long enough."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.actors import Actor
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import require
from samenorganiseren.shared.wording import dutch_date

from ...enums import ConsultationKind, EventVisibility, Stage
from ...models import Consultation, Dossier
from ...queries.consultations.reading import current_responses, outcome_of
from ...rules.consultations import OUT_OF_HAND, may_keep_consultation
from .. import stages
from ..due import consultation_changed
from ..events import add_event, sha256_of
from .times import end_of, first_last_day


class TooEarly(DomainError):
    """People still have time by the rule."""


@transaction.atomic
def close_consultation(
    *, consultation: Consultation, by: User, now: datetime
) -> Consultation:
    """Close it for good. Closing twice is the same."""
    dossier = stages.lock(consultation.dossier)
    consultation = _locked(consultation)
    require(may_keep_consultation(by, consultation))
    if consultation.closed_at is not None:
        return consultation
    _require_lasted(consultation, now)
    return _close(consultation, dossier, by, now)


@transaction.atomic
def close_when_due(
    *, consultation: Consultation, by: Actor, now: datetime
) -> Consultation:
    """Close what the deadline closed already: PostgreSQL takes no response after it."""
    dossier = stages.lock(consultation.dossier)
    consultation = _locked(consultation)
    if consultation.closed_at is not None or consultation.closes_at > now:
        return consultation
    return _close(consultation, dossier, by, now)


def close_running(*, dossier: Dossier, by: Actor, now: datetime) -> list[Consultation]:
    """Close what is open about a dossier that went away; it is locked already."""
    running = dossier.consultations.filter(closed_at=None).order_by("pk")
    return [_close(_locked(one), dossier, by, now) for one in running]


def _locked(consultation: Consultation) -> Consultation:
    """Who responds holds it for sharing, so this waits for them."""
    rows = Consultation.objects.select_for_update(of=("self",))
    return rows.select_related("dossier", "version").get(pk=consultation.pk)


def _require_lasted(consultation: Consultation, now: datetime) -> None:
    if consultation.closes_at <= now:
        return
    if Stage(consultation.dossier.stage) in OUT_OF_HAND:
        return
    kind = ConsultationKind(consultation.kind)
    earliest = first_last_day(kind, consultation.opens_at)
    if now < end_of(earliest):
        raise TooEarly(
            f"Iedereen heeft tot en met {dutch_date(earliest)} de tijd om te reageren. "
            "Sluiten kan daarna."
        )


def _close(
    consultation: Consultation, dossier: Dossier, by: Actor, now: datetime
) -> Consultation:
    consultation.closed_at = now
    consultation.save(update_fields=["closed_at"])
    add_event(
        "consultatie-gesloten",
        dossier=dossier,
        by=by,
        now=now,
        payload=_payload(consultation),
        visibility=EventVisibility.PUBLIC,
    )
    record("governance.consultation_closed", subject=consultation, by=by, at=now)
    consultation_changed(consultation, now)
    return consultation


def _payload(consultation: Consultation) -> dict[str, object]:
    """What came in, by the fingerprints of the texts; and of members, the tally."""
    responses = [
        {"reactie": one.pk, "nummer": one.number, "sha256": sha256_of(one.text)}
        for one in current_responses(consultation)
    ]
    told: dict[str, object] = {
        "consultatie": consultation.pk,
        "soort": consultation.kind,
        "reacties": responses,
        "aantal": len(responses),
    }
    if consultation.kind == ConsultationKind.MEMBERS:
        outcome = outcome_of(consultation)
        told |= {
            "telling": outcome.answers,
            "gemeenten": outcome.municipalities,
            "peildatum": day_of(
                consultation.closed_at or consultation.closes_at
            ).isoformat(),
        }
    return told
