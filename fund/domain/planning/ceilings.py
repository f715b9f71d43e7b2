"""What a programme may cost in a year: its ceiling, set by the members."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from governance.enums import BodyKind
from journal.domain.entries import record
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import require

from ...enums import AccountKind, FundDecisionKind
from ...models import Account, BudgetLine, Entry, FiscalYear, FundDecision, Programme
from ...rules.access import may_administer
from ...rules.money import to_the_cent
from ..ledger import Booking, NotEnough, credit, debit, post, pot


class CeilingRefused(DomainError):
    """The ceiling cannot become this."""


@transaction.atomic
def set_ceiling(
    *,
    year: FiscalYear,
    programme: Programme,
    decision: FundDecision,
    to_cents: int,
    by: User,
    now: datetime,
) -> BudgetLine:
    """Open the budget line of a programme, or raise or lower its ceiling to an amount.

    Never below what is reserved, committed, paid or justified.
    """
    decision = FundDecision.objects.locked().select_related("body").get(pk=decision.pk)
    require(may_administer(by))
    _require_decided(decision, year, to_cents)
    line = _line(year, programme, decision)
    ceiling = pot(AccountKind.CEILING, budget_line=line)
    available = pot(AccountKind.AVAILABLE, budget_line=line)
    more = to_cents - Account.objects.get(pk=ceiling.pk).balance_cents
    if more == 0:
        raise CeilingRefused(f"Het plafond is al {to_the_cent(to_cents)}.")
    booking = Booking(
        kind="plafond-gesteld",
        key=f"ceiling:{line.pk}:{_count(line) + 1}",
        booked_on=_within(year, day_of(now)),
        description=f"Plafond van {line} naar {to_the_cent(to_cents)}"[:300],
        document=decision.subject_key,
        amounts=(
            (debit(ceiling, more), credit(available, more))
            if more > 0
            else (debit(available, -more), credit(ceiling, -more))
        ),
    )
    try:
        post(booking, by=by, now=now)
    except NotEnough as refusal:
        raise CeilingRefused(_too_low(to_cents, available, more)) from refusal
    line.decision = decision
    line.save(update_fields=["decision"])
    record(
        "fund.ceiling_set",
        subject=line,
        by=by,
        at=now,
        details={"cent": to_cents, "besluit": decision.number},
    )
    return line


def _require_decided(decision: FundDecision, year: FiscalYear, to_cents: int) -> None:
    if to_cents < 0:
        raise CeilingRefused("Een plafond is niet lager dan nul.")
    if decision.confirmed_at is None:
        raise CeilingRefused(
            "Dit besluit is nog niet bevestigd. Laat een tweede beheerder het nalezen."
        )
    if (
        decision.kind != FundDecisionKind.BUDGET
        or decision.body.kind != BodyKind.MEMBERS
        or decision.year_id != year.pk
    ):
        raise CeilingRefused(
            "Een plafond volgt uit het jaarplan van de leden over dat jaar. Kies dat "
            "besluit."
        )


def _line(year: FiscalYear, programme: Programme, decision: FundDecision) -> BudgetLine:
    made, _ = BudgetLine.objects.get_or_create(
        year=year, programme=programme, defaults={"decision": decision}
    )
    # Two who set the same ceiling wait for each other.
    return BudgetLine.objects.select_for_update(of=("self",)).get(pk=made.pk)


def _count(line: BudgetLine) -> int:
    return Entry.objects.filter(key__startswith=f"ceiling:{line.pk}:").count()


def _within(year: FiscalYear, day: date) -> date:
    """A year is often planned in the year before: then it counts from its first day."""
    first, last = date(year.pk, 1, 1), date(year.pk, 12, 31)
    return min(max(day, first), last)


def _too_low(to_cents: int, available: Account, more: int) -> str:
    free = Account.objects.get(pk=available.pk).balance_cents
    least = to_cents - more - free
    return (
        f"Van deze budgetregel is al {to_the_cent(least)} gereserveerd, toegekend of "
        f"betaald. Het plafond kan niet lager worden dan dat. Er is niets veranderd."
    )
