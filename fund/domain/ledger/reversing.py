"""Taking an entry back by hand, with a reason that stays."""

from __future__ import annotations

from datetime import date, datetime

from django.db import connection, transaction

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import require

from ...models import Entry
from ...rules.access import may_administer
from ...rules.ledger import may_reverse
from .posting import reverse

ALONE = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"


class NotReversible(DomainError):
    """This entry was taken back, or takes one back itself."""


@transaction.atomic
def reverse_entry(
    *, entry: Entry, reason: str, on: date, by: User, now: datetime
) -> Entry:
    """Book the mirror of an entry; raises NotReversible, YearNotOpen or NotEnough."""
    with connection.cursor() as cursor:
        # Nobody may lock the row itself: it never changes.
        cursor.execute(ALONE, [entry.subject_key])
    entry = Entry.objects.select_related("reverses", "reversed_by").get(pk=entry.pk)
    require(may_administer(by))
    if not (verdict := may_reverse(entry)):
        raise NotReversible(verdict.reason)

    made = reverse(entry, reason=reason, on=on, by=by, now=now)
    record(
        "fund.entry_reversed",
        subject=entry,
        by=by,
        at=now,
        details={"boeking": made.pk},
    )
    return made
