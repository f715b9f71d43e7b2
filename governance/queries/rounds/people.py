"""Whom a round concerns, for notices."""

from __future__ import annotations

from datetime import datetime

from accounts.enums import Role
from accounts.models import RoleAssignment, User
from samenorganiseren.shared.days import day_of

from ...enums import SeatCategory
from ...models import Body, Membership, Round


def asked_in(round: Round) -> list[User]:
    """Who may take a position and was not recused."""
    seats = round.seats.filter(is_entitled=True, is_recused=False)
    return list(User.objects.filter(pk__in=seats.values("person"), is_active=True))


def silent_in(round: Round) -> list[User]:
    """Those of them who did not answer for one of their seats."""
    seats = round.seats.filter(is_entitled=True, is_recused=False, positions=None)
    return list(User.objects.filter(pk__in=seats.values("person"), is_active=True))


def keepers_of(body: Body, now: datetime) -> list[User]:
    """The chair and the secretaries of the body, today."""
    held = RoleAssignment.objects.on(day_of(now)).filter(
        role=Role.BODY_SECRETARY, organisation=body.organisation_id
    )
    chairs = Membership.objects.on(day_of(now)).filter(
        seat__body=body, seat__category=SeatCategory.CHAIR
    )
    wanted = {*held.values_list("user", flat=True)}
    wanted |= {*chairs.values_list("person", flat=True)}
    return list(User.objects.filter(pk__in=wanted, is_active=True))
