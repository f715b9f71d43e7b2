"""Whoever goes past the verbs closes no year either: through the ORM, and by plain SQL
with every switch that the portal's own role could think of."""

import pytest
from django.db import DatabaseError, connection, transaction

from fund import models
from fund.domain.closing.bookings import bookings_for
from fund.domain.ledger import credit, debit, post_all, pot, reverse
from fund.enums import AccountKind, FundDecisionKind
from fund.models import ClosingBalance, FiscalYear, YearClose
from fund.queries.closing.balances import standing_on
from fund.queries.closing.planned import planned_for
from governance.enums import BodyKind
from tests.factories.accounts import UserFactory
from tests.factories.fund import (
    BudgetLineFactory,
    FiscalYearFactory,
    FundDecisionFactory,
    ProgrammeFactory,
)
from tests.factories.governance import BodyFactory

from .scene import LAST, NOW, YEAR, Year, sealed, settle, standing

pytestmark = pytest.mark.django_db

# What a careless or a dishonest program could say first; none of it helps.
SWITCHES = {
    "plainly": "",
    "past pgtrigger": "SET pgtrigger.ignore = 'fund_fiscalyear_closes';",
    "as a replica": "SET session_replication_role = 'replica';",
    "as the owner": "SET ROLE portal_owner;",
}
with_every_switch = pytest.mark.parametrize(
    "switch", SWITCHES.values(), ids=SWITCHES.keys()
)


@pytest.fixture
def lived():
    return Year().lived()


def run(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def rule_of(work):
    """The rule by which PostgreSQL refused it; nothing has changed."""
    before = standing()

    def all_of_it():
        work()
        settle()

    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        all_of_it()
    assert standing() == before
    return refusal.value.__cause__.diag.constraint_name


def closed_row(year):
    """The year as one who closes it would write it, past the verb."""
    FiscalYear.objects.filter(pk=year.year.pk).update(
        state="gesloten", closed_at=NOW, closed_by_label="Stiekem"
    )


class Steps:
    """Closing step by step, past the verb, so that one of them can be left out."""

    def __init__(self, year):
        self.year = year
        self.close = year.prepare()

    def book(self, *, without=None):
        planned = planned_for(self.year.year)
        made = bookings_for(self.year.year, self.close, planned)
        kept = [one for one in made if one.kind != without]
        post_all(kept, by=self.year.second, now=NOW)
        return self

    def sign(self, *, by=None):
        self.close.closed_by, self.close.closed_at = by or self.year.second, NOW
        self.close.closed_by_label = "Proef"
        self.close.seal = sealed()
        self.close.save()
        return self

    def keep(self, *, more=0, besides=None, without=None):
        for account in standing_on(LAST):
            if account.kind != without:
                self.row(account, account.cents + more)
        if besides:
            self.row(besides, 1_00)
        return self

    def row(self, account, cents):
        ClosingBalance.objects.create(
            close=self.close, account=account, balance_cents=cents
        )

    def lock(self):
        closed_row(self.year)
        return self


def test_every_step_past_the_verb_closes_a_year_as_well(lived):
    Steps(lived).book().sign().keep().lock()

    settle()
    assert FiscalYear.objects.get(pk=YEAR).state == "gesloten"


@with_every_switch
def test_a_year_without_a_close_is_not_closed(lived, switch):
    before = standing()
    close = "UPDATE fund_fiscalyear SET state = 'gesloten', closed_at = now() WHERE year = %s"

    with pytest.raises(DatabaseError), transaction.atomic():
        run(switch + close, YEAR)

    assert standing() == before


def test_a_year_that_one_person_prepared_is_not_closed(lived):
    lived.prepare()

    assert rule_of(lambda: closed_row(lived)) == "fiscal_year_closed_by_two"


def test_who_prepared_it_does_not_sign_it(lived):
    steps = Steps(lived)

    assert rule_of(lambda: steps.sign(by=lived.first)) == "year_close_four_eyes"


def test_a_close_is_prepared_before_it_is_done(lived):
    row = YearClose(
        year=lived.year,
        checklist=[],
        prepared_by=lived.first,
        prepared_by_label="Proef",
        prepared_at=NOW,
        closed_by=lived.second,
        closed_at=NOW,
        seal=sealed(),
    )

    assert rule_of(row.save) == "year_close_prepared_first"


def test_signing_changes_nothing_of_what_was_prepared(lived):
    lived.prepare()

    def sign():
        YearClose.objects.update(
            prepared_by=UserFactory(),
            closed_by=lived.first,
            closed_at=NOW,
            seal=sealed(),
        )

    assert rule_of(sign) == "year_close_as_prepared"


def test_a_close_that_is_signed_closes_its_year(lived):
    lived.prepare()

    assert rule_of(lambda: Steps(lived).sign()) == "year_close_closes_year"


def test_years_are_closed_in_order(lived):
    FiscalYearFactory(year=YEAR - 1)
    lived_close = YearClose.objects.create(
        year=lived.year,
        checklist=[],
        prepared_by=lived.first,
        prepared_by_label="Proef",
        prepared_at=NOW,
    )

    def close():
        steps = Steps.__new__(Steps)
        steps.year, steps.close = lived, lived_close
        steps.book().sign().keep().lock()

    assert rule_of(close) == "fiscal_year_closed_in_order"


def test_nothing_of_a_closed_year_is_left_out_of_its_seal(lived):
    def close():
        steps = Steps(lived).book().sign()
        lived.book(debit(lived.bank(), 1_00), credit(pot(AccountKind.RESERVE), 1_00))
        steps.keep().lock()

    assert rule_of(close) == "fiscal_year_sealed"


@pytest.mark.parametrize("kind", ["jaarresultaat", "resultaat-naar-reserve"])
def test_no_result_stays_behind_in_a_closed_year(lived, kind):
    def close():
        steps = Steps(lived)
        if kind == "jaarresultaat":
            steps.sign().keep().lock()
        else:
            steps.book(without=kind).sign().keep().lock()

    assert rule_of(close) == "fiscal_year_result_to_reserve"


ENDS = {
    "a cent more": lambda year: {"more": 1},
    "an account left out": lambda year: {"without": AccountKind.BANK},
    "an account too many": lambda year: {
        "besides": pot(AccountKind.BANK, detail="Elders")
    },
}


@pytest.mark.parametrize("why", ENDS)
def test_the_next_year_begins_with_nothing_else(lived, why):
    def close():
        changes = ENDS[why](lived)
        Steps(lived).book().sign().keep(**changes).lock()

    assert rule_of(close) == "fiscal_year_ends_as_booked"


def test_nothing_is_added_to_the_end_of_a_closed_year(lived):
    lived.prepare()
    close = lived.close()
    row = ClosingBalance(
        close=close, account=pot(AccountKind.BANK, detail="Elders"), balance_cents=1
    )

    assert rule_of(row.save) == "closing_balance_while_closing"


def test_nor_to_the_end_of_a_year_that_is_only_prepared(lived):
    row = ClosingBalance(close=lived.prepare(), account=lived.bank(), balance_cents=1)

    assert rule_of(row.save) == "closing_balance_while_closing"


CLOSED = {
    "somebody else closed it": "UPDATE fund_yearclose SET closed_by_label = 'Ander'",
    "it was never closed": (
        "UPDATE fund_yearclose SET closed_at = NULL, closed_by_id = NULL, seal_id = NULL"
    ),
    "another list": "UPDATE fund_yearclose SET checklist = '[]'",
    "it goes": "DELETE FROM fund_yearclose",
    "all go": "TRUNCATE fund_yearclose CASCADE",
    "it began with more": "UPDATE fund_closingbalance SET balance_cents = 1",
    "it began with nothing": "DELETE FROM fund_closingbalance",
    "nothing began": "TRUNCATE fund_closingbalance",
    "it opens again": "UPDATE fund_fiscalyear SET state = 'open', closed_at = NULL",
}


@with_every_switch
@pytest.mark.parametrize("why", CLOSED)
def test_what_was_closed_stays(lived, why, switch):
    lived.prepare()
    lived.close()
    settle()
    before = standing()

    with pytest.raises(DatabaseError), transaction.atomic():
        run(switch + CLOSED[why])

    assert standing() == before


def test_a_close_that_is_done_says_so_for_ever(lived):
    lived.prepare()
    close = lived.close()
    close.checklist = []

    assert rule_of(close.save) == "year_close_stays"


def test_a_prepared_close_is_not_thrown_away(lived):
    close = lived.prepare()

    assert rule_of(close.delete) == "year_close_stays"


def test_no_earlier_year_opens_under_a_closed_one(lived):
    """What is booked in it would change what later years began with."""
    lived.prepare()
    lived.close()
    earlier = FiscalYear(year=YEAR - 1, opened_by_label="Stiekem", opened_at=NOW)

    assert rule_of(earlier.save) == "fiscal_year_opens_after_closed"


def test_the_entries_of_a_close_are_not_taken_back(lived):
    lived.prepare()
    close = lived.close()

    for entry in models.Entry.objects.filter(document=close.subject_key):

        def back(entry=entry):
            on = NOW.date()
            reverse(entry, reason="spijt", on=on, by=lived.second, now=NOW)

        assert rule_of(back) == "entry_of_closing_stays"


@pytest.mark.parametrize("kind", ["jaarresultaat", "resultaat-naar-reserve"])
def test_a_result_is_booked_by_closing_alone(lived, kind):
    lines = debit(lived.bank(), 1_00), credit(pot(AccountKind.RESERVE), 1_00)

    assert rule_of(lambda: lived.book(*lines, kind=kind)) == "entry_of_closing_closes"


class Carried:
    """What a carry-over needs, past the verb."""

    def __init__(self, year, cents=200_00):
        self.year, self.cents = year, cents
        self.next = BudgetLineFactory(
            year=FiscalYear.objects.get(pk=YEAR + 1), programme=year.programme
        )

    def out(self, cents=None, line=None, **changes):
        line, cents = line or self.year.line, cents or self.cents
        return self.year.book(
            debit(pot(AccountKind.AVAILABLE, budget_line=line), cents),
            credit(pot(AccountKind.CEILING, budget_line=line), cents),
            **{"kind": "overgeheveld-uit", **changes},
        )

    def into(self, cents=None, line=None, **changes):
        line, cents = line or self.next, cents or self.cents
        return self.year.book(
            debit(pot(AccountKind.CEILING, budget_line=line), cents),
            credit(pot(AccountKind.AVAILABLE, budget_line=line), cents),
            **{"kind": "overgeheveld-in", "booked_on": NOW.date(), **changes},
        )

    def row(self, **changes):
        return models.CarryOver.objects.create(
            **{
                "from_line": self.year.line,
                "to_line": self.next,
                "amount_cents": self.cents,
                "carried_by_label": "Stiekem",
                "carried_at": NOW,
                **{
                    name: make() if callable(make) else make
                    for name, make in {
                        "decision": self.year.decided,
                        "entry_out": self.out,
                        "entry_in": self.into,
                        **changes,
                    }.items()
                },
            }
        )


@pytest.fixture
def carried(lived):
    return Carried(lived)


def test_a_good_carry_over_is_taken_past_the_verb_too(carried):
    carried.row()

    settle()
    assert models.CarryOver.objects.count() == 1


DECISIONS = {
    "not confirmed": lambda c: {"confirmed_by": None, "confirmed_at": None},
    "another kind": lambda c: {"kind": FundDecisionKind.BUDGET},
    "another year": lambda c: {"year": FiscalYear.objects.get(pk=YEAR + 1)},
    "another programme": lambda c: {"programme": ProgrammeFactory()},
    "by the board": lambda c: {"body": BodyFactory(kind=BodyKind.BOARD)},
}


@pytest.mark.parametrize("why", DECISIONS)
def test_nothing_is_carried_over_without_its_decision(carried, why):
    decision = carried.year.decided(**DECISIONS[why](carried))

    assert rule_of(lambda: carried.row(decision=decision)) == "carry_over_decided"


@pytest.mark.parametrize("limit", [None, 199_99])
def test_nor_more_than_was_decided(carried, limit):
    decision = carried.year.decided(limit)

    refused_by = rule_of(lambda: carried.row(decision=decision))

    assert refused_by == "carry_over_within_decision"


def test_nor_more_in_two_parts(carried):
    decision = carried.year.decided(399_99)
    carried.row(decision=decision)

    refused_by = rule_of(lambda: carried.row(decision=decision))

    assert refused_by == "carry_over_within_decision"


def test_it_goes_to_the_same_programme_in_the_next_year(carried):
    elsewhere = BudgetLineFactory(year=FiscalYear.objects.get(pk=YEAR + 1))

    refused_by = rule_of(lambda: carried.row(to_line=elsewhere))

    assert refused_by == "carry_over_to_next_year"


ENTRIES = {
    "less left than came": {"entry_out": lambda c: c.out(199_99)},
    "more came than left": {"entry_in": lambda c: c.into(200_01)},
    "it left another line": {"entry_out": lambda c: c.out(line=c.other())},
    "it came on another line": {"entry_in": lambda c: c.into(line=c.other())},
    "it left in the next year": {"entry_out": lambda c: c.out(booked_on=NOW.date())},
    "it came in the old year": {"entry_in": lambda c: c.into(booked_on=LAST)},
    "turned around": {"entry_out": lambda c: c.into(), "entry_in": lambda c: c.out()},
    "another kind": {"entry_out": lambda c: c.out(kind="plafond-gesteld")},
}


@pytest.mark.parametrize("why", ENTRIES)
def test_it_is_booked_in_both_years_as_it_says(carried, why):
    def other():
        line = BudgetLineFactory(year=carried.year.year)
        carried.year.set_ceiling(500_00, line=line)
        return line

    carried.other = other
    changes = {
        name: lambda make=make: make(carried) for name, make in ENTRIES[why].items()
    }

    assert rule_of(lambda: carried.row(**changes)) == "carry_over_booked"


@pytest.mark.parametrize("way", ["out", "into"])
def test_nothing_is_booked_as_carried_over_without_a_row(carried, way):
    assert rule_of(getattr(carried, way)) == "entry_carried_has_decision"


def test_a_carry_over_is_not_taken_back_by_half(carried):
    row = carried.row()

    for entry in (row.entry_out, row.entry_in):

        def back(entry=entry):
            reverse(
                entry, reason="spijt", on=NOW.date(), by=carried.year.first, now=NOW
            )

        assert rule_of(back) == "entry_of_closing_stays"


def test_a_year_that_never_was_closed_begins_no_other():
    """A closed year without its close is not what a later one begins with."""
    FundDecisionFactory()
    year = Year()
    FiscalYearFactory(
        year=YEAR - 1, state="gesloten", closed_at=NOW, closed_by_label="Proef"
    )

    year.prepare()
    year.close()

    assert not ClosingBalance.objects.exists()


def test_an_account_ends_a_year_once(lived):
    def twice():
        steps = Steps(lived).book().sign()
        for _ in range(2):
            steps.row(lived.bank(), 550_00)

    assert rule_of(twice) == "closing_balance_once"


def test_what_stands_at_nothing_is_no_row(lived):
    def empty():
        Steps(lived).book().sign().row(lived.bank(), 0)

    assert rule_of(empty) == "closing_balance_is_something"


def test_two_years_are_not_closed_under_one_seal(lived):
    lived.prepare()
    seal = lived.close().seal
    following = FiscalYear.objects.get(pk=YEAR + 1)
    YearClose.objects.create(
        year=following,
        checklist=[],
        prepared_by=lived.first,
        prepared_by_label="Proef",
        prepared_at=NOW,
    )

    def sign():
        YearClose.objects.filter(year=following).update(
            closed_by=lived.second, closed_at=NOW, seal=seal
        )

    assert rule_of(sign) == "fund_yearclose_seal_id_key"


def test_nothing_is_carried_backwards(carried):
    """Less than nothing, booked the other way round, would pass for a carry-over."""
    carried.year.set_ceiling(500_00, line=carried.next)

    def back():
        carried.row(
            amount_cents=-carried.cents,
            entry_out=carried.into(
                line=carried.year.line, kind="overgeheveld-uit", booked_on=LAST
            ),
            entry_in=carried.out(
                line=carried.next, kind="overgeheveld-in", booked_on=NOW.date()
            ),
        )

    assert rule_of(back) == "carry_over_positive"


@pytest.mark.parametrize("entry", ["entry_out", "entry_in"])
def test_an_entry_is_carried_over_once(carried, entry):
    row = carried.row()

    refused_by = rule_of(lambda: carried.row(**{entry: getattr(row, entry)}))

    assert refused_by == f"fund_carryover_{entry}_id_key"
