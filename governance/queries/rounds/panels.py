"""Rounds as the pages of dossiers, bodies and agenda items show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Prefetch, Q

from ...enums import RoundState, Stage
from ...models import Body, Dossier, Position, Round, RoundSeat
from ...rules.dossiers import INSIDERS
from ...rules.rounds import BODY_AT

MOST = 20


@dataclass(frozen=True)
class RoundRow:
    """A round, with what this person did in it."""

    round: Round
    own: RoundSeat | None
    took_position: bool
    is_open: bool

    @property
    def is_running(self) -> bool:
        return self.round.state in (RoundState.PLANNED, RoundState.OPEN)

    @property
    def waits_for_me(self) -> bool:
        return (
            self.is_open
            and self.own is not None
            and not self.own.is_recused
            and not self.took_position
        )


def rounds_shown(user: Any, now: datetime, **which: Any) -> list[RoundRow]:
    """The latest rounds that this person may know of, by the bodies they have a role
    in; three queries, whatever their number."""
    if not user.is_authenticated:
        return []
    places = {
        held.organisation_id
        for held in user.get_current_roles()
        if held.role in INSIDERS
    }
    if not places:
        return []
    own = RoundSeat.objects.filter(person=user, is_entitled=True).prefetch_related(
        Prefetch("positions", Position.objects.filter(next=None), to_attr="current")
    )
    able = Q(seats__is_entitled=True, seats__is_recused=False)
    answered = able & Q(seats__positions__isnull=False)
    rounds = (
        Round.objects.filter(body__organisation__in=places, **which)
        .with_names()
        .annotate(
            able=Count("seats", filter=able, distinct=True),
            answered=Count("seats", filter=answered, distinct=True),
        )
        .prefetch_related(Prefetch("seats", own, to_attr="mine"))
        .order_by("-pk")[:MOST]
    )
    return [_row(round, now) for round in rounds]


def body_that_asks(user: Any, dossier: Dossier) -> Body | None:
    """The body that the dossier is with, where this person has a role in it."""
    kind = BODY_AT.get(Stage(dossier.stage))
    if kind is None or not user.is_authenticated:
        return None
    places = {held.organisation_id for held in user.get_current_roles()}
    bodies = Body.objects.filter(kind=kind, organisation__in=places)
    return bodies.select_related("organisation").first() if places else None


def _row(round: Round, now: datetime) -> RoundRow:
    own: RoundSeat | None = next(iter(vars(round)["mine"]), None)
    return RoundRow(
        round=round,
        own=own,
        took_position=own is not None and bool(vars(own)["current"]),
        is_open=round.state == RoundState.OPEN
        and round.closes_at is not None
        and round.closes_at > now,
    )
