"""Asking everybody, or the members, about one frozen version of a proposal."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import IntegrityError, transaction

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import Conflict, DomainError
from samenorganiseren.shared.verdicts import require
from samenorganiseren.shared.wording import dutch_date

from ...enums import ConsultationKind, EventVisibility, Stage
from ...models import Consultation, Dossier, DossierVersion
from ...rules.consultations import may_open
from .. import stages
from ..due import consultation_changed
from ..events import add_event
from .times import end_of, first_last_day, shortest


class TooShort(DomainError):
    """People get less time than the rule gives them."""


class AlreadyAsked(Conflict):
    """A consultation of this kind is open already."""

    def __init__(self) -> None:
        super().__init__(
            "Er loopt al zo’n consultatie over dit voorstel. Sluit die eerst."
        )


class NothingToAsk(DomainError):
    """There is no question, or no text that stands."""


@transaction.atomic
def open_consultation(
    *,
    dossier: Dossier,
    kind: ConsultationKind,
    question: str,
    closes_at: datetime,
    by: User,
    now: datetime,
) -> Consultation:
    """Open it at once, about the last version, which stays as it is.

    An open consultation brings a dossier from intake to its consultation.
    """
    dossier = stages.lock(dossier)
    require(may_open(by, dossier, kind))
    version = dossier.versions.order_by("-number").first()
    if version is None or not question.strip():
        raise NothingToAsk("Schrijf op wat u wilt vragen over het voorstel.")
    require_long_enough(kind, now, closes_at)
    if dossier.stage == Stage.INTAKE:
        dossier = stages.move(dossier, Stage.CONSULTATION, by=by, now=now)
    consultation = _create(dossier, version, kind, question, closes_at, by, now)
    add_event(
        "consultatie-geopend",
        dossier=dossier,
        by=by,
        now=now,
        payload={
            "consultatie": consultation.pk,
            "soort": str(kind),
            "versie": version.number,
            "sha256": version.sha256,
            "sluit": closes_at.isoformat(),
        },
        visibility=EventVisibility.PUBLIC,
    )
    record("governance.consultation_opened", subject=consultation, by=by, at=now)
    consultation_changed(consultation, now)
    return consultation


def require_long_enough(
    kind: ConsultationKind, opens_at: datetime, closes_at: datetime
) -> None:
    """Go on if people get the days that the rule gives them."""
    earliest = first_last_day(kind, opens_at)
    if closes_at < end_of(earliest):
        days = shortest(kind, day_of(opens_at))
        raise TooShort(
            f"Volgens de regel duurt dit minstens {days} dagen. Kies "
            f"{dutch_date(earliest)} of een latere dag."
        )


def _create(
    dossier: Dossier,
    version: DossierVersion,
    kind: ConsultationKind,
    question: str,
    closes_at: datetime,
    by: User,
    now: datetime,
) -> Consultation:
    try:
        with transaction.atomic():
            return Consultation.objects.create(
                dossier=dossier,
                version=version,
                kind=kind,
                question=question,
                opens_at=now,
                closes_at=closes_at,
                uid=uuid.uuid4(),
                opened_by_label=by.actor_label,
            )
    except IntegrityError:
        raise AlreadyAsked from None
