"""What is left on a line goes to the next year by decision of the members alone."""

import datetime

import pytest

from fund.domain.closing.carrying import CarryOverRefused, carry_over
from fund.domain.ledger import NotEnough, YearNotOpen
from fund.enums import FundDecisionKind
from fund.models import BudgetLine, CarryOver, Entry, FiscalYear
from governance.enums import BodyKind
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.accounts import UserFactory
from tests.factories.fund import BudgetLineFactory, ProgrammeFactory, balances
from tests.factories.governance import BodyFactory

from .scene import LAST, NOW, YEAR, Year, settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    made = Year()
    made.set_ceiling(500_00)
    return made


def carrying(year, cents=200_00, *, decision=None, **changes):
    return carry_over(
        **{
            "line": year.line,
            "decision": decision or year.decided(),
            "amount_cents": cents,
            "by": year.first,
            "now": NOW,
            **changes,
        }
    )


def kept():
    """All that carrying over could have changed."""
    return (
        list(CarryOver.objects.values()),
        list(BudgetLine.objects.order_by("pk").values()),
        Entry.objects.count(),
        balances(),
    )


def test_the_ceiling_goes_down_in_one_year_and_up_in_the_next(year):
    decision = year.decided()

    carried = carrying(year, decision=decision)

    settle()
    new = carried.to_line
    assert (new.year_id, new.programme, new.decision) == (
        YEAR + 1,
        year.programme,
        decision,
    )
    assert balances() == {
        f"9000.b{year.line.pk}": 300_00,
        f"9010.b{year.line.pk}": 300_00,
        f"9000.b{new.pk}": 200_00,
        f"9010.b{new.pk}": 200_00,
    }
    assert [
        (entry.kind, entry.booked_on, entry.document)
        for entry in (carried.entry_out, carried.entry_in)
    ] == [
        ("overgeheveld-uit", LAST, decision.subject_key),
        ("overgeheveld-in", NOW.date(), decision.subject_key),
    ]


def test_a_line_that_is_there_already_gets_it_on_top(year):
    new = BudgetLineFactory(year_id=YEAR + 1, programme=year.programme)
    year.set_ceiling(1_000_00, line=new)

    carrying(year)

    assert balances()[f"9010.b{new.pk}"] == 1_200_00


def test_before_the_year_is_over_it_counts_from_the_first_day_of_the_next(year):
    autumn = NOW.replace(year=YEAR, month=11)

    carried = carrying(year, now=autumn)

    assert (carried.entry_out.booked_on, carried.entry_in.booked_on) == (
        autumn.date(),
        datetime.date(YEAR + 1, 1, 1),
    )


def test_in_two_parts_up_to_what_was_decided(year):
    decision = year.decided(200_00)
    carrying(year, 150_00, decision=decision)
    carrying(year, 50_00, decision=decision)
    settle()
    before = kept()

    with pytest.raises(CarryOverRefused, match=r"nog €\u00a00,00 overhevelen"):
        carrying(year, 1, decision=decision)

    assert kept() == before


def test_no_more_than_is_left(year):
    decision = year.decided(600_00)
    before = kept()

    with pytest.raises(NotEnough, match=r"€\u00a0500,00"):
        carrying(year, 500_01, decision=decision)

    assert kept() == before


WRONG = {
    "not confirmed": lambda year: {"confirmed_by": None, "confirmed_at": None},
    "another kind": lambda year: {"kind": FundDecisionKind.BUDGET},
    "another year": lambda year: {"year": FiscalYear.objects.get(pk=YEAR + 1)},
    "another programme": lambda year: {"programme": ProgrammeFactory()},
    "no amount": lambda year: {"limit_cents": None},
    "by the board": lambda year: {"body": BodyFactory(kind=BodyKind.BOARD)},
}


@pytest.mark.parametrize("why", WRONG)
def test_only_the_decision_about_this_line_carries_it(year, why):
    decision = year.decided(**WRONG[why](year))
    before = kept()

    with pytest.raises(CarryOverRefused):
        carrying(year, decision=decision)

    assert kept() == before


def test_not_to_a_year_that_nobody_opened():
    year = Year(with_next=False)
    year.set_ceiling(500_00)
    before = kept()
    decision = year.decided()

    with pytest.raises(CarryOverRefused, match="Boekjaar 2026 is nog niet open"):
        carrying(year, decision=decision)

    assert kept() == before


def test_not_after_the_close(year):
    decision = year.decided()
    year.prepare()
    year.close()
    before = kept()

    with pytest.raises(YearNotOpen, match="2025"):
        carrying(year, decision=decision)

    assert kept() == before


def test_others_than_administrators_carry_nothing(year):
    before = kept()
    decision = year.decided()

    with pytest.raises(NotAllowed):
        carrying(year, decision=decision, by=UserFactory())

    assert kept() == before
