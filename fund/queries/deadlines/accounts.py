"""Before when a receiver accounts for an award, until a last report is in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from accounts.models import User
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.deadlines import Due, numbers
from samenorganiseren.shared.working_days import mornings_before

from ...enums import AwardState, ReportVerdict
from ...models import AccountabilityReport, Award
from ...rules.awards import RECEIVERS
from ..awards.people import receivers_of

KIND = "verantwoording"
# Working days ahead.
AHEAD = (20, 5)


def accounts_due(causes: Collection[str] | None, now: datetime) -> Iterator[Due]:
    """Awards that run, without a last report that waits or was accepted."""
    last = AccountabilityReport.objects.filter(award=OuterRef("pk"), is_final=True)
    found = Award.objects.filter(state=AwardState.APPROVED)
    found = found.exclude(Exists(last.exclude(verdict=ReportVerdict.REFUSED)))
    if (wanted := numbers(causes)) is not None:
        found = found.filter(pk__in=wanted)
    return map(_told, found.order_by("pk"))


def _told(award: Award) -> Due:
    return Due(
        cause=str(award.pk),
        audience=award.pk,
        subject_key=award.subject_key,
        title=f"Verantwoording van {award.number}: {award.title}",
        because="Bij de toekenning hoort een verantwoording voor deze dag.",
        step="Dien de verantwoording in, met bewijsstukken.",
        url=award.get_absolute_url(),
        due_on=award.accountable_by,
        reminders=mornings_before(award.accountable_by, *AHEAD),
        is_fictitious=award.is_fictitious,
    )


def people_of(award_id: int, now: datetime) -> Iterable[User]:
    award = Award.objects.select_related("request").filter(pk=award_id).first()
    return receivers_of(award, day_of(now)) if award else []


def awards_of(person: User, now: datetime) -> set[int]:
    """The awards that this person writes for, once they were given."""
    homes = [held for held in person.get_current_roles() if held.role in RECEIVERS]
    if not homes:
        return set()
    towns = {held.organisation.municipality_id for held in homes} - {None}
    found = Award.objects.exclude(state=AwardState.PREPARED).filter(
        Q(request__requester__in={held.organisation_id for held in homes})
        | Q(recipient_municipality__in=towns)
    )
    return set(found.values_list("pk", flat=True))
