"""From a request in governance to money that was promised."""

import pytest

from fund.domain.awards.approving import approve_award
from fund.domain.awards.planning import Planned, add_tranche
from fund.domain.awards.preparing import prepare_award
from fund.domain.awards.refusals import AwardRefused
from fund.domain.awards.requesting import (
    LineExhausted,
    NotToTakeIn,
    release_ended,
    release_request,
    take_in,
)
from fund.enums import AwardState, RequestState
from fund.models import AllocationRequest, Award, Entry
from governance.domain.stages import move
from governance.enums import Stage
from journal.models import Entry as JournalEntry
from samenorganiseren.shared.actors import Machine
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.governance import dossier_at

from .scene import (
    ASKED,
    NOW,
    TODAY,
    FundScene,
    budget_of,
    insider,
    jaarplan_of,
    mandate_for,
    terms_of,
)

pytestmark = pytest.mark.django_db


def test_a_request_is_advised_decided_reserved_and_awarded():
    scene = FundScene()

    request = scene.request()
    assert budget_of(scene.line, request=request) == {
        "available": 400_000_00,
        "reserved": 100_000_00,
    }

    award = scene.prepared(request, amount_cents=90_000_00)
    assert (award.number, award.state) == ("", AwardState.PREPARED)
    award = approve_award(award=award, by=scene.second, now=NOW)

    request.refresh_from_db()
    assert (award.number, award.state, request.state) == (
        f"T-{TODAY.year}-001",
        AwardState.APPROVED,
        RequestState.AWARDED,
    )
    assert (award.advice, award.resolution, award.decision) == (
        scene.governance.advice,
        scene.governance.resolution,
        scene.mandate,
    )
    assert budget_of(scene.line, award, request) == {
        "available": 410_000_00,
        "reserved": 0,
        "committed": 90_000_00,
        "paid": 0,
        "justified": 0,
    }
    told = JournalEntry.objects.filter(action__startswith="fund.").order_by("id")
    assert list(told.values_list("action", flat=True)) == [
        "fund.request_taken_in",
        "fund.award_prepared",
        "fund.tranche_planned",
        "fund.award_approved",
    ]


def test_a_line_that_has_not_enough_reserves_nothing():
    scene = FundScene(ceiling_cents=ASKED - 1)

    with pytest.raises(LineExhausted, match=r"nog €\u00a099\.999,99 beschikbaar"):
        scene.request()

    assert not AllocationRequest.objects.exists()
    assert budget_of(scene.line) == {"available": ASKED - 1}


def test_a_request_is_taken_in_once():
    scene = FundScene()
    scene.request()

    with pytest.raises(NotToTakeIn, match="al in behandeling"):
        scene.request(by=scene.second)

    assert budget_of(scene.line) == {"available": 400_000_00}


def test_another_kind_of_dossier_is_no_request():
    scene = FundScene()
    scene.dossier = dossier_at(Stage.INTAKE, asked_cents=ASKED)

    with pytest.raises(NotToTakeIn, match="Alleen een ingediende aanvraag"):
        scene.request()

    assert not AllocationRequest.objects.exists()


def test_only_administrators_take_in():
    scene = FundScene()

    with pytest.raises(NotAllowed, match="beheerders van het Fonds GGU"):
        scene.request(by=scene.receiver)

    assert not AllocationRequest.objects.exists()


def test_what_was_reserved_falls_free_when_the_dossier_is_withdrawn():
    scene = FundScene(granted=False)
    request = scene.request()
    dossier = type(scene.dossier).objects.get(pk=scene.dossier.pk)
    move(dossier, Stage.WITHDRAWN, by=scene.receiver, now=NOW)

    assert release_ended(by=Machine("proef"), now=NOW) == 1

    request.refresh_from_db()
    assert request.state == RequestState.WITHDRAWN
    assert budget_of(scene.line, request=request) == {
        "available": 500_000_00,
        "reserved": 0,
    }
    assert release_ended(by=Machine("proef"), now=NOW) == 0


def test_what_is_reserved_stays_so_while_the_request_runs():
    scene = FundScene()
    request = scene.request()

    with pytest.raises(NotToTakeIn, match="blijft gereserveerd"):
        release_request(request=request, by=scene.first, now=NOW)

    assert budget_of(scene.line, request=request)["reserved"] == ASKED


def test_nothing_is_awarded_before_it_was_decided():
    scene = FundScene(granted=False)
    request = scene.request()

    with pytest.raises(AwardRefused, match="gepubliceerd besluit"):
        scene.prepared(request)

    assert not Award.objects.exists()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"amount_cents": ASKED + 1}, "Gevraagd is"),
        ({"recipient_iban": "NL91ABNA0417164301"}, "rekeningnummer"),
        ({"recipient_name": " "}, "rekeningnummer"),
    ],
)
def test_terms_that_are_not_right_are_refused(changed, sentence):
    scene = FundScene()
    request = scene.request()

    with pytest.raises(AwardRefused, match=sentence):
        scene.prepared(request, **changed)

    assert not Award.objects.exists()


def test_more_than_the_mandate_allows_is_refused():
    scene = FundScene(limit_cents=ASKED - 1)
    request = scene.request()

    with pytest.raises(AwardRefused, match="mandaat gaat tot"):
        scene.prepared(request)

    assert not Award.objects.exists()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"valid_to": TODAY.replace(day=1, month=1)}, "geldt vandaag geen mandaat"),
        ({"confirmed_by": None, "confirmed_at": None}, "bevestigd besluit"),
    ],
)
def test_a_mandate_that_does_not_hold_carries_no_award(changed, sentence):
    scene = FundScene(**changed)
    award = scene.prepared()

    with pytest.raises(AwardRefused, match=sentence):
        approve_award(award=award, by=scene.second, now=NOW)

    award.refresh_from_db()
    assert (award.state, award.number) == (AwardState.PREPARED, "")
    assert not Entry.objects.filter(kind="toegekend").exists()


def test_a_mandate_for_another_programme_carries_no_award():
    scene = FundScene()
    scene.mandate = mandate_for(scene.line_of(1).programme)

    with pytest.raises(AwardRefused, match="geen mandaat"):
        scene.prepared()

    assert not Award.objects.exists()


def test_who_prepared_does_not_approve():
    scene = FundScene()
    award = scene.prepared()

    with pytest.raises(NotAllowed, match="zelf voorbereid"):
        approve_award(award=award, by=scene.first, now=NOW)

    award.refresh_from_db()
    assert award.state == AwardState.PREPARED


def test_nobody_prepares_for_the_own_organisation():
    scene = FundScene()
    request = scene.request()

    with pytest.raises(NotAllowed, match="waar u zelf bij hoort"):
        prepare_award(
            request=request,
            decision=scene.mandate,
            terms=terms_of(),
            by=insider(scene),
            now=NOW,
        )

    assert not Award.objects.exists()


def test_nobody_approves_for_the_own_organisation():
    scene = FundScene()
    award = scene.prepared()

    with pytest.raises(NotAllowed, match="waar u zelf bij hoort"):
        approve_award(award=award, by=insider(scene), now=NOW)

    award.refresh_from_db()
    assert award.state == AwardState.PREPARED


def test_the_whole_award_is_divided_over_tranches_first():
    scene = FundScene()
    award = scene.prepared(plan=[Planned(ASKED - 1, TODAY)])

    with pytest.raises(AwardRefused, match="Verdeel het hele bedrag"):
        approve_award(award=award, by=scene.second, now=NOW)
    add_tranche(award=award, planned=Planned(1, TODAY), by=scene.first, now=NOW)
    with pytest.raises(AwardRefused, match="te verdelen"):
        add_tranche(award=award, planned=Planned(1, TODAY), by=scene.first, now=NOW)

    assert approve_award(award=award, by=scene.second, now=NOW).number


def test_a_structural_line_is_awarded_with_the_jaarplan():
    scene = FundScene()
    award = scene.structural()

    award = approve_award(award=award, by=scene.second, now=NOW)

    assert (award.request, award.resolution, award.decision.advice) == (
        None,
        None,
        award.advice,
    )
    assert budget_of(award.budget_line, award)["committed"] == ASKED


def test_a_structural_line_is_not_awarded_by_last_years_jaarplan():
    scene = FundScene()
    award = scene.structural()
    other = scene.line
    other.year_id = TODAY.year - 1
    type(scene.year).objects.create(
        year=TODAY.year - 1, opened_by_label="Proef", opened_at=NOW
    )
    award.decision = jaarplan_of(other, award.advice)
    award.save()

    with pytest.raises(AwardRefused, match="jaarplan van dat jaar"):
        approve_award(award=award, by=scene.second, now=NOW)

    award.refresh_from_db()
    assert award.number == ""


def test_numbers_have_no_gaps_where_an_approval_is_refused():
    scene = FundScene()
    line = scene.line_of(ASKED, "structureel")
    decision = jaarplan_of(line, scene.governance.advice)
    first, second = (scene.structural(line=line, decision=decision) for _ in "12")
    approve_award(award=first, by=scene.second, now=NOW)
    with pytest.raises(LineExhausted):
        approve_award(award=second, by=scene.second, now=NOW)

    third = approve_award(award=scene.prepared(), by=scene.second, now=NOW)

    assert third.number == f"T-{TODAY.year}-002"
    second.refresh_from_db()
    assert second.state == AwardState.PREPARED


def test_a_line_of_another_kind_takes_no_request():
    scene = FundScene()
    line = scene.line_of(ASKED, "structureel")

    with pytest.raises(NotToTakeIn, match="jaarplan"):
        take_in(dossier=scene.dossier, budget_line=line, by=scene.first, now=NOW)

    assert not AllocationRequest.objects.exists()
