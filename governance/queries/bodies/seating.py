"""Who sits where on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from accounts.enums import Role
from accounts.models import RoleAssignment, User

from ...models import Body, Membership, Seat
from .words import words_of


@dataclass(frozen=True)
class Place:
    """A seat on a day: who sits there, and who comes after."""

    seat: Seat
    membership: Membership | None
    successor: Membership | None

    @property
    def category(self) -> str:
        """For whom the seat is, where its name does not say so already."""
        words = words_of(self.seat.category)
        named = self.seat.label.casefold().startswith(words.casefold())
        return "" if named else words


def places_on(body: Body, day: date) -> list[Place]:
    """Every seat of the body on this day, filled or empty; two queries."""
    seats = list(body.seats.on(day).by_order())
    terms = (
        Membership.objects.filter(seat__in=seats)
        .lasting_after(day)
        .with_names()
        .order_by("starts_on")
    )
    now: dict[int, Membership] = {}
    later: dict[int, Membership] = {}
    for term in terms:
        place = now if term.starts_on <= day else later
        place.setdefault(term.seat_id, term)
    return [Place(seat, now.get(seat.pk), later.get(seat.pk)) for seat in seats]


def secretaries_on(body: Body, day: date) -> list[User]:
    """Who keeps the body's agenda this day, by name."""
    held = RoleAssignment.objects.on(day).filter(
        role=Role.BODY_SECRETARY, organisation=body.organisation_id
    )
    people = User.objects.active().filter(pk__in=held.values("user"))
    return list(people.by_name())
