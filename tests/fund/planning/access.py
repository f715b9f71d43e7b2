"""Who may enter the addresses of the fund: years, programmes and decisions."""

from accounts.enums import Role
from fund.enums import FundDecisionKind
from fund.models import FundDocument, OtherIncome
from tests.factories.accounts import AT, UserFactory
from tests.factories.fund import (
    TODAY,
    FiscalYearFactory,
    FundDecisionFactory,
    ProgrammeFactory,
)

ADMINISTRATOR = frozenset({Role.FUND_ADMINISTRATOR.value})
NOBODY = frozenset()


def year(world, actor):
    return [FiscalYearFactory().pk]


def waiting(world, actor):
    return [FundDecisionFactory(confirmed_by=None, confirmed_at=None).pk]


def income(world, actor):
    made = OtherIncome.objects.create(
        year=FiscalYearFactory(),
        name="Rijk",
        source="Brief",
        amount_cents=1,
        booked_on=TODAY,
        entered_by=UserFactory(),
        entered_by_label="Persoon",
        entered_at=AT,
    )
    return [made.year_id, made.pk]


def document(world, actor):
    made = FundDocument.objects.create(
        year=FiscalYearFactory(),
        kind=FundDecisionKind.FRAMEWORK,
        title="Kadernota",
        file_name="kadernota.pdf",
        media_type="application/pdf",
        content=b"%PDF",
        sha256="0" * 64,
        published_by_label="Persoon",
        published_at=AT,
    )
    return [made.year_id, made.pk]


def rows(row):
    """Our addresses. `row` makes one: get, post, to."""
    return {
        "fund_years": row(ADMINISTRATOR),
        "fund_open_year": row(ADMINISTRATOR, ADMINISTRATOR),
        "fund_year": row(ADMINISTRATOR, NOBODY, year),
        "fund_set_ceiling": row(ADMINISTRATOR, ADMINISTRATOR, year),
        "fund_enter_income": row(ADMINISTRATOR, ADMINISTRATOR, year),
        "fund_approve_income": row(NOBODY, ADMINISTRATOR, income),
        "fund_withdraw_income": row(NOBODY, ADMINISTRATOR, income),
        "fund_publish_document": row(ADMINISTRATOR, ADMINISTRATOR, year),
        "fund_paper": row(ADMINISTRATOR, NOBODY, document),
        "fund_programmes": row(ADMINISTRATOR),
        "fund_new_programme": row(ADMINISTRATOR, ADMINISTRATOR),
        "fund_programme": row(
            ADMINISTRATOR, ADMINISTRATOR, lambda w, a: [ProgrammeFactory().slug]
        ),
        "fund_decisions": row(ADMINISTRATOR),
        "fund_enter_decision": row(ADMINISTRATOR, ADMINISTRATOR),
        "fund_decision": row(ADMINISTRATOR, NOBODY, waiting),
        "fund_amend_decision": row(ADMINISTRATOR, ADMINISTRATOR, waiting),
        "fund_confirm_decision": row(NOBODY, ADMINISTRATOR, waiting),
        "fund_withdraw_decision": row(NOBODY, ADMINISTRATOR, waiting),
    }
