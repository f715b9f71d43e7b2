"""Reports that make themselves: each month and each year, once, however many beats tick."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import IntegrityError, transaction

from accounts.models import RoleAssignment, User
from journal.domain.entries import record
from journal.domain.outbox import enqueue
from notifications.domain.notices import notify
from samenorganiseren.shared.actors import Machine
from samenorganiseren.shared.days import day_of

from ...enums import Period
from ...models import Report
from ...queries.reports.finding import content_of
from ...rules.asked import Asked
from ...rules.kinds import BY_SLUG, KINDS, Kind
from ...rules.periods import Span, last_month, last_year, month_span, year_span
from .asking import kept_until
from .making import seal

CLOCK = Machine("rapporten")
SPANS = {Period.MONTH: month_span, Period.YEAR: year_span}


def ask_for_due(*, now: datetime) -> int:
    """Ask for the last month and the last year of each kind that is not there yet."""
    today = day_of(now)
    known = set(Report.objects.scheduled().values_list("kind", "period", "as_of"))
    asked = 0
    for kind in KINDS:
        for span in (last_month(today), last_year(today)):
            if (kind.slug, span.period.value, span.as_of) not in known:
                _ask(kind, span)
                asked += 1
    return asked


def _ask(kind: Kind, span: Span) -> None:
    enqueue(
        "reporting.make_scheduled",
        deduplication_key=f"reporting.make_scheduled:{kind.slug}:{span.slug}",
        kind=kind.slug,
        period=span.period.value,
        as_of=span.as_of.isoformat(),
    )


@transaction.atomic
def make_scheduled(*, kind: str, period: str, as_of: date, now: datetime) -> bool:
    """Make it as everyone may know it, and tell who it is for; False where it is there."""
    about, span = BY_SLUG[kind], SPANS[Period(period)](as_of)
    same = {"kind": kind, "period": span.period, "as_of": span.as_of}
    if Report.objects.scheduled().filter(**same).exists():
        return False
    report = Report(
        **same,
        first_day=span.first_day,
        asked_at=now,
        kept_until=kept_until(now=now),
    )
    content = content_of(about, Asked(span, is_scheduled=True), _unseen)
    seal(report=report, content=content, now=now)
    try:
        with transaction.atomic():
            report.save()
    except IntegrityError:
        # Another worker was first: this one leaves nothing.
        return False
    record("reporting.report_made", subject=report, by=CLOCK, at=now)
    announce(report=report, now=now)
    return True


def announce(*, report: Report, now: datetime) -> None:
    """Those who read it hear that it is there."""
    notify(
        recipients=readers_of(report.about, now),
        kind="rapport-gemaakt",
        title=f"Nieuw rapport: {report.title}",
        body=report.about.says,
        reason="U krijgt bericht van dit rapport door uw rol in dit portaal.",
        deduplication_key=f"report-made:{report.kind}:{report.span.slug}",
        url=report.get_absolute_url(),
        subject_key=report.subject_key,
        now=now,
    )


def readers_of(kind: Kind, now: datetime) -> Iterable[User]:
    """Everybody with one of the roles that reads this kind."""
    held = RoleAssignment.objects.on(day_of(now)).filter(role__in=kind.told)
    return list(User.objects.active().filter(pk__in=held.values("user")))


def _unseen(done: int, total: int) -> None:
    """Nobody watches this work."""
