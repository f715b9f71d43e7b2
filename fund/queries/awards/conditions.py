"""How the condition of a tranche stands on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Sum

from catalogue.enums import IN_USE_STATES
from catalogue.models import Standard
from samenorganiseren.shared.wording import dutch_date

from ...enums import ConditionKind, ReportVerdict, TrancheState
from ...models import AccountabilityReport, Tranche


@dataclass(frozen=True)
class Standing:
    """What is asked, how it stands now, and whether that is enough."""

    words: str
    stands: str
    is_met: bool
    # Of the plan: the tranches before it were approved.
    is_next: bool
    evidence: dict[str, Any]


class Facts:
    """What the conditions of these tranches are judged by: three queries for all."""

    def __init__(self, tranches: Iterable[Tranche], day: date) -> None:
        self.day = day
        found = list(tranches)
        awards = {one.award_id for one in found}
        self.in_use = times_in_use(
            {one.standard_id for one in found if one.standard_id}, day
        )
        accepted = AccountabilityReport.objects.filter(
            award__in=awards, verdict=ReportVerdict.ACCEPTED
        )
        self.reports = dict(accepted.order_by("id").values_list("award_id", "pk"))
        planned = Tranche.objects.filter(
            award__in=awards, state=TrancheState.PLANNED
        ).order_by("award_id", "-position")
        self.first_planned = dict(planned.values_list("award_id", "position"))

    def standing(self, tranche: Tranche) -> Standing:
        """Of one of them."""
        words, stands, is_met, evidence = self._judged(tranche)
        first = self.first_planned.get(tranche.award_id, tranche.position)
        return Standing(
            words, stands, is_met, first >= tranche.position, self._dated(evidence)
        )

    def _judged(self, tranche: Tranche) -> tuple[str, str, bool, dict[str, Any]]:
        match tranche.condition:
            case ConditionKind.DAY:
                return self._day(tranche)
            case ConditionKind.ADOPTION:
                return self._adoption(tranche)
            case ConditionKind.REPORT:
                report = self.reports.get(tranche.award_id)
                stands = "goedgekeurd" if report else "nog niet goedgekeurd"
                words = "een goedgekeurde verantwoording"
                return words, stands, report is not None, {"verantwoording": report}
            case _:
                return "geen voorwaarde", "", True, {}

    def _day(self, tranche: Tranche) -> tuple[str, str, bool, dict[str, Any]]:
        is_met = tranche.planned_on <= self.day
        words = f"niet voor {dutch_date(tranche.planned_on)}"
        return words, "bereikt" if is_met else "nog niet bereikt", is_met, {}

    def _adoption(self, tranche: Tranche) -> tuple[str, str, bool, dict[str, Any]]:
        wanted = tranche.municipalities_wanted or 0
        count = self.in_use.get(tranche.standard_id or 0, 0)
        words = f"{tranche.standard} in gebruik bij minstens {wanted} gemeenten"
        evidence = {"standaard": tranche.standard_id, "gemeenten": count}
        return words, f"nu {count} van {wanted}", count >= wanted, evidence

    def _dated(self, evidence: dict[str, Any]) -> dict[str, Any]:
        return {"op": self.day.isoformat(), **evidence}


def times_in_use(standards: Iterable[int | None], day: date) -> dict[int, int]:
    """How many municipalities use each, whole or partly; exact, for administrators."""
    totals = Standard.objects.filter(
        pk__in=list(standards), totals__day__lte=day, totals__state__in=IN_USE_STATES
    )
    summed = totals.annotate(times=Sum("totals__delta")).order_by("pk")
    return dict(summed.values_list("pk", "times"))


def standing_of(tranche: Tranche, day: date) -> Standing:
    """Of one tranche, evaluated now."""
    return Facts([tranche], day).standing(tranche)
