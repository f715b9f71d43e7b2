"""Preparing the close of a year: the checklist is looked at, and kept."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from journal.domain.outbox import enqueue
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import require
from samenorganiseren.shared.wording import dutch_date

from ...enums import YearState
from ...models import FiscalYear, YearClose
from ...queries.closing.checklist import checklist_of
from ...rules.access import may_administer
from ...rules.closing import may_be_closed


class NotReady(DomainError):
    """A point of the checklist does not hold."""


class AlreadyClosed(DomainError):
    """The year is closed."""


@transaction.atomic
def prepare_close(*, year: FiscalYear, by: User, now: datetime) -> YearClose:
    """Everything holds, says the first person. Another one closes the year.

    May be done again while the year is open: the last list counts.
    """
    year = locked(year)
    require(may_administer(by))
    points = require_ready(year, now)
    close, _ = YearClose.objects.update_or_create(
        year=year,
        defaults={
            "checklist": points,
            "prepared_by": by,
            "prepared_by_label": by.actor_label[:200],
            "prepared_at": now,
        },
    )
    record("fund.close_prepared", subject=close, by=by, at=now)
    enqueue(
        "fund.announce_close_prepared", subject_key=close.subject_key, close_id=close.pk
    )
    return close


def locked(year: FiscalYear) -> FiscalYear:
    """The year, for one at a time; raises AlreadyClosed. Whoever books in it goes first.

    Not locked for its key: papers that name the year do not wait for it.
    """
    year = FiscalYear.objects.select_for_update(no_key=True).get(pk=year.pk)
    if year.state == YearState.CLOSED and year.closed_at is not None:
        raise AlreadyClosed(
            f"{year.pk} is al gesloten, op {dutch_date(year.closed_at)} door "
            f"{year.closed_by_label}."
        )
    return year


def require_ready(year: FiscalYear, now: datetime) -> list[dict[str, object]]:
    """The checklist as it is kept; raises NotReady with what is open."""
    points = checklist_of(year, day_of(now))
    if not (verdict := may_be_closed(points)):
        raise NotReady(verdict.reason)
    return [point.stored for point in points]
