"""What the pages of a round have in common."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from accounts.models import User

from ...enums import RoundState
from ...models import ConflictDeclaration, Round
from ...queries.rounds.addresses import dossier_address
from ...queries.rounds.mine import OwnSeat
from ...queries.rounds.minority import window_of
from ...queries.rounds.standing import still_needed
from ...queries.rounds.tallies import tally_now, tally_of
from ...rules import rounds as rules
from ...rules.bodies import is_secretary


def context_of(
    round: Round, user: User, own: OwnSeat | None, now: datetime
) -> dict[str, Any]:
    """The round, its clock, what it needs, and what this person may see of it."""
    is_open = is_open_at(round, now)
    keeps = is_secretary(user, round.body)
    took = own is not None and own.position is not None
    tally = tally_of(round) or tally_now(round, now)
    shown = rules.sees_standing(round, took_position=took, keeps=keeps)
    has_ended = round.state in rules.ENDED
    return {
        "round": round,
        "own": own,
        "is_open": is_open,
        "has_passed": round.state == RoundState.OPEN and not is_open,
        "time_left": time_left(round, now),
        "needed": still_needed(round, tally),
        "tally": tally,
        "shown": shown,
        "keeps": keeps,
        "has_ended": has_ended,
        "window": window_of(round) if has_ended else None,
        "dossier_address": dossier_address(round.dossier),
        "own_conflict": _own_conflict(round, user),
        "now": now,
    }


def is_open_at(round: Round, now: datetime) -> bool:
    """Whether a position sent now would arrive in time."""
    return (
        round.state == RoundState.OPEN
        and round.closes_at is not None
        and round.closes_at > now
    )


def time_left(round: Round, now: datetime) -> str:
    """Days, hours or minutes to go, in words."""
    if round.closes_at is None or round.closes_at <= now:
        return ""
    left = round.closes_at - now
    if left >= timedelta(days=2):
        return f"nog {left.days} dagen"
    hours, minutes = divmod(int(left.total_seconds() // 60), 60)
    if hours >= 2:
        return f"nog {hours} uur"
    minutes += hours * 60
    return "nog 1 minuut" if minutes == 1 else f"nog {minutes} minuten"


def _own_conflict(round: Round, user: User) -> ConflictDeclaration | None:
    return (
        ConflictDeclaration.objects.filter(
            dossier=round.dossier_id, body=round.body_id, person=user
        )
        .order_by("-pk")
        .first()
    )
