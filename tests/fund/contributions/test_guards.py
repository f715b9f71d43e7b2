"""What PostgreSQL keeps of contributions, attacked past everything that a verb does."""

import datetime

import pytest
from django.db import DatabaseError, connection, transaction

from fund.models import (
    Contribution,
    ContributionRate,
    ContributionRun,
    PopulationSnapshot,
    SnapshotRow,
)
from tests.factories.accounts import UserFactory
from tests.factories.fund import YEAR, FundDecisionFactory

from .scene import FIRST_DAY, NEXT_YEAR, Contributions, municipality, owed, succeeded

pytestmark = pytest.mark.django_db
# Whatever the serving role could think of to switch a guard off.
SWITCHES = [
    "",
    "SET LOCAL pgtrigger.ignore = 'fund.Contribution:fund_contribution_guard'",
    "SET LOCAL session_replication_role = replica",
    "SET LOCAL ROLE portal_owner",
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


class Standing:
    """Three contributions, approved or not."""

    def __init__(self, *, approved=True):
        self.office = Contributions()
        self.rate = self.office.rate()
        self.run = self.office.approved() if approved else self.office.computed()
        self.line = self.run.contributions.first()

    def all(self):
        """Whatever an approved run may never change."""
        return [
            list(model.objects.order_by("pk").values())
            for model in (
                ContributionRun,
                Contribution,
                ContributionRate,
                PopulationSnapshot,
                SnapshotRow,
            )
        ]


APPROVED_LINES = [
    "UPDATE fund_contribution SET amount_cents = amount_cents + 1 WHERE id = %(line)s",
    "UPDATE fund_contribution SET municipality_id = basis_id, run_id = run_id"
    " WHERE id = %(line)s",
    "DELETE FROM fund_contribution WHERE id = %(line)s",
    "INSERT INTO fund_contribution (run_id, rate_id, municipality_id, basis_id,"
    " inhabitants, from_on, to_on, amount_cents) SELECT run_id, rate_id,"
    " municipality_id + 1, basis_id, inhabitants, from_on, to_on, 1"
    " FROM fund_contribution WHERE id = %(line)s",
]
APPROVED_RUN = [
    "UPDATE fund_contributionrun SET total_cents = total_cents + 1 WHERE id = %(run)s",
    "UPDATE fund_contributionrun SET sha256 = repeat('1', 64) WHERE id = %(run)s",
    "UPDATE fund_contributionrun SET state = 'berekend', approved_by_id = NULL,"
    " approved_at = NULL WHERE id = %(run)s",
    "DELETE FROM fund_contributionrun WHERE id = %(run)s",
]
APPROVED_FIGURES = [
    "UPDATE fund_snapshotrow SET inhabitants = 5",
    "DELETE FROM fund_snapshotrow",
    "UPDATE fund_populationsnapshot SET inhabitants_total = 5",
    "TRUNCATE fund_contribution CASCADE",
    "TRUNCATE fund_contributionrun CASCADE",
    "TRUNCATE fund_contributionrate CASCADE",
    "TRUNCATE fund_snapshotrow",
]


def attack(standing, statement, switch=""):
    values = {"line": standing.line.pk, "run": standing.run.pk}
    return refused(statement % values, switch=switch)


@pytest.mark.parametrize("statement", APPROVED_LINES)
def test_what_an_approved_run_holds_stays(statement):
    standing = Standing()
    before = standing.all()

    assert attack(standing, statement) == "contribution_approved_stays"
    assert standing.all() == before


@pytest.mark.parametrize(
    "statement", APPROVED_RUN, ids=["total", "fingerprint", "reopened", "deleted"]
)
def test_an_approved_run_stays(statement):
    standing = Standing()
    before = standing.all()

    assert attack(standing, statement) == "contribution_run_approved_stays"
    assert standing.all() == before


@pytest.mark.parametrize("switch", SWITCHES)
@pytest.mark.parametrize(
    "statement", [*APPROVED_LINES, *APPROVED_RUN, *APPROVED_FIGURES]
)
def test_no_switch_changes_what_was_approved(statement, switch):
    standing = Standing()
    before = standing.all()

    assert attack(standing, statement, switch)
    assert standing.all() == before


@pytest.mark.parametrize(
    "act",
    [
        lambda s: Contribution.objects.update(amount_cents=1),
        lambda s: Contribution.objects.all().delete(),
        lambda s: s.line.delete(),
        lambda s: ContributionRun.objects.update(total_cents=1),
        lambda s: s.run.delete(),
        lambda s: ContributionRate.objects.update(rate_micros=1),
        lambda s: SnapshotRow.objects.update(inhabitants=1),
        lambda s: PopulationSnapshot.objects.update(source="elders"),
    ],
)
def test_what_was_approved_stays_through_the_orm(act):
    standing = Standing()
    before = standing.all()

    with pytest.raises(DatabaseError), transaction.atomic():
        act(standing)

    assert standing.all() == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE fund_contributionrate SET rate_micros = 1",
        "DELETE FROM fund_contributionrate",
    ],
    ids=["changed", "deleted"],
)
def test_the_rate_of_an_approved_run_stays(statement):
    Standing()

    assert refused(statement) == "contribution_rate_approved_stays"


def test_an_approved_run_can_be_invoiced_and_not_back():
    standing = Standing()

    assert refused("UPDATE fund_contributionrun SET state = 'gefactureerd'") == ""
    assert (
        refused("UPDATE fund_contributionrun SET state = 'goedgekeurd'")
        == "contribution_run_approved_stays"
    )
    standing.run.refresh_from_db()
    assert standing.run.state == "gefactureerd"


APPROVE = (
    "UPDATE fund_contributionrun SET state = 'goedgekeurd', approved_by_id = %s,"
    " approved_at = now()"
)


def test_who_prepared_a_run_does_not_approve_it():
    standing = Standing(approved=False)

    rule = refused(APPROVE, standing.run.prepared_by_id)

    assert rule == "contribution_run_four_eyes"


def test_an_approved_run_has_who_and_when():
    Standing(approved=False)

    rule = refused("UPDATE fund_contributionrun SET state = 'goedgekeurd'")

    assert rule == "contribution_run_approval_complete"


def test_no_run_begins_approved():
    standing = Standing()

    rule = refused(
        "INSERT INTO fund_contributionrun (year_id, kind, state, snapshot_id, corrects_id,"
        " reason, prepared_by_id, prepared_by_label, prepared_at, contribution_count,"
        " total_cents, sha256, approved_by_id, approved_by_label, approved_at)"
        " SELECT year_id, 'correctie', state, snapshot_id, id, 'x', prepared_by_id, 'p',"
        " now(), 0, 0, 'a', approved_by_id, 'q', now() FROM fund_contributionrun"
    )

    assert rule == "contribution_run_begins_open"
    assert ContributionRun.objects.get() == standing.run


@pytest.mark.parametrize(
    "more", ["sha256 = repeat('1', 64)", "total_cents = 1", "prepared_by_id = NULL"]
)
def test_a_run_is_approved_as_it_was_computed(more):
    Standing(approved=False)

    rule = refused(f"{APPROVE}, {more}", UserFactory().pk)

    assert rule == "contribution_run_approved_as_computed"


def test_a_draft_is_not_approved():
    office = Contributions()
    office.prepared()

    rule = refused(APPROVE, UserFactory().pk)

    assert rule == "contribution_run_approved_as_computed"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE fund_contribution SET amount_cents = amount_cents + 1 WHERE id = %s",
        "DELETE FROM fund_contribution WHERE id = %s",
    ],
)
def test_contributions_sum_to_the_total_and_count(change):
    standing = Standing(approved=False)
    with connection.cursor() as cursor:
        cursor.execute(change, [standing.line.pk])

    rule = refused(APPROVE, UserFactory().pk)

    assert rule == "contribution_run_sums"


def line(standing, **changes):
    """A good contribution of this run, made wrong in one place."""
    like = standing.line
    like.delete()
    fields = {
        "run": standing.run,
        "rate": like.rate,
        "municipality": like.municipality,
        "basis": like.basis,
        "inhabitants": like.inhabitants,
        "from_on": FIRST_DAY,
        "to_on": NEXT_YEAR,
        "amount_cents": 1,
    }
    return Contribution(**{**fields, **changes})


def rule_of_saving(row):
    try:
        with transaction.atomic():
            row.save()
    except DatabaseError as error:
        return error.__cause__.diag.constraint_name
    return ""


def test_a_municipality_existed_on_the_reference_date():
    standing = Standing(approved=False)
    ended = municipality("Eerder", 5, valid_to=FIRST_DAY)
    before = owed(standing.run)

    rule = rule_of_saving(
        line(standing, municipality=ended, basis=ended, inhabitants=5)
    )

    assert rule == "contribution_existed_on_reference_date"
    assert len(owed(standing.run)) == len(before) - 1


@pytest.mark.parametrize("inhabitants", [1, 999_999])
def test_a_contribution_counts_the_frozen_inhabitants(inhabitants):
    standing = Standing(approved=False)

    rule = rule_of_saving(line(standing, inhabitants=inhabitants))

    assert rule == "contribution_of_its_snapshot"


def test_a_municipality_without_a_frozen_figure_owes_nothing():
    standing = Standing(approved=False)
    other = municipality("Anders", 5)

    rule = rule_of_saving(
        line(standing, municipality=other, basis=other, inhabitants=5)
    )

    assert rule == "contribution_of_its_snapshot"


def test_who_pays_existed_on_those_days():
    standing = Standing(approved=False)
    succeeded(
        standing.line.municipality,
        standing.office.towns["Cee"],
        datetime.date(YEAR, 9, 1),
    )

    rule = rule_of_saving(line(standing))

    assert rule == "contribution_of_who_existed"


@pytest.mark.parametrize(
    "changes",
    [
        {"from_on": datetime.date(YEAR - 1, 12, 31)},
        {"to_on": datetime.date(YEAR + 1, 1, 2)},
    ],
)
def test_a_contribution_is_of_its_year(changes):
    standing = Standing(approved=False)

    assert rule_of_saving(line(standing, **changes)) == "contribution_of_its_year"


@pytest.mark.parametrize("cents", [0, -1])
def test_only_a_correction_is_below_nothing(cents):
    standing = Standing(approved=False)

    rule = rule_of_saving(line(standing, amount_cents=cents))

    assert rule == "contribution_amount_fits"


def test_one_municipality_owes_once_in_a_run_for_a_rate():
    standing = Standing(approved=False)
    again = Contribution.objects.get(pk=standing.line.pk)
    again.pk, again._state.adding = None, True

    assert rule_of_saving(again) == "contribution_once"


@pytest.mark.parametrize(
    "life", [{"valid_to": FIRST_DAY}, {"valid_from": datetime.date(YEAR, 1, 2)}]
)
def test_a_figure_is_of_who_existed(life):
    snapshot = Standing().run.snapshot
    other = municipality("Anders", 5, **life)

    rule = rule_of_saving(
        SnapshotRow(snapshot=snapshot, municipality=other, inhabitants=5)
    )

    assert rule == "snapshot_row_existed"


def test_a_snapshot_takes_no_figure_afterwards():
    standing = Standing()
    before = standing.all()

    rule = refused(
        "INSERT INTO fund_snapshotrow (snapshot_id, municipality_id, inhabitants)"
        " VALUES (%s, %s, 5)",
        standing.run.snapshot_id,
        municipality("Anders", 5).pk,
    )

    assert (rule, standing.all()) == ("snapshot_full", before)


def test_a_run_is_approved_on_a_whole_snapshot():
    standing = Standing(approved=False)
    like = standing.run.snapshot
    empty = PopulationSnapshot.objects.create(
        population_year=like.population_year,
        reference_on=like.reference_on,
        municipality_count=3,
        inhabitants_total=like.inhabitants_total,
        source="CBS",
        sha256=like.sha256,
        taken_by_label="Persoon",
        taken_at=like.taken_at,
    )
    ContributionRun.objects.update(snapshot=empty)

    rule = refused(APPROVE, UserFactory().pk)

    assert rule == "contribution_run_snapshot_whole"


@pytest.mark.parametrize(
    "changes",
    [{"confirmed_by": None, "confirmed_at": None}, {"year": "other"}],
    ids=["unconfirmed", "another year"],
)
def test_a_rate_is_decided_by_the_members(changes):
    office = Contributions()
    other = FundDecisionFactory(
        kind="tarief",
        **({"year__year": YEAR + 1} if "year" in changes else changes),
    )

    rule = refused(
        "INSERT INTO fund_contributionrate (year_id, programme_id, decision_id, mode,"
        " rate_micros, entered_by_label, entered_at)"
        " VALUES (%s, %s, %s, 'tarief', 1, 'p', now())",
        office.year.pk,
        office.programme.pk,
        other.pk,
    )

    assert rule == "contribution_rate_decided_by_members"
    assert ContributionRate.objects.count() == 0
