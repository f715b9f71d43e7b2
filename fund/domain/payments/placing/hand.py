"""What every placing by hand begins and ends with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import Conflict, DomainError
from samenorganiseren.shared.verdicts import require

from ....enums import MatchedBy, MatchKind, YearState
from ....models import BankTransaction, Entry, FiscalYear, PaymentMatch
from ....queries.payments.placed import placements_of, told
from ....queries.payments.waiting import left_of
from ....rules.access import may_administer
from ....rules.money import to_the_cent
from ..locking import locked


class NotPlaced(DomainError):
    """This does not fit the line."""


class PlacedMeanwhile(Conflict):
    """Somebody else placed something of this line since it was shown."""


@dataclass(frozen=True)
class Hand:
    """A line as somebody saw it, with so many placements, and why they place it so."""

    line: BankTransaction
    seen: int
    reason: str

    @property
    def why(self) -> str:
        return " ".join(self.reason.split())[:300]


def begin(hand: Hand, *, by: User) -> int:
    """Hold the account; gives what is left of the line. Raises PlacedMeanwhile."""
    require(may_administer(by))
    locked(hand.line.bank_account)
    if not hand.why:
        raise NotPlaced("Schrijf op waarom u de betaling zo plaatst.")
    _require_as_seen(hand)
    return left_of(hand.line)


def _require_as_seen(hand: Hand) -> None:
    found = list(placements_of(hand.line))
    if len(found) == hand.seen:
        return
    last, left = found[-1], left_of(hand.line)
    verb = "draaide dit terug" if last.reverses_id else "plaatste dit"
    raise PlacedMeanwhile(
        f"{last.matched_by_label} {verb} intussen: {told(last)}. Van deze regel staat nog "
        f"{to_the_cent(left)} open. Er is nu niets veranderd."
    )


def require_left(left: int, cents: int) -> None:
    """No more is placed than there is."""
    if cents > left:
        raise NotPlaced(
            f"U plaatst {to_the_cent(cents)}, maar van deze regel staat nog "
            f"{to_the_cent(left)} open."
        )


def require_direction(line: BankTransaction, *, is_in: bool) -> None:
    if line.is_in != is_in:
        wanted, found = ("bij", "af") if is_in else ("af", "bij")
        raise NotPlaced(f"Dit kan alleen met geld dat {wanted} kwam; dit ging {found}.")


def day_for(line: BankTransaction, now: datetime) -> date:
    """The day of the line; today where its year is closed by now."""
    is_open = FiscalYear.objects.filter(
        year=line.booked_on.year, state=YearState.OPEN
    ).exists()
    return line.booked_on if is_open else day_of(now)


def keep(
    hand: Hand,
    entry: Entry,
    *,
    kind: MatchKind,
    cents: int,
    by: User,
    now: datetime,
    **what: Any,
) -> PaymentMatch:
    """Keep what was placed, by whom and why."""
    match = PaymentMatch.objects.create(
        transaction=hand.line,
        kind=kind,
        amount_cents=cents,
        entry=entry,
        how=MatchedBy.HAND,
        reason=hand.why,
        matched_by_label=by.actor_label[:200],
        matched_at=now,
        **what,
    )
    tell(match, by=by, now=now)
    return match


def tell(match: PaymentMatch, *, by: User, now: datetime) -> None:
    """Write it in the journal."""
    record(
        "fund.payment_placed",
        subject=match.transaction,
        by=by,
        at=now,
        details={"soort": match.kind, "bedrag": match.amount_cents},
    )
