"""What may happen later: making reports, and throwing them away."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from samenorganiseren.shared.handlers import handles
from samenorganiseren.shared.jobs import Outcome, Steps, job
from samenorganiseren.shared.periodic import periodic

from .domain.reports import making, scheduling, sweeping


@job("reporting.make_report")
def make_report(steps: Steps, *, report_id: int) -> Outcome:
    report = making.make(report_id=report_id, now=steps.now, progress=steps.report)
    return Outcome(
        f"Het rapport {report.title} is klaar.", url=report.get_absolute_url()
    )


@handles("reporting.make_scheduled", title="Een rapport van de maand of het jaar maken")
def make_scheduled(kind: str, period: str, as_of: str) -> None:
    scheduling.make_scheduled(
        kind=kind,
        period=period,
        as_of=date.fromisoformat(as_of),
        now=timezone.now(),
    )


@periodic(
    "reporting.ask_for_reports",
    at="04:30",
    title="Rapporten van de maand en het jaar maken",
)
def ask_for_reports(*, now: datetime) -> str:
    return f"{scheduling.ask_for_due(now=now)} rapporten gevraagd."


@periodic("reporting.remove_reports", at="02:55", title="Oude rapporten opruimen")
def remove_reports(*, now: datetime) -> str:
    return f"{sweeping.remove_old(now=now)} rapporten opgeruimd."
