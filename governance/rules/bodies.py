"""Who is what in a body.

Members sit on a seat for a term; the secretary has a role at the body's
organisation, so that a substitute can be given it the same day.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from accounts.enums import Role
from accounts.rules import manages_everything
from samenorganiseren.shared.verdicts import ALLOWED, Verdict, allowed_if

from ..enums import SeatCategory

if TYPE_CHECKING:
    from accounts.models import User

    from ..models import Body, Membership, Seat


def is_secretary(user: User, body: Body) -> bool:
    """Whether this person keeps the agenda and the rounds of the body."""
    return user.is_active and user.has_role_at(
        body.organisation_id, Role.BODY_SECRETARY
    )


def is_any_secretary(user: User) -> bool:
    """Whether this person is secretary of whichever body."""
    return user.is_active and user.has_role(Role.BODY_SECRETARY)


def sits_in(user: User, body: Body, day: date) -> bool:
    """Whether this person sits on one of the body's seats this day."""
    if not user.is_authenticated or not user.is_active:
        return False
    return _seats_of(user, body, day).exists()


def is_chair(user: User, body: Body, day: date) -> bool:
    """Whether this person sits on the chair's seat this day."""
    if not user.is_authenticated or not user.is_active:
        return False
    return _seats_of(user, body, day).filter(category=SeatCategory.CHAIR).exists()


def assists_in(user: User, body: Body, day: date) -> bool:
    """Whether this person reads and plans for one of the body's members."""
    return user.is_active and user.has_role_at(
        body.organisation_id, Role.BODY_ASSISTANT
    )


def may_keep(user: User, body: Body) -> Verdict:
    """The body's own secretaries."""
    return allowed_if(
        is_secretary(user, body), f"Dit doet de secretaris van {body.name}."
    )


def may_compose(user: User, body: Body) -> Verdict:
    """Secretaries and functional administrators: seats, terms and rules."""
    return allowed_if(
        is_secretary(user, body) or manages_everything(user),
        f"De samenstelling van {body.name} beheert de secretaris.",
    )


def may_read_inside(user: User, body: Body, day: date) -> Verdict:
    """Members, their assistants and secretaries: agenda, papers, rounds."""
    return allowed_if(
        is_secretary(user, body)
        or sits_in(user, body, day)
        or assists_in(user, body, day),
        f"Dit is er voor leden van {body.name}.",
    )


def may_name_assistant(user: User, membership: Membership) -> Verdict:
    """The member, and whoever composes the body."""
    if user.is_active and user.pk == membership.person_id:
        return ALLOWED
    return may_compose(user, membership.seat.body)


def _seats_of(user: User, body: Body, day: date) -> QuerySet[Seat]:
    return body.seats.filter(
        Q(memberships__ends_on=None) | Q(memberships__ends_on__gt=day),
        memberships__person=user,
        memberships__starts_on__lte=day,
    )
