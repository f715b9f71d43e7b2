"""Minority views: until when they may be written, and what travels to the next body."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from samenorganiseren.shared.wording import dutch_moment

from ...enums import RoundState
from ...models import MinoritySignature, MinorityView, Round
from .tallies import tally_of


@dataclass(frozen=True)
class Window:
    """When a minority may still speak. Waived where everybody agrees."""

    is_closed: bool
    ends_at: datetime | None
    is_waived: bool

    def is_open(self, now: datetime) -> bool:
        """Whether a view may be written or signed now."""
        return self.is_closed and self.ends_at is not None and now < self.ends_at

    def is_passed(self, now: datetime) -> bool:
        """Whether an advice may be established: nobody can still come with a view."""
        if self.ends_at is None:
            return False
        return self.is_waived or now >= self.ends_at

    def sentence(self, now: datetime) -> str:
        """Until when, or why not."""
        if self.ends_at is None:
            return "Een minderheidsstandpunt kan zodra de ronde gesloten is."
        if self.is_open(now):
            return f"Een minderheidsstandpunt kan tot {dutch_moment(self.ends_at)}."
        return "De tijd voor een minderheidsstandpunt is voorbij."


@dataclass(frozen=True)
class PublicView:
    """A minority view as others read it: the words, and who consented to be named."""

    text: str
    names: list[str] = field(default_factory=list)
    unnamed: int = 0


def window_of(round: Round) -> Window:
    """The window of this round, counted from its close."""
    if round.closed_at is None:
        return Window(is_closed=False, ends_at=None, is_waived=False)
    tally = tally_of(round)
    return Window(
        is_closed=round.state == RoundState.CLOSED,
        ends_at=round.closed_at + timedelta(hours=round.rule.minority_hours),
        is_waived=tally is not None and tally.all_agree,
    )


def views_of(round: Round) -> list[MinorityView]:
    """Those that stand, with who signed them."""
    standing = MinorityView.objects.filter(round=round, withdrawn_at=None)
    return list(standing.prefetch_related("signatures__seat"))


def public_views(round: Round) -> list[PublicView]:
    """Word for word, with the names of who agreed to be named."""
    return [
        PublicView(
            text=view.text,
            names=[_name(one) for one in view.signatures.all() if one.in_public],
            unnamed=sum(not one.in_public for one in view.signatures.all()),
        )
        for view in views_of(round)
    ]


def _name(signature: MinoritySignature) -> str:
    seat = signature.seat
    behalf = f" ({seat.on_behalf_of_label})" if seat.on_behalf_of_label else ""
    return f"{seat.person_label}{behalf}"
