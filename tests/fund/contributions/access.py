"""Who may enter the addresses of the fund: rates and contribution runs."""

from accounts.enums import Role
from fund.domain.contributions import correcting
from fund.domain.contributions.correcting import Difference
from municipalities.models import Municipality, Population
from tests.factories.fund import YEAR, FiscalYearFactory

from .scene import LATER, Contributions

ADMINISTRATOR = frozenset({Role.FUND_ADMINISTRATOR.value})
NOBODY = frozenset()


def year(world, actor):
    return [FiscalYearFactory().pk]


def office():
    """With a figure for the municipality of the world too."""
    made = Contributions()
    for town in Municipality.objects.filter(populations=None):
        Population.objects.create(
            municipality=town, year=YEAR, inhabitants=1, is_final=True, source="CBS"
        )
    return made


def computed(world, actor):
    made = office()
    made.rate()
    run = made.computed()
    return [run.year_id, run.pk]


def approved(world, actor):
    made = office()
    made.rate()
    run = made.approved()
    return [run.year_id, run.pk]


def corrected(world, actor):
    made = office()
    rate = made.rate()
    run = correcting.correct(
        run=made.approved(),
        differences=[Difference(rate, made.towns["Aa"], 1)],
        reason="Vergissing",
        by=made.first,
        now=LATER,
    )
    return [run.year_id, run.pk]


def as_csv(world, actor):
    return [*computed(world, actor), "csv"]


def rows(row):
    """Our addresses. `row` makes one: get, post, to."""
    return {
        "fund_contributions": row(ADMINISTRATOR),
        "fund_contribution_year": row(ADMINISTRATOR, NOBODY, year),
        "fund_set_rate": row(ADMINISTRATOR, ADMINISTRATOR, year),
        "fund_prepare_run": row(ADMINISTRATOR, ADMINISTRATOR, year),
        "fund_simulator": row(ADMINISTRATOR, NOBODY, year),
        "fund_run": row(ADMINISTRATOR, NOBODY, computed),
        "fund_compute_run": row(NOBODY, ADMINISTRATOR, computed),
        "fund_approve_run": row(NOBODY, ADMINISTRATOR, computed),
        "fund_withdraw_correction": row(NOBODY, ADMINISTRATOR, corrected),
        "fund_correct_run": row(ADMINISTRATOR, ADMINISTRATOR, approved),
        "fund_correct_merger": row(ADMINISTRATOR, ADMINISTRATOR, approved),
        "fund_run_file": row(ADMINISTRATOR, NOBODY, as_csv),
    }
