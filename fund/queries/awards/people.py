"""Who works for the fund, and who writes for a receiver."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Q

from accounts.enums import Role
from accounts.models import RoleAssignment, User
from samenorganiseren.shared.days import day_of

from ...models import Award
from ...rules.awards import RECEIVERS


def administrators(now: datetime) -> list[User]:
    """Who works for the fund today."""
    held = RoleAssignment.objects.on(day_of(now)).filter(role=Role.FUND_ADMINISTRATOR)
    return list(User.objects.filter(is_active=True, pk__in=held.values("user")))


def receivers_of(award: Award, day: date) -> list[User]:
    """Who writes for the requester, or for the municipality that receives it."""
    requester = award.request.requester_id if award.request else None
    home = award.recipient_municipality_id
    whose = Q(organisation=requester)
    if home:
        whose |= Q(organisation__municipality=home)
    held = RoleAssignment.objects.on(day).filter(whose, role__in=RECEIVERS)
    return list(User.objects.filter(is_active=True, pk__in=held.values("user")))
