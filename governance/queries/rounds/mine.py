"""What is on a member's table: rounds that wait, answers given, rounds past."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Prefetch

from accounts.models import User

from ...enums import Choice, RoundState
from ...models import Position, PositionDraft, Round, RoundSeat

PAST_SHOWN = 30


@dataclass(frozen=True)
class OwnSeat:
    """One of the member's seats in a round, with what was said and what was typed."""

    seat: RoundSeat
    position: Position | None
    draft: PositionDraft | None

    @property
    def round(self) -> Round:
        return self.seat.round

    @property
    def draft_choice(self) -> str:
        """The word of what was chosen in the draft, if anything was."""
        chosen = self.draft.typed.get("standpunt", "") if self.draft else ""
        return Choice(chosen).label if chosen in Choice.values else ""

    @property
    def is_fictitious(self) -> bool:
        return self.round.dossier.is_fictitious


@dataclass
class Table:
    """Sorted by what the member has to do."""

    waiting: list[OwnSeat] = field(default_factory=list)
    taken: list[OwnSeat] = field(default_factory=list)
    recused: list[OwnSeat] = field(default_factory=list)
    past: list[OwnSeat] = field(default_factory=list)


def my_table(user: User, now: datetime) -> Table:
    """Open rounds by deadline, then the latest that ended."""
    table = Table()
    for own in _seats(user, PAST_SHOWN):
        table_part(table, own, now).append(own)
    table.waiting.sort(key=_deadline)
    table.taken.sort(key=_deadline)
    return table


def waiting_for(user: User, now: datetime) -> list[OwnSeat]:
    """Only what still waits for this person, by deadline."""
    return my_table(user, now).waiting


def own_seats(user: User, round: Round) -> list[OwnSeat]:
    """The member's seats in one round; those with a voice first."""
    return _seats(user, 9, round=round)


def table_part(table: Table, own: OwnSeat, now: datetime) -> list[OwnSeat]:
    """Where this seat belongs."""
    asked = own.round
    is_open = (
        asked.state == RoundState.OPEN
        and asked.closes_at is not None
        and asked.closes_at > now
    )
    if not is_open:
        return table.past
    if own.seat.is_recused:
        return table.recused
    return table.taken if own.position else table.waiting


def _seats(user: User, most: int, **which: object) -> list[OwnSeat]:
    current = Position.objects.filter(next=None).select_related("void")
    seats = (
        RoundSeat.objects.filter(person=user, is_entitled=True, **which)
        .exclude(round__state=RoundState.PLANNED)
        .select_related(
            "round__body__organisation",
            "round__dossier",
            "round__version",
            "round__rule",
            "round__item__meeting",
        )
        .prefetch_related(
            Prefetch("positions", current, to_attr="current"),
            Prefetch(
                "drafts", PositionDraft.objects.filter(person=user), to_attr="typed"
            ),
        )
        .order_by("-round_id", "seat__position", "pk")
    )
    return [
        OwnSeat(
            seat=seat,
            position=next(iter(seat.current), None),
            draft=next(iter(seat.typed), None),
        )
        for seat in seats[:most]
    ]


def _deadline(own: OwnSeat) -> tuple[datetime | None, int]:
    return own.round.closes_at, own.seat.pk
