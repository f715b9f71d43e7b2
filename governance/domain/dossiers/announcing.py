"""Telling people what became of a proposal."""

from __future__ import annotations

from datetime import datetime

from accounts.enums import Role
from accounts.models import RoleAssignment, User
from notifications.domain.notices import notify
from samenorganiseren.shared.days import day_of

from ...enums import Stage
from ...models import Dossier, DossierVersion
from ...rules.dossiers import KEEPERS, PROPOSERS


def announce_submission(*, version_id: int, now: datetime) -> None:
    """The Taskforce's secretaries hear that there is something to take in."""
    version = DossierVersion.objects.select_related("dossier__proposer").get(
        pk=version_id
    )
    dossier = version.dossier
    again = "opnieuw " if version.number > 1 else ""
    notify(
        recipients=secretaries_of(Stage.SUBMITTED, now),
        kind="voorstel-ingediend",
        title=f"{dossier.proposer} diende een voorstel {again}in",
        body=f"{dossier.number}: {version.title}",
        reason="U bent secretaris van de Taskforce Samen Organiseren.",
        deduplication_key=f"dossier-submitted:{version.pk}",
        url=dossier.get_absolute_url(),
        subject_key=dossier.subject_key,
        now=now,
    )


def announce_step(*, dossier_id: int, event: int, sentence: str, now: datetime) -> None:
    """Whoever writes for the proposer hears what became of the proposal."""
    dossier = Dossier.objects.select_related("proposer").get(pk=dossier_id)
    notify(
        recipients=proposers_of(dossier, now),
        kind="voorstel-verder",
        title=f"{dossier.number}: {sentence}",
        body=dossier.title,
        reason=f"U schrijft voorstellen namens {dossier.proposer}.",
        deduplication_key=f"dossier-step:{dossier.pk}:{event}",
        url=dossier.get_absolute_url(),
        subject_key=dossier.subject_key,
        now=now,
    )


def announce_due(*, dossier_id: int, now: datetime) -> None:
    """The secretary hears that a proposal has been on hold long enough."""
    dossier = Dossier.objects.get(pk=dossier_id)
    if dossier.stage != Stage.ON_HOLD:
        return
    notify(
        recipients=secretaries_of(Stage(dossier.held_from), now),
        kind="aanhouding-voorbij",
        title=f"{dossier.number}: de datum van de aanhouding is bereikt",
        body=f"{dossier.title}. Hervat het dossier, of houd het langer aan.",
        reason="U bent secretaris van het orgaan waar dit dossier ligt.",
        deduplication_key=f"dossier-held:{dossier.pk}:{dossier.held_until}",
        url=dossier.get_absolute_url(),
        subject_key=dossier.subject_key,
        now=now,
    )


def secretaries_of(stage: Stage, now: datetime) -> list[User]:
    """The secretaries of the body where a dossier in this stage is."""
    held = RoleAssignment.objects.on(day_of(now)).filter(
        role=Role.BODY_SECRETARY, organisation__body__kind=KEEPERS[stage]
    )
    return list(User.objects.filter(is_active=True, pk__in=held.values("user")))


def proposers_of(dossier: Dossier, now: datetime) -> list[User]:
    """Who writes for the organisation that proposed it."""
    held = RoleAssignment.objects.on(day_of(now)).filter(
        role__in=PROPOSERS, organisation=dossier.proposer_id
    )
    return list(User.objects.filter(is_active=True, pk__in=held.values("user")))
