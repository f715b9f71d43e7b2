"""What PostgreSQL keeps of the fund, in the form of tests/guards: years, programmes and decisions."""

from fund import models
from tests.factories import accounts as people
from tests.factories import fund as things
from tests.factories import governance
from tests.guards.guard import Guard, without_constraint, without_trigger

TESTS = "tests/fund/planning/test_guards.py"

# Tables in which nothing changes.
WRITTEN_ONCE: list[str] = ["fund_funddocument"]
# "table constraint", a line each.
CHECKS = """
fund_programme programme_vat_rate_fits
fund_programme programme_vat_reason_given
fund_funddecision fund_decision_confirmation_complete
fund_funddecision fund_decision_confirmed_by_another
fund_funddecision fund_decision_mandate_has_programme
fund_funddecision fund_decision_has_year
fund_funddecision fund_decision_limit_positive
fund_otherincome other_income_positive
fund_otherincome other_income_four_eyes
"""
ONCE = """
fund_programme fund_programme_slug_key
fund_programme fund_programme_name_key
fund_funddecision fund_decision_once
fund_budgetline budget_line_once
"""


def decision():
    return {
        "kind": "jaarplan",
        "body": governance.BodyFactory(kind="alv"),
        "year": things.FiscalYearFactory(),
        "number": people.UserFactory().email[:40],
        "title": "Jaarplan",
        "decided_on": things.TODAY,
        "source": "Verslag",
        "entered_by": people.UserFactory(),
        "entered_by_label": "Persoon",
        "entered_at": people.AT,
    }


def line():
    decision = things.FundDecisionFactory()
    return {
        "year": decision.year,
        "programme": things.ProgrammeFactory(),
        "decision": decision,
    }


def income():
    return {
        "year": things.FiscalYearFactory(),
        "name": "Rijk",
        "source": "Brief",
        "amount_cents": 1,
        "booked_on": things.TODAY,
        "entered_by": people.UserFactory(),
        "entered_by_label": "Persoon",
        "entered_at": people.AT,
    }


def document():
    return {
        "kind": "kadernota",
        "year": things.FiscalYearFactory(),
        "title": "Kadernota",
        "file_name": "kadernota.pdf",
        "media_type": "application/pdf",
        "content": b"%PDF",
        "sha256": "0" * 64,
        "published_by_label": "Persoon",
        "published_at": people.AT,
    }


def by_one(first, second, moment):
    """The same person twice."""
    person = people.UserFactory()
    return {first: person, second: person, moment: people.AT}


# As in tests/guards/rows.py: what a good row of a model asks.
ASKED: dict = {
    models.FundDecision: decision,
    models.BudgetLine: line,
    models.OtherIncome: income,
    models.FundDocument: document,
}
MADE: dict = {
    models.Programme: things.ProgrammeFactory.build,
}
# As in tests/guards/breaking.py: what breaks each check, and what is there twice.
WRONG: dict = {
    "programme_vat_rate_fits": (models.Programme, lambda: {"vat_rate_bp": 2100}),
    "programme_vat_reason_given": (models.Programme, lambda: {"vat_reason": ""}),
    "fund_decision_confirmation_complete": (
        models.FundDecision,
        lambda: {"confirmed_at": people.AT},
    ),
    "fund_decision_confirmed_by_another": (
        models.FundDecision,
        lambda: by_one("entered_by", "confirmed_by", "confirmed_at"),
    ),
    "fund_decision_mandate_has_programme": (
        models.FundDecision,
        lambda: {"kind": "mandaat"},
    ),
    "fund_decision_has_year": (models.FundDecision, lambda: {"year": None}),
    "fund_decision_limit_positive": (models.FundDecision, lambda: {"limit_cents": 0}),
    "other_income_positive": (models.OtherIncome, lambda: {"amount_cents": 0}),
    "other_income_four_eyes": (
        models.OtherIncome,
        lambda: by_one("entered_by", "approved_by", "approved_at"),
    ),
}
DOUBLED: dict = {
    "fund_programme_slug_key": (models.Programme, dict, "slug"),
    "fund_programme_name_key": (models.Programme, dict, "name"),
    "fund_decision_once": (models.FundDecision, dict, "body number"),
    "budget_line_once": (models.BudgetLine, dict, "year programme decision"),
}


def rule(keeps: str, name: str, test: str) -> Guard:
    """One of the rules that `refuse_plan_if` says no for."""
    return Guard(
        keeps,
        f"""
        CREATE OR REPLACE FUNCTION refuse_plan_if(is_broken boolean, rule text)
        RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            IF is_broken AND rule <> '{name}' THEN
                RAISE EXCEPTION 'plan refused: %', rule
                    USING ERRCODE = 'check_violation', CONSTRAINT = rule;
            END IF;
        END $$""",
        f"{TESTS}::{test}",
    )


def trigger(keeps: str, name: str, table: str, test: str) -> Guard:
    return Guard(keeps, without_trigger(name, table), f"{TESTS}::{test}")


TRIGGERS: list = [
    Guard(
        "a year of the fund is in reach",
        without_constraint("fund_fiscalyear", "fiscal_year_in_reach"),
        f"{TESTS}::test_a_year_is_in_reach",
    ),
    Guard(
        "a closed year has its moment",
        without_constraint("fund_fiscalyear", "fiscal_year_closed_complete"),
        f"{TESTS}::test_a_closed_year_has_its_moment",
    ),
    trigger(
        "a fund decision is guarded",
        "fund_funddecision_guard",
        "fund_funddecision",
        "test_a_confirmed_decision_stays_through_the_orm",
    ),
    rule(
        "a confirmed fund decision stays",
        "fund_decision_confirmed_stays",
        "test_a_confirmed_decision_stays",
    ),
    rule(
        "a fund decision is confirmed as it was entered",
        "fund_decision_confirmed_as_entered",
        "test_a_decision_is_confirmed_as_it_was_entered",
    ),
    trigger(
        "a budget line is guarded",
        "fund_budgetline_guard",
        "fund_budgetline",
        "test_a_budget_line_stands_on_a_confirmed_decision",
    ),
    rule(
        "a budget line stands on a decision of the members",
        "budget_line_decided_by_members",
        "test_a_budget_line_stands_on_a_confirmed_decision",
    ),
    rule(
        "a budget line keeps its year and programme",
        "budget_line_keeps_its_place",
        "test_a_budget_line_keeps_its_place",
    ),
    trigger(
        "other income is guarded",
        "fund_otherincome_guard",
        "fund_otherincome",
        "test_approved_income_stays",
    ),
    rule(
        "approved other income stays",
        "other_income_approved_stays",
        "test_approved_income_stays",
    ),
    rule(
        "other income is approved as it was entered",
        "other_income_approved_as_entered",
        "test_income_is_approved_as_it_was_entered",
    ),
    trigger(
        "a closed year stays",
        "fund_fiscalyear_guard",
        "fund_fiscalyear",
        "test_a_closed_year_stays",
    ),
]
