"""What an award may rest on: advice, resolutions and decisions of the members."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from governance.enums import BodyKind, DossierKind, Outcome, ResolutionKind, Stage
from governance.models import Advice, Dossier, Resolution

from ...enums import FundDecisionKind, ProgrammeKind, RequestState
from ...models import BudgetLine, FundDecision

POSITIVE = (Outcome.ADOPT, Outcome.ADOPT_CHANGED)
ENDED = {
    Stage.REJECTED: RequestState.REJECTED,
    Stage.INADMISSIBLE: RequestState.REJECTED,
    Stage.WITHDRAWN: RequestState.WITHDRAWN,
}


def college_advice(dossier: Dossier) -> Advice | None:
    """What the College van Dienstverleningszaken advises about it, the last one."""
    return (
        Advice.objects.standing()
        .select_related("body__organisation", "dossier")
        .filter(dossier=dossier, body__kind=BodyKind.COLLEGE)
        .order_by("established_at", "id")
        .last()
    )


def positive_resolution(dossier: Dossier) -> Resolution | None:
    """The published decision that grants it, as it reads after rectification."""
    return (
        Resolution.objects.with_names()
        .filter(
            decision__dossier=dossier,
            decision__outcome__in=POSITIVE,
            rectified_by=None,
        )
        .exclude(kind=ResolutionKind.WITHDRAWAL)
        .newest_first()
        .first()
    )


def mandates_for(line: BudgetLine, day: date) -> QuerySet[FundDecision]:
    """Confirmed mandates of the members for this programme that hold on this day."""
    return _of_members(FundDecisionKind.MANDATE).filter(
        Q(valid_to=None) | Q(valid_to__gte=day),
        programme_id=line.programme_id,
        decided_on__lte=day,
    )


def jaarplan_decisions(line: BudgetLine) -> QuerySet[FundDecision]:
    """Confirmed decisions on the jaarplan of this year that carry the advice."""
    return _of_members(FundDecisionKind.BUDGET).filter(
        year_id=line.year_id, advice__isnull=False
    )


def _of_members(kind: FundDecisionKind) -> QuerySet[FundDecision]:
    return (
        FundDecision.objects.confirmed()
        .filter(kind=kind, body__kind=BodyKind.MEMBERS)
        .select_related("advice", "programme", "body__organisation")
    )


def lines_to_ask_from() -> QuerySet[BudgetLine]:
    """Lines of open years from which an initiative may ask: not structural ones."""
    return (
        BudgetLine.objects.filter(year__state="open")
        .exclude(programme__kind=ProgrammeKind.STRUCTURAL)
        .select_related("programme")
    )


def structural_lines() -> QuerySet[BudgetLine]:
    """Lines of open years that are awarded with the jaarplan."""
    return BudgetLine.objects.filter(
        year__state="open", programme__kind=ProgrammeKind.STRUCTURAL
    ).select_related("programme")


def waiting_dossiers() -> QuerySet[Dossier]:
    """Requests in governance that nobody took in yet."""
    return (
        Dossier.objects.submitted()
        .with_names()
        .filter(kind=DossierKind.FUND_REQUEST, fund_request=None)
        .exclude(stage__in=[*ENDED, Stage.REPEALED, Stage.REPLACED])
        .order_by("stage_since", "id")
    )
