"""Telling people what became of it, once it is published and never before."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from accounts.enums import Role
from accounts.models import RoleAssignment, User
from catalogue.enums import Bindingness
from municipalities.models import Municipality
from notifications.domain.notices import notify
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.wording import dutch_date

from ...enums import BodyKind, Outcome, ResolutionKind
from ...models import ConsultationResponse, Dossier, Resolution
from ...rules.dossiers import PROPOSERS


def announce_resolution(*, resolution_id: int, now: datetime) -> None:
    """The proposer, everyone who reacted, and who must apply it by then."""
    resolution = Resolution.objects.with_names().get(pk=resolution_id)
    dossier = resolution.decision.dossier
    key = f"resolution:{resolution.pk}"
    told = {
        "kind": "besluit",
        "title": _title(resolution),
        "body": resolution.content["tekst"][:400],
        "url": resolution.get_absolute_url(),
        "subject_key": resolution.subject_key,
    }
    notify(
        recipients=_proposers(dossier, now),
        reason=f"{dossier.proposer} diende dit voorstel in.",
        deduplication_key=key,
        now=now,
        **told,
    )
    notify(
        recipients=_who_reacted(dossier),
        reason="U reageerde op dit voorstel.",
        deduplication_key=key,
        now=now,
        **told,
    )
    if _asks_adoption(resolution):
        _ask_adoption(resolution, now)


def announce_evaluation(*, dossier_id: int, now: datetime) -> None:
    """The secretaries of the board hear that a decision is due for evaluation."""
    dossier = Dossier.objects.get(pk=dossier_id)
    held = RoleAssignment.objects.on(day_of(now)).filter(
        role=Role.BODY_SECRETARY, organisation__body__kind=BodyKind.BOARD
    )
    notify(
        recipients=_active(held),
        kind="evaluatie",
        title=f"Evalueer het besluit over {dossier.title}",
        body="De termijn voor de evaluatie is bereikt.",
        reason="U bent secretaris van het VNG-bestuur.",
        deduplication_key=f"evaluation:{dossier.pk}:{dossier.stage_event}",
        url=dossier.get_absolute_url(),
        now=now,
    )


def _title(resolution: Resolution) -> str:
    match resolution.kind:
        case ResolutionKind.RECTIFICATION:
            words = "Rectificatie van het besluit over {}"
        case ResolutionKind.WITHDRAWAL:
            words = "Het besluit over {} is ingetrokken"
        case _:
            outcome = Outcome(resolution.decision.outcome)
            words = (
                "Er is niet ingestemd met {}"
                if outcome == Outcome.REJECT
                else "Vastgesteld: {}"
            )
    return words.format(resolution.title)


def _asks_adoption(resolution: Resolution) -> bool:
    return (
        resolution.kind == ResolutionKind.DECISION
        and resolution.decision.level >= Bindingness.COMPLY_OR_EXPLAIN
    )


def _ask_adoption(resolution: Resolution, now: datetime) -> None:
    """Each municipality of the day on which it takes force, through its managers."""
    decision = resolution.decision
    standard, day = decision.dossier.standard, decision.in_force_on
    if standard is None or day is None:
        return
    living = Municipality.objects.on(day)
    held = RoleAssignment.objects.on(day_of(now)).filter(
        role=Role.INFORMATION_MANAGER, organisation__municipality__in=living
    )
    level = Bindingness(decision.level).label.lower()
    notify(
        recipients=_active(held),
        kind="toepassing-gevraagd",
        title=f"{standard}: {level} vanaf {dutch_date(day)}",
        body="Geef op hoe uw gemeente deze standaard toepast, of leg uit waarom niet.",
        reason="U bent informatiemanager van een gemeente.",
        deduplication_key=f"resolution-adoption:{resolution.pk}",
        url=standard.get_absolute_url(),
        subject_key=resolution.subject_key,
        now=now,
    )


def _proposers(dossier: Dossier, now: datetime) -> list[User]:
    held = RoleAssignment.objects.on(day_of(now)).filter(
        role__in=PROPOSERS, organisation=dossier.proposer
    )
    return _active(held)


def _who_reacted(dossier: Dossier) -> list[User]:
    reacted = ConsultationResponse.objects.filter(consultation__dossier=dossier)
    return list(User.objects.filter(is_active=True, pk__in=reacted.values("person")))


def _active(held: QuerySet[RoleAssignment]) -> list[User]:
    return list(User.objects.filter(is_active=True, pk__in=held.values("user")))
