"""Carrying over what is left on a budget line, or was promised, by decision of the members."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Sum

from accounts.models import User
from governance.enums import BodyKind
from journal.domain.entries import record
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import require

from ...enums import AccountKind, AwardState, FundDecisionKind, YearState
from ...models import (
    Account,
    Award,
    BudgetLine,
    CarryOver,
    FiscalYear,
    FundDecision,
)
from ...queries.closing.point import last_day
from ...rules.access import may_administer
from ...rules.closing import CARRIED_IN, CARRIED_OUT
from ...rules.money import to_the_cent
from ..awards.moving import pots_of
from ..ledger import Booking, credit, debit, post_all, pot


class CarryOverRefused(DomainError):
    """This cannot be carried over."""


@transaction.atomic
def carry_over(
    *,
    line: BudgetLine,
    decision: FundDecision,
    amount_cents: int,
    by: User,
    now: datetime,
) -> CarryOver:
    """Move what is available on a line to the same programme in the next year.

    The old year must still be open, and the members decided on this much. Its ceiling
    goes down as that of the next year goes up. What is reserved goes on where it is.
    """
    return _carried(Wish(line, decision, amount_cents), by=by, now=now)


@transaction.atomic
def carry_award(
    *, award: Award, decision: FundDecision, by: User, now: datetime
) -> CarryOver:
    """Move what an award still has to get to the same programme in the next year.

    All of it, with as much of the ceiling: from then on its tranches are paid from the
    next year. What was paid stays where it was paid.
    """
    award = (
        Award.objects.select_for_update(of=("self",))
        .select_related("budget_line__programme")
        .get(pk=award.pk)
    )
    require(may_administer(by))
    if award.state != AwardState.APPROVED:
        raise CarryOverRefused(f"Deze toekenning is {award.get_state_display()}.")
    held = pots_of(AccountKind.COMMITTED, award)
    line = held[-1].budget_line if held else None
    if line is None:
        raise CarryOverRefused(
            "Deze toekenning is helemaal betaald. Er valt niets over te hevelen."
        )
    wish = Wish(line, decision, held[-1].balance_cents, award)
    return _carried(wish, by=by, now=now)


@dataclass(frozen=True)
class Wish:
    """What is to be moved from a line: what is available, or one award's."""

    line: BudgetLine
    decision: FundDecision
    cents: int
    award: Award | None = None

    def pot_on(self, line: BudgetLine) -> Account:
        """What moves, on this line."""
        if self.award is None:
            return pot(AccountKind.AVAILABLE, budget_line=line)
        return pot(AccountKind.COMMITTED, budget_line=line, award=self.award)


def _carried(wish: Wish, *, by: User, now: datetime) -> CarryOver:
    locked = FundDecision.objects.locked().select_related("body")
    decision = locked.get(pk=wish.decision.pk)
    require(may_administer(by))
    _require_decided(wish.line, decision, wish.cents)
    target, today = _next_line(wish.line, decision), day_of(now)
    out, into = post_all(
        [
            _booking(CARRIED_OUT, wish, wish.line, last_of(wish.line, today)),
            _booking(CARRIED_IN, wish, target, first_of(target, today)),
        ],
        by=by,
        now=now,
    )
    carried = CarryOver.objects.create(
        from_line=wish.line,
        to_line=target,
        award=wish.award,
        amount_cents=wish.cents,
        decision=decision,
        entry_out=out,
        entry_in=into,
        carried_by_label=by.actor_label[:200],
        carried_at=now,
    )
    record(
        "fund.award_carried_over" if wish.award else "fund.carried_over",
        subject=wish.award or wish.line,
        by=by,
        at=now,
        details={"cent": wish.cents, "besluit": decision.number},
    )
    return carried


def last_of(line: BudgetLine, today: date) -> date:
    """Today, or the last day of the year that is over."""
    return min(today, last_day(line.year_id))


def first_of(line: BudgetLine, today: date) -> date:
    """Today, or the first day of the year that still begins."""
    return max(today, date(line.year_id, 1, 1))


def _require_decided(line: BudgetLine, decision: FundDecision, cents: int) -> None:
    if decision.confirmed_at is None:
        raise CarryOverRefused(
            "Dit besluit is nog niet bevestigd. Laat een tweede beheerder het nalezen."
        )
    is_for_line = (
        decision.kind == FundDecisionKind.CARRY_OVER
        and decision.body.kind == BodyKind.MEMBERS
        and (decision.year_id, decision.programme_id)
        == (line.year_id, line.programme_id)
        and decision.limit_cents is not None
    )
    if not is_for_line or decision.limit_cents is None:
        raise CarryOverRefused(
            "Overhevelen kan met een besluit van de leden tot overheveling, over dit "
            "jaar, dit programma en een bedrag. Kies dat besluit."
        )
    left = decision.limit_cents - carried_by(decision)
    if not 0 < cents <= left:
        raise CarryOverRefused(
            f"Volgens dit besluit kunt u nog {to_the_cent(left)} overhevelen. Er is "
            "niets geboekt."
        )


def carried_by(decision: FundDecision) -> int:
    """What was carried over by this decision so far."""
    return decision.carried.aggregate(sum=Sum("amount_cents"))["sum"] or 0


def _next_line(line: BudgetLine, decision: FundDecision) -> BudgetLine:
    following = FiscalYear.objects.filter(
        year=line.year_id + 1, state=YearState.OPEN
    ).first()
    if following is None:
        raise CarryOverRefused(
            f"Boekjaar {line.year_id + 1} is nog niet open. Open dat jaar eerst."
        )
    made, _ = BudgetLine.objects.get_or_create(
        year=following, programme=line.programme, defaults={"decision": decision}
    )
    return made


def _booking(kind: str, wish: Wish, line: BudgetLine, day: date) -> Booking:
    decision, cents = wish.decision, wish.cents
    number = decision.carried.count() + 1
    ceiling, moving = pot(AccountKind.CEILING, budget_line=line), wish.pot_on(line)
    amounts = (
        (debit(moving, cents), credit(ceiling, cents))
        if kind == CARRIED_OUT
        else (debit(ceiling, cents), credit(moving, cents))
    )
    return Booking(
        kind=kind,
        key=f"{kind}:{decision.pk}:{number}",
        booked_on=day,
        description=f"Overheveling {decision.number}: {wish.award or line}"[:300],
        document=decision.subject_key,
        amounts=amounts,
    )
