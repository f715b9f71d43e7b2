"""Moving budget from one stage to the next, and the order to pay."""

from __future__ import annotations

from datetime import datetime

from samenorganiseren.shared.actors import Actor
from samenorganiseren.shared.days import day_of

from ...enums import AccountKind
from ...models import Account, AllocationRequest, Award, BudgetLine, Entry
from ..ledger import Booking, credit, debit, post, pot


def available(line: BudgetLine) -> Account:
    return pot(AccountKind.AVAILABLE, budget_line=line)


def reserved(request: AllocationRequest) -> Account:
    return pot(AccountKind.RESERVED, budget_line=request.budget_line, request=request)


def of_award(kind: AccountKind, award: Award) -> Account:
    """The award's own pot: committed, paid or justified."""
    return pot(kind, budget_line=award.budget_line, award=award)


def moved(  # from one pot to another, for one paper
    kind: str,
    key: str,
    *,
    source: Account,
    target: Account,
    cents: int,
    document: str,
    by: Actor,
    now: datetime,
) -> Entry:
    """Debit the one, credit the next, today."""
    booking = Booking(
        kind=kind,
        key=key,
        booked_on=day_of(now),
        description=f"{kind.replace('-', ' ').capitalize()}: {target.name}"[:300],
        document=document,
        amounts=(debit(source, cents), credit(target, cents)),
    )
    return post(booking, by=by, now=now)
