"""A tranche that waits for adoption, its payment, and what the receiver accounts for."""

import pytest
from lxml import etree

from fund.domain.awards.accounting import judge_report
from fund.domain.awards.batches import approve_batch, discard_batch
from fund.domain.awards.paying import (
    confirm_paid,
    note_refused_by_bank,
    receive_back,
    return_payment,
)
from fund.domain.awards.planning import Planned
from fund.domain.awards.refusals import AwardRefused
from fund.domain.awards.settling import settle_award
from fund.domain.awards.tranches import approve_tranche, propose_tranche
from fund.enums import (
    AccountKind,
    AwardState,
    ConditionKind,
    CostKind,
    DisbursementState,
    ReportVerdict,
    TrancheState,
)
from fund.models import AccountabilityReport, Disbursement, PaymentBatch
from governance.domain.dossiers.paper_kinds import PaperRefused
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.adoption import applied_by
from tests.factories.catalogue import StandardFactory
from tests.governance.dossiers.files import upload

from .scene import (
    ASKED,
    DAY,
    IBAN,
    NOW,
    TODAY,
    FundScene,
    bank_line,
    budget_of,
    held,
    insider,
)

pytestmark = pytest.mark.django_db
NAMESPACE = {"p": "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"}
HALF = ASKED // 2


def two_tranches(standard=None, wanted=3):
    """Half at once, half when enough municipalities use it."""
    return [
        Planned(HALF, TODAY),
        Planned(HALF, TODAY + DAY, ConditionKind.ADOPTION, standard, wanted),
    ]


def refused(exception, verb, match, **arguments):
    with pytest.raises(exception, match=match):
        verb(**arguments)


def test_a_tranche_waits_for_adoption_and_is_paid_by_two():
    scene, standard = FundScene(), StandardFactory()
    award = scene.award(plan=two_tranches(standard))
    first, second = award.tranches.all()
    scene.paid(first)
    applied_by(standard, 2)
    refused(
        AwardRefused,
        propose_tranche,
        r"nu 2 van 3",
        tranche=second,
        by=scene.first,
        now=NOW,
    )

    applied_by(standard, 1)
    propose_tranche(tranche=second, by=scene.first, now=NOW)
    refused(
        NotAllowed,
        approve_tranche,
        "zelf voorbereid",
        tranche=second,
        by=scene.first,
        now=NOW,
    )
    payment = approve_tranche(tranche=second, by=scene.second, now=NOW)

    second.refresh_from_db()
    assert (second.state, second.evidence["gemeenten"]) == (TrancheState.APPROVED, 3)
    assert (payment.state, payment.recipient_iban, payment.end_to_end_id) == (
        DisbursementState.READY,
        IBAN,
        f"{award.number}-2-1",
    )
    assert held(AccountKind.PAYABLE, award=award) == 0

    batch = scene.batch([payment])
    tree = etree.fromstring(bytes(batch.content))
    read = [
        tree.findtext(f".//p:{name}", namespaces=NAMESPACE)
        for name in ("EndToEndId", "InstdAmt", "CtrlSum", "NbOfTxs")
    ]
    assert read == [payment.end_to_end_id, "50000.00", "50000.00", "1"]
    refused(
        NotAllowed,
        approve_batch,
        "zelf voorbereid",
        batch=batch,
        by=scene.first,
        now=NOW,
    )
    approve_batch(batch=batch, by=scene.second, now=NOW)
    assert held(AccountKind.PAYABLE, award=award) == HALF

    payment.refresh_from_db()
    line = bank_line(-HALF, by=scene.first)
    confirm_paid(payment, transaction=line, by=scene.first, now=NOW)
    confirm_paid(payment, transaction=line, by=scene.first, now=NOW)

    second.refresh_from_db()
    assert second.state == TrancheState.PAID
    assert held(AccountKind.PAYABLE, award=award) == 0
    assert held(AccountKind.MONEY_OUT, bank_transaction=line) == 0
    assert budget_of(scene.line, award) == {
        "available": 400_000_00,
        "committed": 0,
        "paid": ASKED,
        "justified": 0,
    }


def test_the_next_tranche_does_not_go_before_the_one_before():
    scene = FundScene()
    award = scene.award(plan=[Planned(HALF, TODAY), Planned(HALF, TODAY)])
    _, second = award.tranches.all()

    refused(
        AwardRefused,
        propose_tranche,
        "Die gaat eerst",
        tranche=second,
        by=scene.first,
        now=NOW,
    )

    second.refresh_from_db()
    assert (second.state, second.proposed_by) == (TrancheState.PLANNED, None)


@pytest.mark.parametrize(
    ("planned", "stands"),
    [
        (Planned(ASKED, TODAY + DAY, ConditionKind.DAY), "nog niet bereikt"),
        (Planned(ASKED, TODAY, ConditionKind.REPORT), "nog niet goedgekeurd"),
    ],
)
def test_a_condition_that_is_not_met_holds_the_tranche(planned, stands):
    scene = FundScene()
    tranche = scene.award(plan=[planned]).tranches.get()

    refused(
        AwardRefused, propose_tranche, stands, tranche=tranche, by=scene.first, now=NOW
    )

    assert not Disbursement.objects.exists()


def test_a_payment_that_came_back_is_ordered_anew_and_granted_once():
    scene = FundScene()
    award = scene.award()
    payment = scene.paid(award.tranches.get())

    returned = bank_line(ASKED, by=scene.first)
    return_payment(payment, transaction=returned, by=scene.first, now=NOW)

    payment.refresh_from_db()
    again = Disbursement.objects.get(state=DisbursementState.READY)
    assert (payment.state, again.end_to_end_id) == (
        DisbursementState.RETURNED,
        f"{award.number}-1-2",
    )
    assert budget_of(scene.line, award)["committed"] == ASKED
    assert held(AccountKind.PAYABLE, award=award) == ASKED
    approve_batch(batch=scene.batch([again]), by=scene.second, now=NOW)
    assert held(AccountKind.PAYABLE, award=award) == ASKED
    again.refresh_from_db()
    confirm_paid(
        again, transaction=bank_line(-ASKED, by=scene.first), by=scene.first, now=NOW
    )
    assert budget_of(scene.line, award)["paid"] == ASKED
    assert held(AccountKind.PAYABLE, award=award) == 0


def test_the_bank_did_not_carry_out_an_order():
    scene = FundScene()
    payment = scene.ordered(scene.award().tranches.get())

    again = note_refused_by_bank(disbursement=payment, by=scene.first, now=NOW)

    payment.refresh_from_db()
    assert (payment.state, again.state) == (
        DisbursementState.RETURNED,
        DisbursementState.READY,
    )


def test_another_amount_than_ordered_is_not_confirmed():
    scene = FundScene()
    award = scene.award()
    payment = scene.ordered(award.tranches.get())
    line = bank_line(-(ASKED - 1), by=scene.first)

    refused(
        AwardRefused,
        lambda: confirm_paid(payment, transaction=line, by=scene.first, now=NOW),
        "Zoek uit waarom",
    )

    payment.refresh_from_db()
    assert payment.state == DisbursementState.ORDERED
    assert budget_of(scene.line, award)["paid"] == 0


def test_an_order_that_nobody_approved_can_go_away():
    scene = FundScene()
    payment = scene.due(scene.award().tranches.get())
    batch = scene.batch([payment])
    refused(
        AwardRefused, lambda: scene.batch([payment]), "staat al in een betaalopdracht"
    )

    discard_batch(batch=batch, by=scene.first, now=NOW)

    payment.refresh_from_db()
    assert (payment.batch, PaymentBatch.objects.count()) == (None, 0)


def test_an_approved_order_stays():
    scene = FundScene()
    payment = scene.ordered(scene.award().tranches.get())

    refused(
        AwardRefused,
        discard_batch,
        "al goedgekeurd",
        batch=payment.batch,
        by=scene.first,
        now=NOW,
    )

    assert PaymentBatch.objects.count() == 1


def test_a_receiver_accounts_and_pays_back_what_it_did_not_spend():
    scene = FundScene()
    award = scene.award(plan=[Planned(HALF, TODAY), Planned(HALF, TODAY)])
    first, _ = award.tranches.all()
    scene.paid(first)

    report = scene.report(
        award,
        {CostKind.STAFF: 30_000_00, CostKind.SOFTWARE: 10_000_00},
        is_final=True,
    )
    assert report.spent_cents == 40_000_00
    judge_report(
        report=report,
        verdict=ReportVerdict.ACCEPTED,
        reason="",
        by=scene.second,
        now=NOW,
    )
    assert budget_of(scene.line, award) == {
        "available": 400_000_00,
        "committed": HALF,
        "paid": 10_000_00,
        "justified": 40_000_00,
    }

    award = settle_award(award=award, by=scene.first, now=NOW)
    assert award.state == AwardState.SETTLED
    assert budget_of(scene.line, award)["available"] == 450_000_00
    receive_back(
        award,
        transaction=bank_line(10_000_00, by=scene.first),
        amount_cents=10_000_00,
        by=scene.first,
        now=NOW,
    )

    assert budget_of(scene.line, award) == {
        "available": 460_000_00,
        "committed": 0,
        "paid": 0,
        "justified": 40_000_00,
    }


def test_a_report_above_what_was_paid_is_refused():
    scene = FundScene()
    award = scene.award()
    scene.paid(award.tranches.get())

    refused(
        AwardRefused, lambda: scene.report(award, ASKED + 1), "Verantwoord hoogstens"
    )

    assert not AccountabilityReport.objects.exists()


def test_a_report_is_proved_by_papers_that_were_looked_into():
    scene = FundScene()
    award = scene.award()
    scene.paid(award.tranches.get())

    refused(AwardRefused, lambda: scene.report(award, 1_00, evidence=[]), "bewijsstuk")
    refused(
        PaperRefused,
        lambda: scene.report(award, 1_00, evidence=[upload("virus.exe", b"MZ")]),
        "nemen wij niet aan",
    )

    assert not AccountabilityReport.objects.exists()


def test_only_the_receiver_accounts():
    scene = FundScene()
    award = scene.award()
    scene.paid(award.tranches.get())

    refused(NotAllowed, lambda: scene.report(award, 1_00, by=scene.first), "ontvanger")

    assert not AccountabilityReport.objects.exists()


def test_who_belongs_to_the_receiver_does_not_judge_its_report():
    scene = FundScene()
    award = scene.award()
    scene.paid(award.tranches.get())
    person = insider(scene)
    report = scene.report(award, 1_00, by=person)

    for judge in (person, insider(scene)):
        refused(
            NotAllowed,
            judge_report,
            "zelf",
            report=report,
            verdict=ReportVerdict.ACCEPTED,
            reason="",
            by=judge,
            now=NOW,
        )

    report.refresh_from_db()
    assert report.verdict == ReportVerdict.WAITING


def test_a_report_that_is_not_accepted_says_why_and_justifies_nothing():
    scene = FundScene()
    award = scene.award()
    scene.paid(award.tranches.get())
    report = scene.report(award, 1_00)
    judged = {
        "report": report,
        "verdict": ReportVerdict.REFUSED,
        "by": scene.second,
        "now": NOW,
    }

    refused(AwardRefused, judge_report, "Leg uit waarom", **judged, reason=" ")
    judge_report(**judged, reason="Er ontbreekt een factuur.")

    assert budget_of(scene.line, award)["justified"] == 0


def test_a_paid_award_is_not_settled_without_its_last_report():
    scene = FundScene()
    award = scene.award()
    scene.paid(award.tranches.get())

    refused(
        AwardRefused,
        settle_award,
        "eindverantwoording",
        award=award,
        by=scene.first,
        now=NOW,
    )

    assert budget_of(scene.line, award)["paid"] == ASKED


def test_an_award_that_never_went_on_falls_free():
    scene = FundScene()
    award = settle_award(award=scene.award(), by=scene.first, now=NOW)

    assert (award.state, award.tranches.get().state) == (
        AwardState.RELEASED,
        TrancheState.RELEASED,
    )
    assert budget_of(scene.line, award) == {
        "available": 500_000_00,
        "committed": 0,
        "paid": 0,
        "justified": 0,
    }
