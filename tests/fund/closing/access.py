"""Who may enter the addresses of the fund: closing a year and its report."""

from accounts.enums import Role
from tests.factories.fund import BudgetLineFactory, FiscalYearFactory
from tests.fund.awards.scene import TODAY, FundScene

ADMINISTRATOR = frozenset({Role.FUND_ADMINISTRATOR.value})
NOBODY = frozenset()


def year(world, actor):
    return [FiscalYearFactory().pk]


def line(world, actor):
    made = BudgetLineFactory()
    return [made.year_id, made.pk]


def promised(world, actor):
    """An award that still has to get all of its money."""
    return [TODAY.year, FundScene().award().number]


def rows(row):
    """Our addresses. `row` makes one: get, post, to."""
    return {
        "fund_closed_years": row(ADMINISTRATOR),
        "fund_close": row(ADMINISTRATOR, to=year),
        "fund_prepare_close": row(NOBODY, ADMINISTRATOR, year),
        "fund_do_close": row(NOBODY, ADMINISTRATOR, year),
        "fund_carry_over": row(ADMINISTRATOR, ADMINISTRATOR, line),
        "fund_carry_award": row(ADMINISTRATOR, ADMINISTRATOR, promised),
    }
