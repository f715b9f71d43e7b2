"""What PostgreSQL keeps of plans, attacked past everything that a verb does."""

import pytest
from django.db import DatabaseError, connection, transaction

from fund.domain.planning import income
from fund.models import BudgetLine, FiscalYear, FundDecision
from tests.factories.accounts import AT, UserFactory
from tests.factories.fund import FundDecisionFactory, ProgrammeFactory, closed_year
from tests.factories.governance import BodyFactory

from .scene import LATER, Office
from .scene import income as some_income

pytestmark = pytest.mark.django_db
# Whatever the serving role could think of to switch a guard off.
SWITCHES = [
    "",
    "SET LOCAL pgtrigger.ignore = 'fund.FundDecision:fund_funddecision_guard'",
    "SET LOCAL session_replication_role = replica",
    "SET LOCAL ROLE portal_owner",
]
CONFIRMED = [
    "UPDATE fund_funddecision SET title = 'Anders' WHERE id = %s",
    "UPDATE fund_funddecision SET limit_cents = 1 WHERE id = %s",
    "UPDATE fund_funddecision SET confirmed_at = NULL, confirmed_by_id = NULL WHERE id = %s",
    "DELETE FROM fund_funddecision WHERE id = %s",
]


def refused(statement, *values, switch=""):
    """Which rule refuses it; an attack that a switch itself refuses fails too."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            if switch:
                cursor.execute(switch)
            cursor.execute(statement, values)
    except DatabaseError as error:
        diagnosis = getattr(error.__cause__, "diag", None)
        return (diagnosis and diagnosis.constraint_name) or "refused"
    return ""


@pytest.mark.parametrize("statement", CONFIRMED)
def test_a_confirmed_decision_stays(statement):
    decision = FundDecisionFactory()

    assert refused(statement, decision.pk) == "fund_decision_confirmed_stays"
    assert FundDecision.objects.get().title == decision.title


@pytest.mark.parametrize("switch", SWITCHES)
@pytest.mark.parametrize("statement", CONFIRMED)
def test_no_switch_changes_a_confirmed_decision(statement, switch):
    decision = FundDecisionFactory()

    assert refused(statement, decision.pk, switch=switch)
    assert FundDecision.objects.get().title == decision.title


def test_a_confirmed_decision_stays_through_the_orm():
    decision = FundDecisionFactory()

    with pytest.raises(DatabaseError), transaction.atomic():
        FundDecision.objects.update(title="Anders")

    assert FundDecision.objects.get().title == decision.title


def test_a_decision_is_confirmed_as_it_was_entered():
    decision = FundDecisionFactory(confirmed_by=None, confirmed_at=None)

    rule = refused(
        "UPDATE fund_funddecision SET title = 'Anders', confirmed_at = now(),"
        " confirmed_by_id = %s WHERE id = %s",
        UserFactory().pk,
        decision.pk,
    )

    assert rule == "fund_decision_confirmed_as_entered"


LINE = (
    "INSERT INTO fund_budgetline (year_id, programme_id, decision_id)"
    " VALUES (%s, %s, %s)"
)


@pytest.mark.parametrize(
    "changes",
    [
        {"confirmed_by": None, "confirmed_at": None},
        {"body": "vng-bestuur"},
    ],
    ids=["unconfirmed", "of the board"],
)
def test_a_budget_line_stands_on_a_confirmed_decision(changes):
    if "body" in changes:
        changes = {"body": BodyFactory(kind=changes["body"])}
    decision = FundDecisionFactory(**changes)

    rule = refused(LINE, decision.year_id, ProgrammeFactory().pk, decision.pk)

    assert (rule, BudgetLine.objects.count()) == ("budget_line_decided_by_members", 0)


def test_a_budget_line_keeps_its_place():
    line = Office().line(ProgrammeFactory(), 1_00)

    rule = refused(
        "UPDATE fund_budgetline SET programme_id = %s WHERE id = %s",
        ProgrammeFactory().pk,
        line.pk,
    )

    assert rule == "budget_line_keeps_its_place"


def approved(office):
    entered = income.enter_income(
        year=office.year, income=some_income(), by=office.first, now=AT
    )
    return income.approve_income(income=entered, by=office.second, now=LATER)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE fund_otherincome SET amount_cents = 1 WHERE id = %s",
        "UPDATE fund_otherincome SET approved_at = NULL, approved_by_id = NULL WHERE id = %s",
        "DELETE FROM fund_otherincome WHERE id = %s",
    ],
)
def test_approved_income_stays(statement):
    found = approved(Office())

    assert refused(statement, found.pk) == "other_income_approved_stays"


def test_income_is_approved_as_it_was_entered():
    office = Office()
    entered = income.enter_income(
        year=office.year, income=some_income(), by=office.first, now=AT
    )

    rule = refused(
        "UPDATE fund_otherincome SET amount_cents = 1, approved_at = now(),"
        " approved_by_id = %s WHERE id = %s",
        office.second.pk,
        entered.pk,
    )

    assert rule == "other_income_approved_as_entered"


YEAR_ROW = (
    "INSERT INTO fund_fiscalyear (year, state, opened_by_label, opened_at,"
    " closed_by_label, is_fictitious) VALUES (%s, %s, 'P', now(), '', false)"
)


@pytest.mark.parametrize("year", [2017, 2200])
def test_a_year_is_in_reach(year):
    assert refused(YEAR_ROW, year, "open") == "fiscal_year_in_reach"
    assert FiscalYear.objects.count() == 0


def test_a_closed_year_has_its_moment():
    assert refused(YEAR_ROW, 2026, "gesloten") == "fiscal_year_closed_complete"
    assert FiscalYear.objects.count() == 0


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE fund_fiscalyear SET state = 'open', closed_at = NULL",
        "DELETE FROM fund_fiscalyear",
    ],
)
def test_a_closed_year_stays(statement):
    year = closed_year(2019)

    assert refused(statement)
    year.refresh_from_db()
    assert year.state == "gesloten"
