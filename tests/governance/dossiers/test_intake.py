"""The intake judges, takes in, gives back, and never refuses alone."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from accounts.enums import Role
from catalogue.enums import Bindingness
from governance.domain.dossiers.facts import Facts
from governance.domain.dossiers.inadmissible import (
    AlreadyProposed,
    NothingProposed,
    decide_inadmissible,
    propose_inadmissible,
)
from governance.domain.dossiers.intake import (
    Judged,
    NoteMissing,
    ReasonMissing,
    judge,
    return_to_proposer,
    take_in,
)
from governance.domain.dossiers.leading import (
    DayPassed,
    hold,
    resume,
    send_by_fast_lane,
    tell_of_held,
    withdraw,
)
from governance.domain.dossiers.proposals import save_draft
from governance.domain.dossiers.submitting import submit_proposal
from governance.enums import (
    BodyKind,
    CheckVerdict,
    Criterion,
    DossierKind,
    RoundMode,
    RoundState,
    Stage,
)
from governance.models import (
    Dossier,
    InadmissibleProposal,
    IntakeCheck,
    NumberSeries,
    Round,
)
from governance.queries.dossiers.intake import checks_of
from journal.models import Message
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.accounts import AT, person_with
from tests.factories.catalogue import StandardFactory
from tests.factories.governance import BodyRuleFactory
from tests.governance.dossiers.proposing import (
    secretary,
    submitted,
    writer,
    written,
)

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 11, 25, 12, tzinfo=datetime.UTC)
MEETS = Judged(CheckVerdict.MEETS)


def taken_in(by=None, **changes):
    keeper = secretary()
    dossier = submitted(by, **changes)
    return take_in(dossier=dossier, by=keeper, now=NOW), keeper


def stage_of(dossier):
    return Dossier.objects.get(pk=dossier.pk).stage


def test_the_secretary_judges_and_the_last_verdict_counts():
    dossier, keeper = taken_in()
    first = {Criterion.NEED: Judged(CheckVerdict.MISSING, "Voor wie?")}
    judge(dossier=dossier, judged=first, by=keeper, now=NOW)

    added = judge(
        dossier=dossier,
        judged={Criterion.NEED: MEETS, Criterion.SUPPORT: MEETS},
        by=keeper,
        now=NOW,
    )
    again = judge(dossier=dossier, judged={Criterion.NEED: MEETS}, by=keeper, now=NOW)

    checks = checks_of(dossier.versions.get())
    assert {name: check.verdict for name, check in checks.items()} == {
        "behoefte": "voldoet",
        "draagvlak": "voldoet",
    }
    assert (len(added), again) == (2, [])


def test_what_is_missing_is_explained():
    dossier, keeper = taken_in()

    with pytest.raises(NoteMissing):
        judge(
            dossier=dossier,
            judged={Criterion.NEED: Judged(CheckVerdict.MISSING)},
            by=keeper,
            now=NOW,
        )

    assert IntakeCheck.objects.count() == 0


@pytest.mark.parametrize("role", [Role.BODY_MEMBER, Role.INFORMATION_MANAGER])
def test_only_the_secretary_of_the_taskforce_takes_in(role):
    dossier = submitted()

    for stranger in (person_with(role), secretary(BodyKind.COLLEGE)):
        with pytest.raises(NotAllowed):
            take_in(dossier=dossier, by=stranger, now=NOW)

    assert stage_of(dossier) == Stage.SUBMITTED


def test_a_returned_proposal_comes_back_as_a_new_version_under_the_same_number():
    by = writer()
    dossier, keeper = taken_in(by)
    number, seen = dossier.number, dossier.draft.revision

    with pytest.raises(ReasonMissing):
        return_to_proposer(dossier=dossier, reason=" ", by=keeper, now=NOW)
    return_to_proposer(dossier=dossier, reason="Te kort.", by=keeper, now=NOW)
    draft = save_draft(
        dossier=dossier,
        written=written(text="Langer.", what_changed="Meer tekst."),
        seen=seen + 1,
        by=by,
        now=NOW,
    )
    submit_proposal(dossier=dossier, seen=draft.revision, by=by, now=NOW)

    dossier.refresh_from_db()
    assert (dossier.number, dossier.stage) == (number, Stage.SUBMITTED)
    assert [one.text for one in dossier.versions.order_by("number")] == [
        "Dit stellen wij voor.",
        "Langer.",
    ]
    assert NumberSeries.objects.get().last == 1


def test_an_old_form_does_not_submit_a_returned_proposal_again():
    by = writer()
    dossier, keeper = taken_in(by)
    seen = dossier.draft.revision
    return_to_proposer(dossier=dossier, reason="Te kort.", by=keeper, now=NOW)

    with pytest.raises(Exception, match="intussen gewijzigd"):
        submit_proposal(dossier=dossier, seen=seen, by=by, now=NOW)

    assert (stage_of(dossier), dossier.versions.count()) == (Stage.RETURNED, 1)


def test_a_second_person_makes_it_inadmissible_and_the_first_cannot():
    dossier, keeper = taken_in()
    propose_inadmissible(dossier=dossier, reason="Geen voorstel.", by=keeper, now=NOW)

    with pytest.raises(AlreadyProposed):
        propose_inadmissible(dossier=dossier, reason="Nog eens.", by=keeper, now=NOW)
    with pytest.raises(NotAllowed, match="Een tweede persoon"):
        decide_inadmissible(dossier=dossier, confirms=True, by=keeper, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        InadmissibleProposal.objects.update(
            decided_by=keeper, decided_at=NOW, is_confirmed=True
        )
    assert stage_of(dossier) == Stage.INTAKE

    administrator = person_with(Role.FUNCTIONAL_ADMINISTRATOR)
    decide_inadmissible(dossier=dossier, confirms=True, by=administrator, now=NOW)

    assert stage_of(dossier) == Stage.INADMISSIBLE


def test_the_second_person_may_find_otherwise():
    dossier, keeper = taken_in()
    propose_inadmissible(dossier=dossier, reason="Geen voorstel.", by=keeper, now=NOW)
    other = secretary(BodyKind.COLLEGE)

    decide_inadmissible(dossier=dossier, confirms=False, by=other, now=NOW)

    assert stage_of(dossier) == Stage.INTAKE
    with pytest.raises(NothingProposed):
        decide_inadmissible(dossier=dossier, confirms=True, by=other, now=NOW)


def test_the_fast_lane_has_a_reason_and_no_consultation():
    dossier, keeper = taken_in()

    send_by_fast_lane(dossier=dossier, reason="Wordt al gebruikt.", by=keeper, now=NOW)

    dossier.refresh_from_db()
    assert (dossier.stage, dossier.is_fast_lane) == (Stage.TASKFORCE, True)
    event = dossier.events.get(sequence=dossier.stage_event)
    assert event.payload["reden"] == "Wordt al gebruikt."


@pytest.mark.parametrize(
    ("kind", "level", "in_force_on"),
    [
        (DossierKind.NEW_STANDARD, Bindingness.MANDATORY, None),
        (
            DossierKind.ESCALATION,
            Bindingness.COMPLY_OR_EXPLAIN,
            datetime.date(2027, 5, 1),
        ),
    ],
)
def test_what_binds_everybody_is_consulted(kind, level, in_force_on):
    facts = Facts(standard=StandardFactory(), level=level, in_force_on=in_force_on)
    dossier, keeper = taken_in(kind=kind, facts=facts)

    with pytest.raises(NotAllowed, match="langs een consultatie"):
        send_by_fast_lane(dossier=dossier, reason="Snel.", by=keeper, now=NOW)

    assert stage_of(dossier) == Stage.INTAKE


def test_what_is_held_goes_on_where_it_was_and_its_day_is_told_once():
    dossier, keeper = taken_in()
    with pytest.raises(DayPassed):
        hold(
            dossier=dossier,
            until=datetime.date(2026, 11, 25),
            reason="Wacht.",
            by=keeper,
            now=NOW,
        )

    hold(
        dossier=dossier,
        until=datetime.date(2026, 12, 1),
        reason="Wacht op de wet.",
        by=keeper,
        now=NOW,
    )
    early = tell_of_held(now=NOW)
    told = [tell_of_held(now=NOW + datetime.timedelta(days=days)) for days in (6, 7)]
    asked = Message.objects.filter(handler="governance.announce_held").count()
    resume(dossier=dossier, by=keeper, now=NOW + datetime.timedelta(days=7))

    assert (early, told, asked) == (0, [1, 1], 1)
    dossier.refresh_from_db()
    assert (dossier.stage, dossier.held_from, dossier.held_until) == (
        Stage.INTAKE,
        "",
        None,
    )


def test_the_proposer_withdraws_until_the_decision_and_the_number_is_spent():
    by = writer()
    dossier, _ = taken_in(by)

    withdraw(dossier=dossier, reason="Niet meer nodig.", by=by, now=NOW)
    withdraw(dossier=dossier, reason="Nog eens.", by=by, now=NOW)

    assert stage_of(dossier) == Stage.WITHDRAWN
    assert submitted(now=AT).number == "D-2026-002"


def test_who_did_not_propose_it_does_not_withdraw_it():
    dossier, keeper = taken_in()

    for stranger in (keeper, writer()):
        with pytest.raises(NotAllowed):
            withdraw(dossier=dossier, reason="Weg.", by=stranger, now=NOW)

    assert stage_of(dossier) == Stage.INTAKE


def test_withdrawing_cancels_what_runs():
    by = writer()
    dossier, keeper = taken_in(by)
    running = planned_round(dossier)

    withdraw(dossier=dossier, reason="Niet meer nodig.", by=by, now=NOW)

    running.refresh_from_db()
    assert (running.state, running.cancelled_reason) == (
        RoundState.CANCELLED,
        "De indiener trok het voorstel in.",
    )
    kinds = list(dossier.events.order_by("-sequence").values_list("kind", flat=True))
    assert kinds[:2] == ["fase-gewijzigd", "ronde-geannuleerd"]
    assert keeper.is_active


def planned_round(dossier):
    rule = BodyRuleFactory()
    return Round.objects.create(
        body=rule.body,
        dossier=dossier,
        version=dossier.versions.get(),
        rule=rule,
        question="Wat vindt u?",
        mode=RoundMode.IN_WRITING,
        planned_by_label="Persoon",
        planned_at=NOW,
    )
