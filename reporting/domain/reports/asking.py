"""Asking for a report: it is long work, with a progress page of its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from accounts.models import User
from catalogue.enums import Domain
from journal.domain.entries import record
from journal.domain.jobs import start_job
from municipalities.models import Province
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import require

from ...enums import Narrowing
from ...models import Report
from ...rules.access import may_ask
from ...rules.kinds import Kind
from ...rules.periods import FIRST_DAY, Span


class NotOver(DomainError):
    """The period is not over yet, or before the first day of which anything is known."""


class UnknownFilter(DomainError):
    """The report cannot be narrowed down in this way."""


@transaction.atomic
def ask(
    *,
    kind: Kind,
    span: Span,
    by: User,
    now: datetime,
    filters: Mapping[str, str] | None = None,
) -> Report:
    """Write down what is asked, and have a worker make it."""
    require(may_ask(by, kind))
    _require_over(span, now)
    chosen = {name: word for name, word in (filters or {}).items() if word}
    _require_known(kind, chosen)
    report = Report.objects.create(
        kind=kind.slug,
        period=span.period,
        first_day=span.first_day,
        as_of=span.as_of,
        filters=chosen,
        requested_by=by,
        asked_at=now,
        kept_until=kept_until(now=now),
    )
    report.job = start_job(
        "reporting.make_report",
        title=f"Rapport {report.title}",
        by=by,
        now=now,
        report_id=report.pk,
    )
    report.save(update_fields=["job"])
    record("reporting.report_asked", subject=report, by=by, at=now)
    return report


def kept_until(*, now: datetime) -> datetime:
    return now + timedelta(days=settings.REPORT_KEEP_DAYS)


def _require_over(span: Span, now: datetime) -> None:
    if span.as_of > day_of(now):
        raise NotOver(
            f"{span.words.capitalize()} is nog niet voorbij. Kies een dag tot en met "
            "vandaag, of een maand of jaar dat voorbij is."
        )
    if span.first_day < FIRST_DAY:
        raise NotOver(f"Kies een dag vanaf 1 januari {FIRST_DAY.year}.")


def _require_known(kind: Kind, chosen: Mapping[str, str]) -> None:
    for name, word in chosen.items():
        is_known = name in kind.filters and (
            word in Domain.values
            if name == Narrowing.DOMAIN
            else Province.objects.filter(slug=word).exists()
        )
        if not is_known:
            raise UnknownFilter("Dit rapport kan niet zo worden beperkt.")
