"""Telling people what became of what they asked for."""

from __future__ import annotations

from datetime import datetime

from accounts.models import RoleAssignment, RoleAssignmentQuerySet, User
from notifications.domain.notices import notify
from samenorganiseren.shared.days import day_of

from ..enums import NeedState
from ..models import Need
from ..rules.editing import SPEAKS_FOR_MUNICIPALITY


def announce_answered_need(*, need_id: int, now: datetime) -> None:
    """Whoever put the need in or supports it hears which initiative answers it."""
    need = Need.objects.select_related("answered_by").get(pk=need_id)
    if need.state != NeedState.ANSWERED or need.answered_by is None:
        return
    municipalities = list(need.supports.values_list("municipality_id", flat=True))
    told = User.objects.filter(
        is_active=True,
        role_assignments__in=_speaking(need, municipalities, now),
    ).distinct()
    notify(
        recipients=told,
        kind="behoefte-beantwoord",
        title=f"Uw behoefte is beantwoord: {need.title}",
        body=f"Het initiatief “{need.answered_by.name}” maakt wat u nodig heeft.",
        url=need.get_absolute_url(),
        reason="Uw gemeente schreef deze behoefte op of steunt haar.",
        deduplication_key=f"catalogue.need_answered:{need.pk}:{need.answered_by_id}",
        now=now,
    )


def _speaking(
    need: Need, municipalities: list[int], now: datetime
) -> RoleAssignmentQuerySet:
    return RoleAssignment.objects.on(day_of(now)).filter(
        role__in=SPEAKS_FOR_MUNICIPALITY,
        organisation__municipality__in=[need.municipality_id, *municipalities],
    )
