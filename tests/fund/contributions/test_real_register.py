"""A whole run over the real municipalities, with the populations of 2024."""

import datetime

import pytest

from fund.domain.contributions import approving
from fund.domain.contributions.snapshots import FiguresRefused
from fund.enums import RunState
from fund.models import Contribution, ContributionRun
from fund.queries.contributions.review import compared, rounded
from municipalities.models import Municipality, Population
from tests.fund.planning.scene import LATER

from .scene import FIRST_DAY, Contributions

pytestmark = pytest.mark.usefixtures("real_register")
# Of the CBS: everybody who lived in the Netherlands on 1 January 2024.
EVERYBODY = 17_942_942


@pytest.fixture
def office():
    return Contributions(figures={})


def test_342_municipalities_owe_their_rounded_rate_and_together_the_sum(office):
    office.rate(1_235_000)
    run = office.prepared(population_year=2024)

    run = office.computed(run)
    approving.approve(run=run, seen=run.sha256, by=office.second, now=LATER)

    people = dict(
        Population.objects.filter(
            year=2024, municipality__in=Municipality.objects.on(FIRST_DAY)
        ).values_list("municipality", "inhabitants")
    )
    owed = dict(run.contributions.values_list("municipality", "amount_cents"))
    assert (len(owed), sum(people.values())) == (342, EVERYBODY)
    # Half up in whole numbers: 123.5 cents a head.
    assert owed == {one: (count * 1_235 + 5) // 10 for one, count in people.items()}
    (found,) = rounded(run)
    run.refresh_from_db()
    assert (run.state, run.total_cents, found.exact_micros) == (
        RunState.APPROVED,
        sum(owed.values()),
        EVERYBODY * 1_235_000,
    )
    assert abs(found.difference_micros) <= 342 * 5_000


def test_a_total_over_342_municipalities_comes_out_to_the_cent(office):
    office.rate(total_cents=55_000_000_01)

    run = office.computed(office.prepared(population_year=2024))

    assert (run.contribution_count, run.total_cents) == (342, 55_000_000_01)
    exact = {
        line.pk: 55_000_000_01 * line.inhabitants - line.amount_cents * EVERYBODY
        for line in run.contributions.all()
    }
    assert all(abs(rest) < EVERYBODY for rest in exact.values())


def test_a_year_without_populations_is_refused(office):
    office.rate()

    with pytest.raises(FiguresRefused, match="geen inwonertallen over 2025"):
        office.prepared(population_year=2025)

    assert ContributionRun.objects.count() == 0


def test_a_day_before_the_mergers_misses_the_figures_of_who_is_gone(office):
    before = Municipality.objects.on(datetime.date(2022, 1, 1)).count()

    assert (before, Contribution.objects.count()) == (345, 0)
    assert Municipality.objects.on(FIRST_DAY).count() == 342


def test_the_same_rate_and_figures_give_the_same_fingerprint(office):
    office.rate()
    run = office.computed(office.prepared(population_year=2024))
    first = run.sha256

    again = office.computed(run)

    assert again.sha256 == first
    assert [row.last_cents for row in compared(again)] == [None] * 342
