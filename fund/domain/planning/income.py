"""Money that does not come from the municipalities: entered by one, approved by another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import require

from ...enums import AccountKind, YearState
from ...models import FiscalYear, OtherIncome
from ...rules.access import may_administer, may_approve
from ..ledger import Booking, credit, debit, post, pot


class IncomeRefused(DomainError):
    """This income cannot be written down."""


@dataclass(frozen=True)
class Income:
    """Other income as it is filled in."""

    name: str
    source: str
    amount_cents: int
    booked_on: date
    # Taken from the reserve of the fund; else it arrives at the bank.
    from_reserve: bool = False


@transaction.atomic
def enter_income(
    *, year: FiscalYear, income: Income, by: User, now: datetime
) -> OtherIncome:
    """Write it down. It counts when a second person has approved it."""
    require(may_administer(by))
    if year.state != YearState.OPEN:
        raise IncomeRefused(f"Boekjaar {year} is gesloten. Kies een open jaar.")
    if income.amount_cents <= 0:
        raise IncomeRefused("Vul een bedrag in dat meer is dan nul.")
    if income.booked_on.year != year.pk:
        raise IncomeRefused(f"Kies een dag in {year}.")
    made = OtherIncome.objects.create(
        year=year,
        **vars(income),
        entered_by=by,
        entered_by_label=by.actor_label[:200],
        entered_at=now,
    )
    record("fund.income_entered", subject=made, by=by, at=now)
    return made


@transaction.atomic
def withdraw_income(*, income: OtherIncome, by: User, now: datetime) -> None:
    """Throw away what was entered by mistake, before it is approved."""
    income = _locked(income)
    require(may_administer(by))
    if income.approved_at is not None:
        raise IncomeRefused(
            "Deze inkomsten zijn goedgekeurd en blijven staan. Draai de boeking terug "
            "als zij niet kloppen."
        )
    record("fund.income_withdrawn", subject=income, by=by, at=now)
    income.delete()


@transaction.atomic
def approve_income(*, income: OtherIncome, by: User, now: datetime) -> OtherIncome:
    """A second person agrees. What comes from the reserve is booked at once; what comes
    by the bank is booked when its payment is placed."""
    income = _locked(income)
    require(may_approve(by, income.entered_by_id))
    if income.approved_at is not None:
        return income
    income.approved_by, income.approved_at = by, now
    income.approved_by_label = by.actor_label[:200]
    income.save(update_fields=["approved_by", "approved_by_label", "approved_at"])
    if income.from_reserve:
        post(_taken(income), by=by, now=now)
    record("fund.income_approved", subject=income, by=by, at=now)
    return income


def _locked(income: OtherIncome) -> OtherIncome:
    held = OtherIncome.objects.select_for_update(of=("self",))
    return held.select_related("year").get(pk=income.pk)


def _taken(income: OtherIncome) -> Booking:
    return Booking(
        kind="overige-inkomsten",
        key=f"income:{income.pk}",
        booked_on=income.booked_on,
        description=f"Uit de reserve: {income.name}"[:300],
        document=income.subject_key,
        amounts=(
            debit(pot(AccountKind.RESERVE), income.amount_cents),
            credit(
                pot(AccountKind.OTHER_INCOME, year=income.year), income.amount_cents
            ),
        ),
    )
