"""Leading a dossier aside or on: the fast lane, on hold, resumed, withdrawn."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from accounts.rules import require_writer
from journal.domain.outbox import enqueue
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import Conflict, DomainError
from samenorganiseren.shared.verdicts import require

from ...enums import Stage
from ...models import Dossier
from ...rules import dossiers as rules
from ..rounds.cancelling import cancel_running_rounds
from ..stages import lock, move
from .intake import NotInIntake, ReasonMissing, handled
from .telling import tell_proposer

WITHDRAWN = "De indiener trok het voorstel in."


class DayPassed(DomainError):
    """On hold is until a day to come."""

    def __init__(self) -> None:
        super().__init__("Kies een datum na vandaag.")


class NotOnHold(Conflict):
    """It goes on already."""

    def __init__(self) -> None:
        super().__init__("Dit dossier is niet aangehouden. Ververs de pagina.")


@transaction.atomic
def send_by_fast_lane(
    *, dossier: Dossier, reason: str, by: User, now: datetime
) -> Dossier:
    """From the intake to the Taskforce without consultation, for a stated reason.

    Never for what binds everybody: not at the level “verplicht”, no escalation.
    """
    dossier = handled(dossier, by)
    if dossier.stage != Stage.INTAKE:
        raise NotInIntake
    require(rules.may_go_fast(dossier))
    if not reason.strip():
        raise ReasonMissing
    dossier.is_fast_lane = True
    dossier.save(update_fields=["is_fast_lane"])
    move(
        dossier,
        Stage.TASKFORCE,
        by=by,
        now=now,
        payload={"snelle_route": True, "reden": reason.strip()},
    )
    tell_proposer(dossier, "het voorstel gaat zonder consultatie naar de Taskforce")
    return dossier


@transaction.atomic
def hold(
    *, dossier: Dossier, until: date, reason: str, by: User, now: datetime
) -> Dossier:
    """Let it wait until a day, for a reason."""
    dossier = handled(dossier, by)
    if until <= day_of(now):
        raise DayPassed
    if not reason.strip():
        raise ReasonMissing
    dossier.held_from, dossier.held_until = dossier.stage, until
    move(
        dossier,
        Stage.ON_HOLD,
        by=by,
        now=now,
        payload={"reden": reason.strip(), "tot": until.isoformat()},
    )
    tell_proposer(dossier, "het voorstel is aangehouden")
    return dossier


@transaction.atomic
def resume(*, dossier: Dossier, by: User, now: datetime) -> Dossier:
    """Go on where it was held."""
    dossier = handled(dossier, by)
    if dossier.stage != Stage.ON_HOLD:
        raise NotOnHold
    back = Stage(dossier.held_from)
    dossier.held_from, dossier.held_until = "", None
    move(dossier, back, by=by, now=now)
    tell_proposer(dossier, "het voorstel is weer in behandeling")
    return dossier


@transaction.atomic
def withdraw(*, dossier: Dossier, reason: str, by: User, now: datetime) -> Dossier:
    """The proposer takes it back, before the decision. What was said stays readable,
    and its number is never given again. Pressing twice is the same."""
    require_writer(by)
    dossier = lock(dossier)
    if dossier.stage == Stage.WITHDRAWN and rules.proposes_for(by, dossier.proposer):
        return dossier
    require(rules.may_withdraw(by, dossier))
    if not reason.strip():
        raise ReasonMissing
    cancel_running_rounds(dossier=dossier, reason=WITHDRAWN, by=by, now=now)
    dossier.held_from, dossier.held_until = "", None
    return move(
        dossier, Stage.WITHDRAWN, by=by, now=now, payload={"reden": reason.strip()}
    )


def tell_of_held(*, now: datetime) -> int:
    """Ask for a notice about each dossier whose day has come. Safe to run twice."""
    due = Dossier.objects.filter(stage=Stage.ON_HOLD, held_until__lte=day_of(now))
    for dossier in due.order_by("pk"):
        enqueue(
            "governance.announce_held",
            deduplication_key=f"governance.announce_held:{dossier.pk}:{dossier.held_until}",
            subject_key=dossier.subject_key,
            dossier_id=dossier.pk,
        )
    return len(due)
