"""From frozen figures to what every municipality owes, approved by a second person."""

import datetime

import pytest

from fund.domain.contributions import approving, computing, correcting, snapshots
from fund.domain.contributions.correcting import Difference
from fund.domain.contributions.rates import RateRefused
from fund.domain.contributions.runs import RunRefused
from fund.domain.contributions.snapshots import Figure, FiguresRefused
from fund.domain.contributions.succeeding import SuccessorUnknown
from fund.enums import FundDecisionKind, RunKind, RunState
from fund.models import (
    Contribution,
    ContributionRate,
    ContributionRun,
    PopulationSnapshot,
    SnapshotRow,
)
from journal.models import Entry
from municipalities.models import Population
from samenorganiseren.shared.errors import Conflict, NotAllowed
from tests.factories.accounts import AT, UserFactory
from tests.factories.fund import YEAR, ProgrammeFactory, approved_run, closed_year

from .scene import (
    FIRST_DAY,
    LATER,
    NEXT_YEAR,
    Contributions,
    municipality,
    owed,
    succeeded,
)

pytestmark = pytest.mark.django_db
SEPTEMBER = datetime.date(YEAR, 9, 1)


def test_figures_are_frozen_with_their_source_and_fingerprint():
    office = Contributions()

    snapshot = office.prepared().snapshot
    Population.objects.update(inhabitants=1)

    assert dict(snapshot.rows.values_list("municipality__name", "inhabitants")) == {
        "Aa": 1_000,
        "Bee": 12_345,
        "Cee": 250_001,
    }
    assert (
        snapshot.municipality_count,
        snapshot.inhabitants_total,
        snapshot.source,
        len(snapshot.sha256),
    ) == (3, 263_346, "CBS", 64)


def test_the_same_figures_have_the_same_fingerprint():
    office = Contributions()

    assert office.prepared().snapshot.sha256 == office.prepared().snapshot.sha256


def nothing_was_kept():
    return (
        PopulationSnapshot.objects.count(),
        SnapshotRow.objects.count(),
        ContributionRun.objects.count(),
    ) == (0, 0, 0)


def test_a_year_without_population_is_refused_with_the_reason():
    office = Contributions()

    with pytest.raises(FiguresRefused, match=f"geen inwonertallen over {YEAR + 1}"):
        office.prepared(population_year=YEAR + 1)

    assert nothing_was_kept()


def test_a_municipality_without_a_figure_is_named():
    office = Contributions()
    for number in range(7):
        municipality(f"Zonder {number}")

    with pytest.raises(
        FiguresRefused, match=r"Zonder 0, .*Zonder 4 en nog 2\. Zonder dat cijfer"
    ):
        office.prepared()

    assert nothing_was_kept()


@pytest.mark.parametrize("inhabitants", [10_000_000, 2_147_483_647])
def test_a_huge_figure_is_refused(inhabitants):
    office = Contributions({"Aa": inhabitants})

    with pytest.raises(FiguresRefused, match=f"Aa .*{inhabitants}.* kan niet kloppen"):
        office.prepared()

    assert nothing_was_kept()


@pytest.mark.parametrize(
    ("figures", "sentence"),
    [([0], "kan niet kloppen"), ([5, 5], "twee inwonertallen")],
    ids=["zero", "double"],
)
def test_a_figure_that_is_zero_or_double_is_refused(figures, sentence):
    town = municipality("Aa")
    read = [Figure(town, number, "CBS") for number in figures]

    with pytest.raises(FiguresRefused, match=sentence):
        snapshots.checked([town], read, YEAR)


def test_only_municipalities_of_the_reference_date_count():
    office = Contributions({"Aa": 1_000})
    municipality("Later", 500, valid_from=datetime.date(YEAR, 1, 2))
    municipality("Eerder", 500, valid_to=FIRST_DAY)

    snapshot = office.prepared().snapshot

    assert list(snapshot.rows.values_list("municipality__name", flat=True)) == ["Aa"]


def test_a_reference_date_in_another_year_is_refused():
    office = Contributions()

    with pytest.raises(RunRefused, match="peildatum"):
        office.prepared(reference_on=NEXT_YEAR)

    assert nothing_was_kept()


def test_a_rate_is_rounded_for_each_and_the_total_is_their_sum():
    office = Contributions()
    office.rate(1_235_000)

    run = office.computed()

    assert owed(run) == {
        ("Aa", "Aa"): 1_235_00,
        ("Bee", "Bee"): 15_246_08,
        ("Cee", "Cee"): 308_751_24,
    }
    assert (run.state, run.contribution_count, run.total_cents) == (
        RunState.COMPUTED,
        3,
        325_232_32,
    )


def test_a_total_comes_out_to_the_cent():
    office = Contributions()
    office.rate(total_cents=1_000_00)

    run = office.computed()

    assert owed(run) == {
        ("Aa", "Aa"): 3_80,
        ("Bee", "Bee"): 46_88,
        ("Cee", "Cee"): 949_32,
    }


def test_every_programme_has_its_own_contributions():
    office = Contributions({"Aa": 10})
    office.rate(1_000_000)
    office.rate(programme=ProgrammeFactory(), total_cents=7)

    run = office.computed()

    assert sorted(run.contributions.values_list("amount_cents", flat=True)) == [7, 1000]


def test_without_a_rate_nothing_is_computed():
    office = Contributions()
    run = office.prepared()

    with pytest.raises(RunRefused, match="nog geen tarief"):
        office.computed(run)

    run.refresh_from_db()
    assert (run.state, Contribution.objects.count()) == (RunState.DRAFT, 0)


def test_a_rate_follows_from_a_confirmed_rate_decision():
    office = Contributions()

    for decision, sentence in (
        (office.entered(kind=FundDecisionKind.RATE), "nog niet bevestigd"),
        (office.confirmed(), "tariefbesluit van de leden"),
    ):
        office.confirmed = lambda decision=decision, **changes: decision
        with pytest.raises(RateRefused, match=sentence):
            office.rate()
        del office.confirmed

    assert ContributionRate.objects.count() == 0


def test_another_rate_makes_what_was_computed_a_draft_again():
    office = Contributions()
    office.rate(1_235_000)
    run = office.computed()
    seen = run.sha256

    office.rate(1_300_000)

    with pytest.raises(RunRefused, match="nog niet berekend"):
        approving.approve(run=run, seen=seen, by=office.second, now=LATER)
    run.refresh_from_db()
    assert (run.state, run.sha256, Contribution.objects.count()) == (
        RunState.DRAFT,
        "",
        0,
    )


def test_a_second_person_approves_what_was_looked_at():
    office = Contributions()
    office.rate()
    run = office.computed()

    approving.approve(run=run, seen=run.sha256, by=office.second, now=LATER)

    run.refresh_from_db()
    assert (run.state, run.approved_by, run.approved_at) == (
        RunState.APPROVED,
        office.second,
        LATER,
    )
    assert list(
        Entry.objects.filter(action__startswith="fund.run_")
        .order_by("id")
        .values_list("action", flat=True)
    ) == ["fund.run_prepared", "fund.run_computed", "fund.run_approved"]


def test_who_computed_it_does_not_approve_it():
    office = Contributions()
    office.rate()
    run = office.computed(by=office.second)

    with pytest.raises(NotAllowed, match="tweede beheerder"):
        approving.approve(run=run, seen=run.sha256, by=office.second, now=LATER)

    run.refresh_from_db()
    assert run.state == RunState.COMPUTED


def test_others_compute_and_approve_nothing():
    office = Contributions()
    office.rate()
    run, stranger = office.computed(), UserFactory()

    for verb in (
        lambda: computing.compute(run=run, by=stranger, now=AT),
        lambda: approving.approve(run=run, seen=run.sha256, by=stranger, now=AT),
    ):
        with pytest.raises(NotAllowed, match="beheerders van het Fonds GGU"):
            verb()

    run.refresh_from_db()
    assert (run.state, run.prepared_by) == (RunState.COMPUTED, office.first)


def test_what_was_recomputed_after_it_was_looked_at_is_not_approved():
    office = Contributions()
    office.rate(1_235_000)
    run = office.computed()
    seen = run.sha256
    office.rate(1_300_000)
    office.computed(run)

    with pytest.raises(Conflict, match="opnieuw berekend nadat u ze bekeek"):
        approving.approve(run=run, seen=seen, by=office.second, now=LATER)

    run.refresh_from_db()
    assert (run.state, run.approved_by) == (RunState.COMPUTED, None)


def test_a_second_press_approves_once():
    office = Contributions()
    office.rate()
    run = office.approved()

    again = approving.approve(run=run, seen=run.sha256, by=office.second, now=LATER)

    assert again == run
    assert Entry.objects.filter(action="fund.run_approved").count() == 1


def test_an_approved_run_is_not_computed_prepared_or_rated_again():
    office = Contributions()
    office.rate()
    run = office.approved()
    before = owed(run)

    for verb, refusal in (
        (lambda: office.computed(run), RunRefused),
        (office.prepared, RunRefused),
        (lambda: office.rate(2_000_000), RateRefused),
    ):
        with pytest.raises(refusal, match="goedgekeurd"):
            verb()

    run.refresh_from_db()
    assert (run.state, owed(run)) == (RunState.APPROVED, before)


def test_a_merger_in_mid_year_is_split_by_days():
    office = Contributions({"Aa": 10_000, "Bee": 20_000})
    succeeded(office.towns["Aa"], office.towns["Bee"], SEPTEMBER)
    office.rate(1_000_000)

    run = office.computed()

    # 243 of 365 days.
    assert owed(run) == {
        ("Aa", "Aa"): 6_657_53,
        ("Bee", "Aa"): 3_342_47,
        ("Bee", "Bee"): 20_000_00,
    }
    assert run.total_cents == 30_000_00


def test_two_mergers_in_a_year_follow_each_other():
    office = Contributions({"Aa": 36_500, "Bee": 1, "Cee": 1})
    succeeded(office.towns["Aa"], office.towns["Bee"], datetime.date(YEAR, 1, 11))
    succeeded(office.towns["Bee"], office.towns["Cee"], datetime.date(YEAR, 1, 31))
    office.rate(1_000_000)

    run = office.computed()

    shares = {
        payer: cents for (payer, basis), cents in owed(run).items() if basis == "Aa"
    }
    assert shares == {"Aa": 1_000_00, "Bee": 2_000_00, "Cee": 33_500_00}


def test_a_municipality_that_ends_without_a_successor_is_refused():
    office = Contributions({"Aa": 10_000})
    type(office.towns["Aa"]).objects.update(valid_to=SEPTEMBER)
    office.rate()
    run = office.prepared()

    with pytest.raises(SuccessorUnknown, match="zegt niet wie haar opvolgt"):
        office.computed(run)

    assert Contribution.objects.count() == 0


def test_a_correction_is_a_run_of_its_own():
    office = Contributions()
    rate = office.rate()
    run = office.approved()
    before = owed(run)

    correction = correcting.correct(
        run=run,
        differences=[Difference(rate, office.towns["Aa"], -35_00)],
        reason="Te veel inwoners geteld",
        by=office.first,
        now=LATER,
    )
    office.approved(correction)

    correction.refresh_from_db()
    assert owed(run) == before
    assert owed(correction) == {("Aa", "Aa"): -35_00}
    assert (correction.kind, correction.state, correction.total_cents) == (
        RunKind.CORRECTION,
        RunState.APPROVED,
        -35_00,
    )


def test_a_merger_after_approval_is_a_correction_that_sums_to_nothing():
    office = Contributions({"Aa": 10_000, "Bee": 20_000})
    office.rate(1_000_000)
    run = office.approved()
    succeeded(office.towns["Aa"], office.towns["Bee"], SEPTEMBER)

    correction = correcting.correct_merger(
        run=run, municipality=office.towns["Aa"], by=office.first, now=LATER
    )
    office.approved(correction)

    assert owed(correction) == {("Aa", "Aa"): -3_342_47, ("Bee", "Aa"): 3_342_47}
    with pytest.raises(RunRefused, match="al verdeeld"):
        correcting.correct_merger(
            run=run, municipality=office.towns["Aa"], by=office.first, now=LATER
        )


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"reason": " "}, "waarom u corrigeert"),
        ({"cents": 0}, "niet nul"),
        ({"town": "Nieuw"}, "geen bijdrage"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(changes, sentence):
    office = Contributions()
    rate = office.rate()
    run = office.approved()
    town = changes.get("town") and municipality("Nieuw", 5)

    with pytest.raises(RunRefused, match=sentence):
        correcting.correct(
            run=run,
            differences=[
                Difference(rate, town or office.towns["Aa"], changes.get("cents", 1))
            ],
            reason=changes.get("reason", "Vergissing"),
            by=office.first,
            now=LATER,
        )

    assert ContributionRun.objects.get() == run


def test_what_is_not_approved_is_computed_again_and_not_corrected():
    office = Contributions()
    rate = office.rate()
    run = office.computed()

    with pytest.raises(RunRefused, match="gewoon opnieuw"):
        correcting.correct(
            run=run,
            differences=[Difference(rate, office.towns["Aa"], 1)],
            reason="Vergissing",
            by=office.first,
            now=LATER,
        )

    assert ContributionRun.objects.get() == run


def test_a_correction_is_withdrawn_until_it_is_approved():
    office = Contributions()
    rate = office.rate()
    run = office.approved()
    mistake, kept = (
        correcting.correct(
            run=run,
            differences=[Difference(rate, office.towns["Aa"], 1)],
            reason="Vergissing",
            by=office.first,
            now=LATER,
        )
        for _ in range(2)
    )
    office.approved(kept)

    correcting.withdraw(run=mistake, by=office.first, now=LATER)
    for run_that_stays in (kept, run):
        with pytest.raises(RunRefused):
            correcting.withdraw(run=run_that_stays, by=office.first, now=LATER)

    assert set(ContributionRun.objects.all()) == {run, kept}


def test_the_factory_makes_what_the_verbs_make():
    office = Contributions()
    run = approved_run(
        office.year,
        office.programme,
        dict.fromkeys(office.towns.values(), 1000),
        micros=1_235_000,
    )

    assert set(owed(run).values()) == {1_235_00}
    assert (run.state, run.total_cents) == (RunState.APPROVED, 3 * 1_235_00)


def test_nothing_is_prepared_in_a_closed_year():
    office = Contributions()
    office.rate()

    with pytest.raises(RunRefused, match="Boekjaar 2019 is gesloten"):
        office.prepared(year=closed_year(2019))

    assert not ContributionRun.objects.exists()
