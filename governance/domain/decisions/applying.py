"""After publication: in force on its day, evaluated after one and after two years."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from journal.domain.outbox import enqueue
from samenorganiseren.shared.actors import Machine
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import Conflict, DomainError
from samenorganiseren.shared.verdicts import require

from ...enums import ResolutionKind, Stage
from ...models import Dossier, Resolution
from ...rules.dossiers import may_handle
from ..events import add_event
from ..stages import lock, move

CLOCK = Machine("dagelijks")
# In which year after it took force each evaluation falls.
EVALUATED_AFTER = {Stage.IN_USE: 1, Stage.EXTENDED: 2}
CONCLUSIONS = (Stage.REVISED, Stage.EXTENDED)


class ReportMissing(DomainError):
    """An evaluation is concluded without saying what was found."""

    def __init__(self) -> None:
        super().__init__("Schrijf op wat de evaluatie opleverde.")


class NotInEvaluation(Conflict):
    """There is nothing to conclude."""

    def __init__(self) -> None:
        super().__init__("Dit besluit wordt nu niet geëvalueerd. Ververs de pagina.")


def take_force(*, now: datetime) -> int:
    """Let decisions whose day has come be in use. Safe to run again."""
    today = day_of(now)
    due = [
        dossier
        for dossier, day in _with_day(Stage.PUBLISHED)
        if day <= today and _step(dossier, Stage.PUBLISHED, Stage.IN_USE, now)
    ]
    return len(due)


def start_evaluations(*, now: datetime) -> int:
    """One year after it took force, and once more after two. Safe to run again."""
    today, started = day_of(now), 0
    for stage, years in EVALUATED_AFTER.items():
        for dossier, day in _with_day(stage):
            if _years_later(day, years) > today or _evaluations(dossier) >= years:
                continue
            started += _step(dossier, stage, Stage.EVALUATION, now)
    return started


@transaction.atomic
def conclude_evaluation(
    *, dossier: Dossier, to: Stage, report: str, by: User, now: datetime
) -> Dossier:
    """Extend it as it is, or have it revised. To repeal it takes a decision."""
    dossier = lock(dossier)
    require(may_handle(by, dossier))
    if dossier.stage != Stage.EVALUATION or to not in CONCLUSIONS:
        raise NotInEvaluation
    if not report.strip():
        raise ReportMissing
    move(dossier, to, by=by, now=now, payload={"verslag": report.strip()})
    record("governance.evaluation_concluded", subject=dossier, by=by, at=now)
    return dossier


def _with_day(stage: Stage) -> Iterator[tuple[Dossier, date]]:
    """Dossiers at this stage, with the day their decision took or takes force."""
    published = Resolution.objects.filter(
        kind=ResolutionKind.DECISION, decision__dossier__stage=stage
    ).select_related("decision__dossier")
    for resolution in published.order_by("id"):
        decision = resolution.decision
        yield decision.dossier, resolution.in_force_on or decision.decided_on


@transaction.atomic
def _step(dossier: Dossier, expected: Stage, to: Stage, now: datetime) -> bool:
    dossier = lock(dossier)
    if dossier.stage != expected:
        return False
    move(dossier, to, by=CLOCK, now=now)
    if to == Stage.EVALUATION:
        add_event("evaluatie-begonnen", dossier=dossier, by=CLOCK, now=now)
        enqueue(
            "governance.announce_evaluation",
            dossier_id=dossier.pk,
            deduplication_key=(
                f"governance.announce_evaluation:{dossier.pk}:{dossier.stage_event}"
            ),
        )
    return True


def _evaluations(dossier: Dossier) -> int:
    return dossier.events.filter(
        kind="fase-gewijzigd", payload__naar=Stage.EVALUATION
    ).count()


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year + years, day=28)
