"""The whole way from the members' decision to what every municipality owes."""

import datetime

import pytest

from fund.domain.contributions import approving, computing, correcting, preparing
from fund.domain.contributions.rates import set_rate
from fund.domain.planning import decisions, programmes, years
from fund.enums import FundDecisionKind, RateMode, RunState
from fund.queries.contributions.simulating import simulate
from fund.rules.contributions import Price
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.fund import YEAR
from tests.fund.planning.scene import plan

from .scene import FIRST_DAY, Contributions, owed, succeeded

pytestmark = pytest.mark.django_db
NEXT = YEAR + 1
JUNE = datetime.datetime(YEAR, 6, 12, 15, tzinfo=datetime.UTC)
JANUARY = datetime.datetime(NEXT, 1, 8, 9, tzinfo=datetime.UTC)


def test_a_rate_becomes_what_every_municipality_owes():
    office = Contributions()
    ann, bob = office.first, office.second
    for town, inhabitants in zip(
        office.towns.values(), (1_010, 12_400, 251_000), strict=True
    ):
        town.populations.create(
            year=NEXT, inhabitants=inhabitants, is_final=True, source="CBS"
        )

    # In June Ann opens the next year and shows the members what a cent would mean.
    year = years.open_year(year=NEXT, by=ann, now=JUNE)
    programme = programmes.add_programme(
        plan=plan(name="Gezamenlijke inkoop"), by=ann, now=JUNE
    )
    shown = simulate(
        on=FIRST_DAY, population_year=YEAR, rate_micros=1_230_000, more_micros=10_000
    )
    assert (shown.now_cents, shown.more_cents) == (323_915_58, 2_633_46)

    # The members decide; Ann writes it down and Bob reads it beside the minutes.
    said = office.said(
        kind=FundDecisionKind.RATE, year=year, decided_on=JUNE.date(), title="Tarief"
    )
    entered = decisions.enter(said=said, by=ann, now=JUNE)
    decided = decisions.confirm(
        decision=entered, seen=decisions.fingerprint(entered), by=bob, now=JUNE
    )
    set_rate(
        year=year,
        programme=programme,
        decision=decided,
        price=Price(RateMode.RATE, rate_micros=1_240_000),
        by=ann,
        now=JUNE,
    )

    # In January there are figures. Ann freezes them and computes.
    run = preparing.prepare(
        year=year,
        population_year=NEXT,
        reference_on=datetime.date(NEXT, 1, 1),
        by=ann,
        now=JANUARY,
    )
    run = computing.compute(run=run, by=ann, now=JANUARY)
    with pytest.raises(NotAllowed):
        approving.approve(run=run, seen=run.sha256, by=ann, now=JANUARY)

    # Bob looks and approves exactly that.
    run = approving.approve(run=run, seen=run.sha256, by=bob, now=JANUARY)
    assert (run.state, run.total_cents) == (RunState.APPROVED, 327_868_40)

    # In July Aa goes over into Bee: a correction beside it, together nothing.
    succeeded(office.towns["Aa"], office.towns["Bee"], datetime.date(NEXT, 7, 1))
    correction = correcting.correct_merger(
        run=run, municipality=office.towns["Aa"], by=bob, now=JANUARY
    )
    correction = approving.approve(
        run=correction, seen=correction.sha256, by=ann, now=JANUARY
    )

    # 181 of 365 days of € 1,252.40.
    assert owed(correction) == {("Aa", "Aa"): -631_35, ("Bee", "Aa"): 631_35}
    assert owed(run) == {
        ("Aa", "Aa"): 1_252_40,
        ("Bee", "Bee"): 15_376_00,
        ("Cee", "Cee"): 311_240_00,
    }
