"""Moving budget from one stage to the next, and the order to pay."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from samenorganiseren.shared.actors import Actor
from samenorganiseren.shared.days import day_of

from ...enums import AccountKind
from ...models import Account, AllocationRequest, Award, BudgetLine, Entry
from ..ledger import Booking, credit, debit, post, pot
from ..ledger.booking import Amount


def available(line: BudgetLine) -> Account:
    return pot(AccountKind.AVAILABLE, budget_line=line)


def reserved(request: AllocationRequest) -> Account:
    return pot(AccountKind.RESERVED, budget_line=request.budget_line, request=request)


def of_award(kind: AccountKind, award: Award) -> Account:
    """The award's own pot on the line that it was made from."""
    return pot(kind, budget_line=award.budget_line, award=award)


def pots_of(kind: AccountKind, award: Award) -> list[Account]:
    """Its pots that hold something: of its own line and of the years to which it was
    carried over, the oldest year first."""
    return list(
        Account.objects.filter(kind=kind, award=award, balance_cents__gt=0)
        .select_related("budget_line__programme")
        .order_by("budget_line__year_id", "id")
    )


def held_by(kind: AccountKind, award: Award) -> int:
    """What stands on all of them."""
    return sum(one.balance_cents for one in pots_of(kind, award))


def onward(
    award: Award, source: AccountKind, target: AccountKind, cents: int, *, key: str
) -> tuple[Amount, ...]:
    """So much from stage to stage, each part on the line on which it stands.

    What was booked under this key before, is told again as it was.
    """
    before = Entry.objects.filter(key=key).first()
    if before is not None:
        lines = before.lines.select_related("account")
        return tuple((line.account, line.amount_cents) for line in lines)
    amounts: list[Amount] = []
    for account, part in _parts(award, source, cents):
        line = account.budget_line or award.budget_line
        into = (
            available(line)
            if target == AccountKind.AVAILABLE
            else pot(target, budget_line=line, award=award)
        )
        amounts += [debit(account, part), credit(into, part)]
    return tuple(amounts)


def _parts(award: Award, kind: AccountKind, cents: int) -> list[Amount]:
    """The oldest first. Where there is less than this, the last one would go below its
    floor: the ledger refuses it."""
    found: Sequence[Account] = pots_of(kind, award) or [of_award(kind, award)]
    parts: list[Amount] = []
    for account in found[:-1]:
        part = min(account.balance_cents, cents)
        cents -= part
        parts.append((account, part))
    parts.append((found[-1], cents))
    return [(account, part) for account, part in parts if part]


def moved_on(
    kind: str,
    key: str,
    *,
    award: Award,
    stages: tuple[AccountKind, AccountKind],
    cents: int,
    document: str,
    by: Actor,
    now: datetime,
) -> Entry:
    """From stage to stage, on every line on which the award has money."""
    booking = Booking(
        kind=kind,
        key=key,
        booked_on=day_of(now),
        description=f"{kind.replace('-', ' ').capitalize()}: {award}"[:300],
        document=document,
        amounts=onward(award, *stages, cents, key=key),
    )
    return post(booking, by=by, now=now)


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
