"""The intake: judging a proposal, taking it in, and leading it on or back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from accounts.models import User
from accounts.rules import require_writer
from samenorganiseren.shared.errors import Conflict, DomainError
from samenorganiseren.shared.verdicts import require

from ...enums import CheckVerdict, Criterion, EventVisibility, Stage
from ...models import Dossier, DossierVersion, IntakeCheck
from ...queries.dossiers.intake import checks_of
from ...rules import dossiers as rules
from ..events import add_event
from ..rounds.cancelling import cancel_running_rounds
from ..stages import lock, move
from .telling import tell_proposer

RETURNED = "Het voorstel is teruggegeven aan de indiener."


class Judged(NamedTuple):
    """The intake's answer to one question."""

    verdict: CheckVerdict
    note: str = ""


class NotInIntake(Conflict):
    """The judging list is filled in during the intake alone."""

    def __init__(self) -> None:
        super().__init__("Dit voorstel is niet in de intake. Ververs de pagina.")


class NoteMissing(DomainError):
    """Whoever says that something is missing, says what."""

    def __init__(self, criterion: Criterion) -> None:
        super().__init__(f"Schrijf op wat er ontbreekt bij: {criterion.label}")
        self.criterion = criterion


class ReasonMissing(DomainError):
    """A step that somebody else must understand has its reason."""

    def __init__(self) -> None:
        super().__init__("Schrijf op waarom. De indiener leest dit.")


@transaction.atomic
def take_in(*, dossier: Dossier, by: User, now: datetime) -> Dossier:
    """The secretary begins to judge it. Pressing twice is the same."""
    dossier = handled(dossier, by)
    if dossier.stage == Stage.INTAKE:
        return dossier
    return move(dossier, Stage.INTAKE, by=by, now=now)


@transaction.atomic
def judge(
    *, dossier: Dossier, judged: Mapping[Criterion, Judged], by: User, now: datetime
) -> list[IntakeCheck]:
    """Keep what the secretary found; only what differs from before is added."""
    dossier = handled(dossier, by)
    if dossier.stage != Stage.INTAKE:
        raise NotInIntake
    version = last_version(dossier)
    before = checks_of(version)
    for criterion, found in judged.items():
        if found.verdict == CheckVerdict.MISSING and not found.note.strip():
            raise NoteMissing(criterion)
    added = [
        IntakeCheck.objects.create(
            version=version,
            criterion=criterion,
            verdict=found.verdict,
            note=found.note.strip(),
            checked_by_label=by.actor_label,
            checked_at=now,
        )
        for criterion, found in judged.items()
        if not _says(before.get(criterion), found)
    ]
    if added:
        add_event(
            "intake-beoordeeld",
            dossier=dossier,
            by=by,
            now=now,
            payload={
                "versie": version.number,
                "oordelen": {str(one.criterion): str(one.verdict) for one in added},
            },
            visibility=EventVisibility.INTERNAL,
        )
    return added


@transaction.atomic
def return_to_proposer(
    *, dossier: Dossier, reason: str, by: User, now: datetime
) -> Dossier:
    """Give it back to be improved. What ran on it is cancelled."""
    dossier = handled(dossier, by)
    if not reason.strip():
        raise ReasonMissing
    cancel_running_rounds(dossier=dossier, reason=RETURNED, by=by, now=now)
    reopen_draft(dossier)
    move(dossier, Stage.RETURNED, by=by, now=now, payload={"reden": reason.strip()})
    tell_proposer(dossier, "het voorstel is teruggegeven")
    return dossier


def reopen_draft(dossier: Dossier) -> None:
    """Forms that were open before it was submitted are of the past."""
    if (draft := getattr(dossier, "draft", None)) is not None:
        draft.revision += 1
        draft.what_changed = ""
        draft.save(update_fields=["revision", "what_changed"])


def handled(dossier: Dossier, by: User) -> Dossier:
    """The dossier under lock, if this person may handle it where it is now."""
    require_writer(by)
    dossier = lock(dossier)
    require(rules.may_handle(by, dossier))
    return dossier


def last_version(dossier: Dossier) -> DossierVersion:
    """The version that is being handled."""
    return dossier.versions.order_by("-number")[0]


def _says(before: IntakeCheck | None, found: Judged) -> bool:
    return before is not None and (before.verdict, before.note) == (
        found.verdict,
        found.note.strip(),
    )
