"""Administrators who compute, approve and set rates at once, with real threads."""

import pytest
from django.db import DatabaseError, connection, transaction

from fund.domain.contributions import approving, computing, rates
from fund.enums import FundDecisionKind, RateMode, RunState
from fund.models import Contribution, ContributionRun
from fund.rules.contributions import Price
from journal.models import Entry
from tests.factories.accounts import AT
from tests.fund.planning.scene import administrator
from tests.fund.racing import together

from .scene import LATER, Contributions


def approve(run, by):
    return lambda: approving.approve(run=run, seen=run.sha256, by=by, now=LATER)


def test_two_approvers_at_once_approve_once_and_the_other_is_told(racing_db):
    office = Contributions()
    office.rate()
    run, third = office.computed(), administrator()

    told = together(approve(run, office.second), approve(run, third))

    assert sorted(one[:34] for one in told) == [
        "",
        "Deze bijdragen zijn al goedgekeurd",
    ]
    assert Entry.objects.filter(action="fund.run_approved").count() == 1


def test_a_double_click_approves_once_and_tells_nothing(racing_db):
    office = Contributions()
    office.rate()
    run = office.computed()

    told = together(*[approve(run, office.second)] * 2)

    assert told == ["", ""]
    assert Entry.objects.filter(action="fund.run_approved").count() == 1


def test_approving_while_another_computes_never_approves_something_else(racing_db):
    office = Contributions()
    office.rate()
    run, third = office.computed(), administrator()
    seen, before = run.sha256, list(amounts())

    told = together(
        approve(run, office.second),
        lambda: computing.compute(run=run, by=third, now=AT),
    )

    run.refresh_from_db()
    # The same figures and rates give the same fingerprint, so approving went well.
    assert (run.state, run.sha256, list(amounts())) == (
        RunState.APPROVED,
        seen,
        before,
    )
    assert told[0] == ""
    assert told[1][:34] in ("", "Deze bijdragen zijn al goedgekeurd")


def amounts():
    return Contribution.objects.order_by("municipality").values_list(
        "municipality", "amount_cents"
    )


def test_approving_while_another_sets_a_rate_never_approves_another_rate(racing_db):
    office = Contributions()
    rate = office.rate(1_235_000)
    run, decision = office.computed(), office.confirmed(kind=FundDecisionKind.RATE)

    told = together(
        approve(run, office.second),
        lambda: rates.set_rate(
            year=office.year,
            programme=office.programme,
            decision=decision,
            price=Price(RateMode.RATE, rate_micros=2_000_000),
            by=office.first,
            now=AT,
        ),
    )

    run.refresh_from_db()
    rate.refresh_from_db()
    assert (run.state, rate.rate_micros, [bool(one) for one in told]) in [
        (RunState.APPROVED, 1_235_000, [False, True]),
        (RunState.DRAFT, 2_000_000, [True, False]),
    ]


def test_two_who_prepare_at_once_make_one_run(racing_db):
    office = Contributions()

    together(office.prepared, lambda: office.prepared(by=office.second))

    assert ContributionRun.objects.count() == 1


def test_a_database_that_breaks_while_computing_leaves_no_half_run(racing_db):
    office = Contributions()
    office.rate()
    run = office.prepared()

    @transaction.atomic
    def computed_and_broken():
        computing.compute(run=run, by=office.first, now=AT)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    with pytest.raises(DatabaseError):
        computed_and_broken()
    connection.close()

    run.refresh_from_db()
    assert (run.state, Contribution.objects.count()) == (RunState.DRAFT, 0)
    assert office.computed(run).contribution_count == 3
