"""Money is booked once, balanced, in an open year, and never below a floor."""

import datetime

import pytest

from fund.domain.ledger import (
    BookedDifferently,
    Booking,
    NotEnough,
    YearNotOpen,
    credit,
    debit,
    post,
    pot,
    reverse,
)
from fund.enums import AccountKind, YearState
from fund.models import Entry, Line
from tests.factories.accounts import AT
from tests.factories.fund import (
    TODAY,
    YEAR,
    BudgetLineFactory,
    FiscalYearFactory,
    balances,
    ceiling,
    fund_administrator,
)

pytestmark = pytest.mark.django_db


def reserving(line, cents, **changes):
    """A booking from available to reserved."""
    return Booking(
        **{
            "kind": "gereserveerd",
            "key": "reserve:1",
            "booked_on": TODAY,
            "description": "Gereserveerd voor een aanvraag",
            "document": line.subject_key,
            "amounts": (
                debit(pot(AccountKind.AVAILABLE, budget_line=line), cents),
                credit(pot(AccountKind.RESERVED, budget_line=line), cents),
            ),
            **changes,
        }
    )


@pytest.fixture
def by():
    return fund_administrator()


@pytest.fixture
def line(by):
    made = BudgetLineFactory()
    ceiling(made, 1_000_00, by=by)
    return made


def test_a_booking_moves_money_between_accounts(line, by):
    entry = post(reserving(line, 400_00), by=by, now=AT)

    assert balances() == {
        f"9000.b{line.pk}": 1_000_00,
        f"9010.b{line.pk}": 600_00,
        f"9020.b{line.pk}": 400_00,
    }
    assert (entry.total_cents, entry.line_count, entry.year_id) == (400_00, 2, YEAR)


def test_the_same_event_is_booked_once(line, by):
    first = post(reserving(line, 400_00), by=by, now=AT)

    again = post(reserving(line, 400_00), by=by, now=AT)

    assert again == first
    assert balances()[f"9020.b{line.pk}"] == 400_00


def test_the_same_event_with_other_amounts_is_refused(line, by):
    post(reserving(line, 400_00), by=by, now=AT)

    with pytest.raises(BookedDifferently, match="al geboekt"):
        post(reserving(line, 300_00), by=by, now=AT)

    assert balances()[f"9020.b{line.pk}"] == 400_00


def test_no_account_goes_below_its_floor(line, by):
    before = balances()

    with pytest.raises(NotEnough, match=r"€\u00a01\.000,00"):
        post(reserving(line, 1_000_01), by=by, now=AT)

    assert balances() == before
    assert Entry.objects.count() == 1


def test_a_day_in_a_closed_year_is_refused(line, by):
    FiscalYearFactory(
        year=YEAR - 1, state=YearState.CLOSED, closed_at=AT, closed_by_label="Proef"
    )
    earlier = datetime.date(YEAR - 1, 12, 31)

    with pytest.raises(YearNotOpen, match=str(YEAR - 1)):
        post(reserving(line, 1_00, booked_on=earlier), by=by, now=AT)

    assert Entry.objects.count() == 1


def test_a_day_in_an_unknown_year_is_refused(line, by):
    later = datetime.date(YEAR + 1, 1, 1)

    with pytest.raises(YearNotOpen, match=str(YEAR + 1)):
        post(reserving(line, 1_00, booked_on=later), by=by, now=AT)

    assert Entry.objects.count() == 1


def test_a_reversal_is_the_mirror_and_happens_once(line, by):
    entry = post(reserving(line, 400_00), by=by, now=AT)

    first = reverse(entry, reason="vergissing", on=TODAY, by=by, now=AT)
    again = reverse(entry, reason="vergissing", on=TODAY, by=by, now=AT)

    assert first == again
    assert balances() == {
        f"9000.b{line.pk}": 1_000_00,
        f"9010.b{line.pk}": 1_000_00,
    }
    assert Line.objects.filter(entry=first).count() == 2
