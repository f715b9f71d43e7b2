"""When the next tranche of an award is planned: with its condition met it may be
proposed, without it administrators know in time. Nothing is paid by itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from django.urls import reverse

from accounts.enums import Role
from accounts.models import User
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.deadlines import Due, numbers
from samenorganiseren.shared.working_days import mornings_before

from ...enums import AwardState, TrancheState
from ...models import Tranche
from ..awards.conditions import Facts, Standing
from ..awards.people import administrators

WAITS, READY = "tranche", "tranche-klaar"
# Working days ahead.
AHEAD = (10,)
FUND = 0


def tranches_waiting(causes: Collection[str] | None, now: datetime) -> Iterator[Due]:
    """Those whose condition is not met."""
    for tranche, standing in _next(causes, now):
        if not standing.is_met:
            yield _told(tranche, standing, now)


def tranches_ready(causes: Collection[str] | None, now: datetime) -> Iterator[Due]:
    """Those that may be proposed now."""
    for tranche, standing in _next(causes, now):
        if standing.is_met:
            yield _told(tranche, standing, now)


def _next(
    causes: Collection[str] | None, now: datetime
) -> Iterator[tuple[Tranche, Standing]]:
    found = Tranche.objects.filter(
        state=TrancheState.PLANNED, proposed_by=None, award__state=AwardState.APPROVED
    )
    if (wanted := numbers(causes)) is not None:
        found = found.filter(pk__in=wanted)
    planned = list(found.select_related("award", "standard").order_by("pk"))
    facts = Facts(planned, day_of(now))
    judged = ((tranche, facts.standing(tranche)) for tranche in planned)
    return (pair for pair in judged if pair[1].is_next)


def _told(tranche: Tranche, standing: Standing, now: datetime) -> Due:
    award = tranche.award
    reminders = mornings_before(tranche.planned_on, *AHEAD)
    state = "kan worden voorgesteld" if standing.is_met else "wacht op haar voorwaarde"
    return Due(
        cause=str(tranche.pk),
        audience=FUND,
        subject_key=tranche.subject_key,
        title=f"Tranche {tranche.position} van {award.number} {state}",
        because=f"Voorwaarde: {standing.words}. {standing.stands}".strip(),
        step="Stel de tranche voor."
        if standing.is_met
        else "Ga na wat er nog nodig is.",
        url=reverse("fund_award", args=[award.reference]),
        due_on=tranche.planned_on,
        reminders=() if standing.is_met else reminders,
        # What may be paid is said at once; and what is near when it becomes known.
        at_once=standing.is_met or reminders[0] <= now,
        is_fictitious=award.is_fictitious,
    )


def people_of(fund: int, now: datetime) -> Iterable[User]:
    return administrators(now)


def fund_of(person: User, now: datetime) -> set[int]:
    """The one fund, for who works there."""
    return {FUND} if person.has_role(Role.FUND_ADMINISTRATOR) else set()
