"""What PostgreSQL keeps of the fund, in the form of tests/guards: rates and contribution runs."""

import datetime

from fund import models
from municipalities.models import Municipality
from tests.factories import accounts as people
from tests.factories import fund as things
from tests.factories import municipalities as register
from tests.guards.guard import Guard, without_constraint, without_trigger

TESTS = "tests/fund/contributions/test_guards.py"
YEAR = things.YEAR
FIRST_DAY = datetime.date(YEAR, 1, 1)
NEXT_YEAR = datetime.date(YEAR + 1, 1, 1)

# Tables in which nothing changes.
WRITTEN_ONCE: list[str] = ["fund_populationsnapshot", "fund_snapshotrow"]
# "table constraint", a line each.
CHECKS = """
fund_snapshotrow snapshot_row_inhabitants_real
fund_contributionrate contribution_rate_fits_mode
fund_contributionrun contribution_run_correction_complete
fund_contribution contribution_has_days
"""
ONCE = """
fund_snapshotrow snapshot_row_once
fund_contributionrate contribution_rate_once
fund_contributionrun contribution_run_one_regular
fund_contribution contribution_once
"""


def snapshot_fields(**changes):
    return {
        "population_year": YEAR,
        "reference_on": FIRST_DAY,
        "municipality_count": 1,
        "inhabitants_total": 1_000,
        "source": "CBS",
        "sha256": "0" * 64,
        "taken_by_label": "Persoon",
        "taken_at": people.AT,
        **changes,
    }


def stored_snapshot(**changes):
    """A whole one, with one municipality."""
    snapshot = models.PopulationSnapshot.objects.create(**snapshot_fields(**changes))
    models.SnapshotRow.objects.create(
        snapshot=snapshot,
        municipality=register.MunicipalityFactory(),
        inhabitants=1_000,
    )
    return snapshot


def row():
    snapshot = models.PopulationSnapshot.objects.create(**snapshot_fields())
    return {
        "snapshot": snapshot,
        "municipality": register.MunicipalityFactory(),
        "inhabitants": 1_000,
    }


def rate():
    decision = things.FundDecisionFactory(kind="tarief")
    return {
        "year": decision.year,
        "programme": things.ProgrammeFactory(),
        "decision": decision,
        "mode": "tarief",
        "rate_micros": 1_000_000,
        "entered_by_label": "Persoon",
        "entered_at": people.AT,
    }


def run():
    return {
        "year": things.FiscalYearFactory(),
        "snapshot": stored_snapshot(),
        "prepared_by": people.UserFactory(),
        "prepared_by_label": "Persoon",
        "prepared_at": people.AT,
    }


def contribution():
    made = models.ContributionRun.objects.filter(
        year_id=YEAR
    ).first() or models.ContributionRun.objects.create(**run())
    town = Municipality.objects.get(
        pk=made.snapshot.rows.values_list("municipality", flat=True)[0]
    )
    return {
        "run": made,
        "rate": models.ContributionRate.objects.create(**rate()),
        "municipality": town,
        "basis": town,
        "inhabitants": 1_000,
        "from_on": FIRST_DAY,
        "to_on": NEXT_YEAR,
        "amount_cents": 1_000_00,
    }


# As in tests/guards/rows.py: what a good row of a model asks.
ASKED: dict = {
    models.PopulationSnapshot: snapshot_fields,
    models.SnapshotRow: row,
    models.ContributionRate: rate,
    models.ContributionRun: run,
    models.Contribution: contribution,
}
MADE: dict = {}
# As in tests/guards/breaking.py: what breaks each check, and what is there twice.
WRONG: dict = {
    "snapshot_row_inhabitants_real": (models.SnapshotRow, lambda: {"inhabitants": 0}),
    "contribution_rate_fits_mode": (
        models.ContributionRate,
        lambda: {"total_cents": 1},
    ),
    "contribution_run_correction_complete": (
        models.ContributionRun,
        lambda: {"kind": "correctie"},
    ),
    "contribution_has_days": (models.Contribution, lambda: {"to_on": FIRST_DAY}),
}
DOUBLED: dict = {
    "snapshot_row_once": (models.SnapshotRow, dict, "snapshot municipality"),
    "contribution_rate_once": (
        models.ContributionRate,
        dict,
        "year programme",
    ),
    "contribution_run_one_regular": (models.ContributionRun, dict, "year"),
    "contribution_once": (
        models.Contribution,
        dict,
        "run rate municipality basis",
    ),
}


def rule(keeps: str, name: str, test: str) -> Guard:
    """One of the rules that `refuse_contribution_if` says no for."""
    return Guard(
        keeps,
        f"""
        CREATE OR REPLACE FUNCTION refuse_contribution_if(is_broken boolean, rule text)
        RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            IF is_broken AND rule <> '{name}' THEN
                RAISE EXCEPTION 'contribution refused: %', rule
                    USING ERRCODE = 'check_violation', CONSTRAINT = rule;
            END IF;
        END $$""",
        f"{TESTS}::{test}",
    )


def trigger(name: str, test: str) -> Guard:
    table = "_".join(name.split("_")[:2])
    return Guard(
        f"{name.replace('_', ' ')} stands",
        without_trigger(name, table),
        f"{TESTS}::{test}",
    )


def constraint(keeps: str, name: str, test: str) -> Guard:
    return Guard(
        keeps,
        without_constraint("fund_contributionrun", name),
        f"{TESTS}::{test}",
    )


TRIGGERS: list = [
    constraint(
        "who prepares a run does not approve it",
        "contribution_run_four_eyes",
        "test_who_prepared_a_run_does_not_approve_it",
    ),
    constraint(
        "an approved run has who and when",
        "contribution_run_approval_complete",
        "test_an_approved_run_has_who_and_when",
    ),
    trigger("fund_snapshotrow_guard", "test_a_figure_is_of_who_existed"),
    rule(
        "a figure is of a municipality of the reference date",
        "snapshot_row_existed",
        "test_a_figure_is_of_who_existed",
    ),
    trigger("fund_snapshotrow_full", "test_a_snapshot_takes_no_figure_afterwards"),
    rule(
        "a snapshot holds no more than it says",
        "snapshot_full",
        "test_a_snapshot_takes_no_figure_afterwards",
    ),
    rule(
        "the snapshot of an approved run is whole",
        "contribution_run_snapshot_whole",
        "test_a_run_is_approved_on_a_whole_snapshot",
    ),
    trigger("fund_contributionrate_guard", "test_a_rate_is_decided_by_the_members"),
    rule(
        "a rate is decided by the members",
        "contribution_rate_decided_by_members",
        "test_a_rate_is_decided_by_the_members",
    ),
    rule(
        "the rate of an approved run stays",
        "contribution_rate_approved_stays",
        "test_the_rate_of_an_approved_run_stays[changed]",
    ),
    trigger("fund_contribution_guard", "test_what_an_approved_run_holds_stays"),
    rule(
        "the contributions of an approved run stay",
        "contribution_approved_stays",
        "test_what_an_approved_run_holds_stays",
    ),
    rule(
        "a contribution is of a municipality of the reference date",
        "contribution_existed_on_reference_date",
        "test_a_municipality_existed_on_the_reference_date",
    ),
    rule(
        "a contribution counts the inhabitants that were frozen",
        "contribution_of_its_snapshot",
        "test_a_contribution_counts_the_frozen_inhabitants",
    ),
    rule(
        "a contribution is of who existed on its days",
        "contribution_of_who_existed",
        "test_who_pays_existed_on_those_days",
    ),
    rule(
        "a contribution is of the year of its run",
        "contribution_of_its_year",
        "test_a_contribution_is_of_its_year",
    ),
    rule(
        "only a correction is below nothing",
        "contribution_amount_fits",
        "test_only_a_correction_is_below_nothing",
    ),
    trigger("fund_contributionrun_guard", "test_an_approved_run_stays[total]"),
    rule(
        "a run begins open",
        "contribution_run_begins_open",
        "test_no_run_begins_approved",
    ),
    rule(
        "an approved run stays",
        "contribution_run_approved_stays",
        "test_an_approved_run_stays",
    ),
    rule(
        "a run is approved as it was computed",
        "contribution_run_approved_as_computed",
        "test_a_run_is_approved_as_it_was_computed",
    ),
    rule(
        "the contributions of an approved run sum to its total",
        "contribution_run_sums",
        "test_contributions_sum_to_the_total_and_count",
    ),
]
