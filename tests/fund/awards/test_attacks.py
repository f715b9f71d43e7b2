"""PostgreSQL itself keeps I3, I12, I13, I14 and I16, whichever way somebody comes."""

import threading
import time

import pytest
from django.db import DatabaseError, connection, transaction

from fund.domain.awards.accounting import judge_report
from fund.domain.awards.approving import approve_award
from fund.domain.awards.planning import Planned
from fund.domain.awards.requesting import LineExhausted, take_in
from fund.domain.refusals import rule_of
from fund.enums import AwardState, ConditionKind, CostKind, ReportVerdict
from fund.models import (
    AccountabilityReport,
    AllocationRequest,
    Award,
    AwardShare,
    Disbursement,
    Entry,
    PaymentBatch,
    SpentLine,
    Tranche,
)
from tests.factories.accounts import RoleAssignmentFactory
from tests.factories.catalogue import StandardFactory
from tests.factories.fund import FundDecisionFactory
from tests.factories.governance import DossierFactory
from tests.governance.rounds.threads import all_at_once

from .scene import (
    ASKED,
    DAY,
    NOW,
    OTHER_IBAN,
    TODAY,
    FundScene,
    administrator,
    budget_of,
    granted_request,
    insider,
    jaarplan_of,
    mandate_for,
)

db = pytest.mark.django_db
SWITCHES = [
    "",
    "SET LOCAL pgtrigger.ignore = 'all'; ",
    "SET LOCAL session_replication_role = replica; ",
    "SET ROLE portal_owner; ",
]


def sql(text, *values):
    with connection.cursor() as cursor:
        cursor.execute(text, values)


def judge_what_waits():
    """What is deferred of the scene itself is judged before the attack."""
    sql("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def refused_by(act):
    """The rule that PostgreSQL refused this for; whatever is deferred is judged now."""

    @transaction.atomic
    def attack():
        act()
        sql("SET CONSTRAINTS ALL IMMEDIATE")

    with pytest.raises(DatabaseError) as told:
        attack()
    return rule_of(told.value)


def approval(award, by, **changed):
    """As raw SQL would approve it, without the verb and without booking."""
    values = {
        "state": "toegekend",
        "number": f"T-{TODAY.year}-001",
        "approved_by_id": by.pk,
        "approved_by_label": "x",
        "approved_at": NOW,
        **changed,
    }
    return lambda: Award.objects.filter(pk=award.pk).update(**values)


def changed_award(**changed):
    """A prepared award in which something is not right, and who would approve it."""
    scene = FundScene()
    award = scene.prepared()
    Award.objects.filter(pk=award.pk).update(
        **{name: value(scene) for name, value in changed.items()}
    )
    return award, scene.second


def draft_advice(scene):
    """An advice of the College that nobody established."""
    return scene.governance.written()


def of_taskforce(scene):
    return scene.governance.advised("taskforce")


def rejected(scene):
    """A resolution about another dossier."""
    return granted_request().resolution


def unconfirmed(scene):
    return mandate_for(scene.line.programme, confirmed_by=None, confirmed_at=None)


def of_board(scene):
    return mandate_for(scene.line.programme, body=scene.governance.board)


def other_programme(scene):
    return mandate_for(scene.line_of(1).programme)


def expired(scene):
    return mandate_for(scene.line.programme, valid_to=TODAY - DAY)


def limited(scene):
    return mandate_for(scene.line.programme, limit_cents=ASKED - 1)


REST_ON = [
    ("award_advice_stands", {"advice": draft_advice}),
    ("award_advice_stands", {"advice": of_taskforce}),
    ("award_advice_on_its_dossier", {"advice": lambda s: granted_request().advice}),
    ("award_resolution_positive", {"resolution": rejected}),
    ("award_decision_of_members", {"decision": unconfirmed}),
    ("award_decision_of_members", {"decision": of_board}),
    ("award_under_mandate", {"decision": other_programme}),
    ("award_under_mandate", {"decision": expired}),
    ("award_within_limit", {"decision": limited}),
    ("award_within_request", {"amount_cents": lambda s: ASKED + 1}),
    ("award_of_its_request", {"budget_line": lambda s: next_line(s)}),
    ("award_recipient_is_real", {"recipient_iban": lambda s: "NL00ABNA0417164300"}),
    ("award_by_outsiders", {"prepared_by": insider}),
    ("award_not_by_advisers", {"prepared_by": lambda s: s.governance.advice.author}),
]


@db
@pytest.mark.parametrize(
    ("rule", "changed"), REST_ON, ids=[f"{r}-{n}" for n, (r, _) in enumerate(REST_ON)]
)
def test_an_award_that_rests_on_nothing_is_refused(rule, changed):
    award, second = changed_award(**changed)

    assert refused_by(approval(award, second)) == rule

    award.refresh_from_db()
    assert (award.state, award.number) == (AwardState.PREPARED, "")


def next_line(scene):
    """The same programme, in another year."""
    year = type(scene.year).objects.create(
        year=TODAY.year + 1, opened_by_label="Proef", opened_at=NOW
    )
    decision = FundDecisionFactory(year=year, body=scene.line.decision.body)
    return type(scene.line).objects.create(
        year=year, programme=scene.line.programme, decision=decision
    )


@db
def test_nobody_advises_on_their_own_request():
    scene = FundScene()
    award = scene.prepared()
    member = scene.governance.advice.round.seats.order_by("id").first().person
    RoleAssignmentFactory(user=member, organisation=scene.dossier.proposer)

    assert refused_by(approval(award, scene.second)) == "award_advised_by_others"


@db
def test_a_structural_award_rests_on_the_jaarplan():
    scene = FundScene()
    award = scene.structural()
    other = FundScene().governance.advice
    Award.objects.filter(pk=award.pk).update(advice=other)

    rule = refused_by(approval(award, scene.second))

    assert rule == "award_structural_by_jaarplan"


@db
def test_who_prepared_it_does_not_approve_in_raw_sql():
    scene = FundScene()
    award = scene.prepared()

    assert refused_by(approval(award, scene.first)) == "award_four_eyes"


@db
def test_an_award_without_its_booking_is_refused():
    scene = FundScene()
    award = scene.prepared()

    assert refused_by(approval(award, scene.second)) == "award_is_booked"

    assert budget_of(scene.line, award)["committed"] == 0


@db
def test_a_number_is_not_skipped():
    scene = FundScene()
    act = approval(scene.prepared(), scene.second, number=f"T-{TODAY.year}-002")

    assert refused_by(act) == "award_numbers_have_no_gaps"


@db
def test_what_is_approved_is_what_was_prepared():
    scene = FundScene()
    act = approval(scene.prepared(), scene.second, amount_cents=1)

    assert refused_by(act) == "award_approved_as_prepared"


@db
def test_an_award_begins_prepared():
    award, second = changed_award()
    values = Award.objects.filter(pk=award.pk).values().get()
    changed = {
        "request_id": None,
        "resolution_id": None,
        "state": "toegekend",
        "number": "T-1999-001",
        "approved_by_id": second.pk,
        "approved_at": NOW,
    }
    row = Award(**{**values, **changed, "id": None})

    assert refused_by(row.save) == "award_begins_prepared"


@db
@pytest.mark.parametrize("switch", SWITCHES)
@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE fund_award SET amount_cents = amount_cents + 1",
        "UPDATE fund_award SET recipient_iban = 'NL20INGB0001234567'",
        "UPDATE fund_award SET state = 'voorbereid', number = ''",
        "DELETE FROM fund_award",
        "UPDATE fund_tranche SET amount_cents = 1",
        "UPDATE fund_tranche SET condition = 'geen', planned_on = '2020-01-01'",
        "DELETE FROM fund_tranche",
        "INSERT INTO fund_awardshare (award_id, standard_id, amount_cents)"
        " SELECT a.id, s.id, 1 FROM fund_award a, catalogue_standard s",
        "UPDATE fund_allocationrequest SET asked_cents = asked_cents + 1",
        "DELETE FROM fund_allocationrequest",
    ],
)
def test_an_approved_award_stays_as_it_is(switch, attack):
    scene = FundScene()
    StandardFactory()
    award = scene.award()
    before = list(Award.objects.values()), list(Tranche.objects.values())

    refused_by(lambda: sql(switch + attack))

    assert (list(Award.objects.values()), list(Tranche.objects.values())) == before
    assert budget_of(scene.line, award)["committed"] == ASKED
    assert not AwardShare.objects.exists()


@db
def test_an_approved_award_keeps_its_amount():
    FundScene().award()

    rule = refused_by(lambda: Award.objects.update(amount_cents=ASKED + 1))

    assert (rule, Award.objects.get().amount_cents) == ("award_stays", ASKED)


@db
def test_a_tranche_of_an_approved_award_keeps_its_terms():
    FundScene().award()

    rule = refused_by(lambda: Tranche.objects.update(planned_on=TODAY + DAY))

    assert (rule, Tranche.objects.get().planned_on) == ("tranche_terms_stay", TODAY)


@db
def test_a_tranche_is_approved_with_its_evidence():
    scene = FundScene()
    tranche = scene.award().tranches.get()

    rule = refused_by(lambda: approve_tranche_raw(tranche, scene, evidence=None))

    assert rule == "tranche_approval_complete"


@db
def test_tranches_sum_to_the_award():
    scene = FundScene()
    award = scene.prepared()
    Tranche.objects.filter(award=award).update(amount_cents=ASKED - 1)

    def act():
        approval(award, scene.second)()
        sql("SET CONSTRAINTS fund_award_plan IMMEDIATE")

    assert refused_by(act) == "award_tranches_sum"


@db
def test_a_tranche_is_not_approved_before_its_condition_is_met():
    scene = FundScene()
    award = scene.award(plan=waiting_plan())
    tranche = award.tranches.get(position=1)

    assert (
        refused_by(lambda: approve_tranche_raw(tranche, scene))
        == "tranche_condition_is_met"
    )


def waiting_plan():
    return [
        Planned(ASKED // 2, TODAY, ConditionKind.ADOPTION, StandardFactory(), 1),
        Planned(ASKED // 2, TODAY),
    ]


def approve_tranche_raw(tranche, scene, **changed):
    Tranche.objects.filter(pk=tranche.pk).update(
        **{
            "state": "goedgekeurd",
            "proposed_by": scene.first,
            "approved_by": scene.second,
            "approved_at": NOW,
            "evidence": {"gemeenten": 999},
            **changed,
        }
    )


@db
def test_a_tranche_is_not_approved_before_the_one_before():
    scene = FundScene()
    award = scene.award(plan=waiting_plan())
    tranche = award.tranches.get(position=2)

    assert (
        refused_by(lambda: approve_tranche_raw(tranche, scene))
        == "tranche_after_the_one_before"
    )


@db
def test_a_tranche_has_four_eyes_in_raw_sql():
    scene = FundScene()
    tranche = scene.award().tranches.get()

    rule = refused_by(
        lambda: approve_tranche_raw(tranche, scene, approved_by=scene.first)
    )

    assert rule == "tranche_four_eyes"


@db
def test_a_tranche_does_not_skip_its_steps():
    scene = FundScene()
    tranche = scene.award().tranches.get()

    rule = refused_by(lambda: approve_tranche_raw(tranche, scene, state="betaald"))

    assert rule == "tranche_edge_exists"


@db
def test_a_tranche_of_a_prepared_award_is_not_approved():
    scene = FundScene()
    tranche = scene.prepared().tranches.get()

    rule = refused_by(lambda: approve_tranche_raw(tranche, scene))

    assert rule == "tranche_of_an_award"


@db
def test_shares_are_never_more_than_the_award():
    scene = FundScene()
    award = scene.prepared()
    rows = [
        AwardShare(award=award, standard=StandardFactory(), amount_cents=ASKED)
        for _ in "12"
    ]
    judge_what_waits()

    rule = refused_by(lambda: AwardShare.objects.bulk_create(rows))

    assert (rule, AwardShare.objects.count()) == ("award_shares_within", 0)


@db
def test_a_share_is_not_changed():
    scene = FundScene()
    scene.share(scene.prepared())

    rule = refused_by(lambda: AwardShare.objects.update(amount_cents=2))

    assert rule == "share_stated_in_the_award"


@db
def test_a_request_is_that_of_its_dossier_and_is_reserved():
    scene = FundScene()
    row = {
        "dossier": DossierFactory(),
        "budget_line": scene.line,
        "initiative": scene.dossier.initiative,
        "requester": scene.dossier.proposer,
        "asked_cents": ASKED,
        "state": "gereserveerd",
        "taken_in_by": scene.first,
        "taken_in_by_label": "x",
        "taken_in_at": NOW,
    }

    other = refused_by(lambda: AllocationRequest.objects.create(**row))
    row["dossier"] = scene.dossier
    unbooked = refused_by(lambda: AllocationRequest.objects.create(**row))

    assert (other, unbooked) == ("request_of_its_dossier", "request_reserve_fits")
    assert not AllocationRequest.objects.exists()


@db
def test_a_request_does_not_skip_its_steps():
    scene = FundScene()
    request = scene.request()
    found = AllocationRequest.objects.filter(pk=request.pk)

    assert refused_by(lambda: found.update(state="toegekend")) == "request_edge_exists"
    assert refused_by(lambda: found.update(asked_cents=1)) == "request_stays"


def ready(scene):
    return scene.due(scene.award().tranches.get())


@db
@pytest.mark.parametrize(
    ("rule", "changed"),
    [
        ("disbursement_edge_exists", {"state": "betaald"}),
        ("disbursement_stays", {"amount_cents": 1}),
        ("disbursement_stays", {"recipient_iban": OTHER_IBAN}),
    ],
)
def test_a_payment_stays_and_goes_its_way(rule, changed):
    scene = FundScene()
    payment = ready(scene)
    scene.batch([payment])

    act = Disbursement.objects.filter(pk=payment.pk).update

    assert refused_by(lambda: act(**changed)) == rule


@db
def test_a_payment_is_not_ordered_before_a_second_person_approved():
    scene = FundScene()
    payment = ready(scene)
    scene.batch([payment])
    act = Disbursement.objects.filter(pk=payment.pk).update

    assert (
        refused_by(lambda: act(state="opdracht"))
        == "disbursement_ordered_when_approved"
    )


@db
@pytest.mark.parametrize(
    ("rule", "changed"),
    [
        ("disbursement_of_its_tranche", {"amount_cents": 1}),
        ("disbursement_of_its_tranche", {"recipient_iban": OTHER_IBAN}),
        ("disbursement_recipient_is_real", {"recipient_iban": "NL00"}),
    ],
)
def test_a_payment_is_that_of_its_tranche(rule, changed):
    scene = FundScene()
    values = Disbursement.objects.filter(pk=ready(scene).pk).values().get()
    row = Disbursement(**{**values, "id": None, "end_to_end_id": "x", **changed})

    assert refused_by(row.save) == rule


@db
@pytest.mark.parametrize(
    ("rule", "changed"),
    [
        ("payment_batch_four_eyes", {"approved_by": "first"}),
        ("batch_stays", {"total_cents": 1}),
        ("batch_hash_is_of_its_content", {"content": b"x"}),
    ],
)
def test_an_order_is_approved_by_another_as_it_was_prepared(rule, changed):
    scene = FundScene()
    batch = scene.batch([ready(scene)])
    values = {"approved_by": "second", "approved_at": NOW, **changed}
    values["approved_by"] = getattr(scene, values["approved_by"])

    act = PaymentBatch.objects.filter(pk=batch.pk).update

    assert refused_by(lambda: act(**values)) == rule


@db
def test_an_order_holds_the_payments_it_says():
    scene = FundScene()
    batch = scene.batch([ready(scene)])
    batch.payments.update(batch=None)
    values = {"approved_by": scene.second, "approved_at": NOW}

    act = PaymentBatch.objects.filter(pk=batch.pk).update

    assert refused_by(lambda: act(**values)) == "batch_total_fits"


@db
def test_an_order_begins_prepared():
    scene = FundScene()
    batch = scene.batch([ready(scene)])
    values = PaymentBatch.objects.filter(pk=batch.pk).values().get()
    changed = {"approved_by_id": scene.second.pk, "approved_at": NOW, "number": "BO-X"}
    row = PaymentBatch(**{**values, **changed, "id": None})

    assert refused_by(row.save) == "batch_begins_prepared"


def reported(scene):
    award = scene.award()
    scene.paid(award.tranches.get())
    report = scene.report(award, 1_00)
    judge_what_waits()
    return report


@db
@pytest.mark.parametrize(
    ("rule", "changed"),
    [
        ("accountability_report_four_eyes", {"judged_by": "submitter"}),
        ("report_stays", {"spent_cents": 2}),
        ("report_is_booked", {}),
    ],
)
def test_a_report_is_accepted_by_another_and_booked(rule, changed):
    scene = FundScene()
    report = reported(scene)
    people = {"submitter": report.submitted_by, "second": scene.second}
    values = {"judged_by": "second", "judged_at": NOW, "verdict": "akkoord", **changed}
    values["judged_by"] = people[values["judged_by"]]

    act = AccountabilityReport.objects.filter(pk=report.pk).update

    assert refused_by(lambda: act(**values)) == rule


@db
def test_a_report_begins_waiting():
    scene = FundScene()
    values = AccountabilityReport.objects.filter(pk=reported(scene).pk).values().get()
    judged = {"judged_by_id": scene.second.pk, "judged_at": NOW, "verdict": "akkoord"}
    row = AccountabilityReport(**{**values, **judged, "id": None})

    assert refused_by(row.save) == "report_begins_waiting"


@db
def test_a_report_without_its_lines_is_not_accepted():
    scene = FundScene()
    values = AccountabilityReport.objects.filter(pk=reported(scene).pk).values().get()
    row = AccountabilityReport(**{**values, "id": None})
    row.save()
    judged = {"judged_by": scene.second, "judged_at": NOW, "verdict": "akkoord"}

    act = AccountabilityReport.objects.filter(pk=row.pk).update

    assert refused_by(lambda: act(**judged)) == "report_lines_sum"


@db
def test_a_report_is_of_an_award():
    scene = FundScene()
    values = AccountabilityReport.objects.filter(pk=reported(scene).pk).values().get()
    award = scene.structural()
    row = AccountabilityReport(**{**values, "award_id": award.pk, "id": None})

    assert refused_by(row.save) == "report_of_an_award"


@db
def test_a_report_is_not_refused_without_a_reason():
    scene = FundScene()
    report = reported(scene)
    values = {"judged_by": scene.second, "judged_at": NOW, "verdict": "niet-akkoord"}

    act = AccountabilityReport.objects.filter(pk=report.pk).update

    assert (
        refused_by(lambda: act(**values)) == "accountability_report_refusal_has_reason"
    )


@db
def test_a_line_is_not_added_afterwards():
    report = reported(FundScene())
    row = SpentLine(report=report, kind=CostKind.OTHER, amount_cents=1)

    rule = refused_by(row.save)

    assert (rule, report.lines.count()) == ("report_lines_sum", 1)


@db
def test_nothing_is_deleted_that_was_promised():
    scene = FundScene()
    reported(scene)

    rules = [
        refused_by(lambda table=table: sql(f"DELETE FROM fund_{table}"))
        for table in ("disbursement", "paymentbatch", "accountabilityreport")
    ]

    assert rules == ["disbursement_stays", "batch_stays", "report_stays"]


def fresh(person):
    return type(person).objects.get(pk=person.pk)


def test_twenty_four_racing_awards_on_a_line_that_holds_ten(racing_db):
    scene = FundScene()
    line = scene.line_of(10 * ASKED, "structureel")
    decision = jaarplan_of(line, scene.governance.advice)
    awards = [scene.structural(line=line, decision=decision) for _ in range(24)]

    results = all_at_once(
        *(
            lambda one=one: approve_award(award=one, by=fresh(scene.second), now=NOW)
            for one in awards
        )
    )

    refusals = [one for one in results if isinstance(one, Exception)]
    numbers = sorted(one.number for one in results if not isinstance(one, Exception))
    assert {type(one) for one in refusals} == {LineExhausted}
    assert numbers == [f"T-{TODAY.year}-{n:03d}" for n in range(1, 11)]
    assert budget_of(line) == {"available": 0}
    assert Award.objects.filter(state=AwardState.APPROVED).count() == 10


def test_twelve_racing_requests_on_a_line_that_holds_five(racing_db):
    scene = FundScene(ceiling_cents=5 * ASKED)
    dossiers = [scene.dossier, *(granted_request().dossier for _ in range(11))]

    results = all_at_once(
        *(
            lambda one=one: take_in(
                dossier=one, budget_line=scene.line, by=fresh(scene.first), now=NOW
            )
            for one in dossiers
        )
    )

    refusals = [one for one in results if isinstance(one, Exception)]
    assert [type(one) for one in refusals] == [LineExhausted] * 7
    assert budget_of(scene.line) == {"available": 0}


def test_two_approvals_at_once_never_share_a_number(racing_db):
    scene = FundScene()
    line = scene.line_of(10 * ASKED, "structureel")
    decision = jaarplan_of(line, scene.governance.advice)
    award, other = (scene.structural(line=line, decision=decision) for _ in "12")
    given = threading.Event()

    @transaction.atomic
    def by_the_verb():
        approve_award(award=award, by=fresh(scene.second), now=NOW)
        given.set()
        time.sleep(1)

    def by_raw_sql():
        given.wait(30)
        approval(other, scene.second)()

    _, refusal = all_at_once(by_the_verb, by_raw_sql)

    assert rule_of(refusal) == "award_number_once"
    assert Award.objects.filter(state=AwardState.APPROVED).count() == 1


def test_two_administrators_approve_the_same_award_at_once(racing_db):
    scene = FundScene()
    award, third = scene.prepared(), administrator()

    results = all_at_once(
        *(
            lambda one=one: approve_award(award=award, by=fresh(one), now=NOW)
            for one in (scene.second, third)
        )
    )

    refusals = [one for one in results if isinstance(one, Exception)]
    assert len(refusals) == 1
    assert "al goedgekeurd" in str(refusals[0])
    assert Entry.objects.filter(kind="toegekend").count() == 1


def test_two_judge_one_report_at_once(racing_db):
    scene = FundScene()
    report = reported(scene)

    results = all_at_once(
        *(
            lambda one=one: judge_report(
                report=report,
                verdict=ReportVerdict.ACCEPTED,
                reason="",
                by=fresh(one),
                now=NOW,
            )
            for one in (scene.first, scene.second)
        )
    )

    assert len([one for one in results if isinstance(one, Exception)]) == 1
    assert budget_of(scene.line, report.award)["justified"] == 1_00
