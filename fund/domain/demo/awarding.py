"""From a granted request to money at its receiver, and what the receiver accounts for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import typst
from django.core.files.uploadedfile import SimpleUploadedFile

from catalogue.models import Standard
from governance.models import Dossier
from municipalities.models import Municipality

from ...enums import ConditionKind, CostKind, ReportVerdict
from ...models import (
    AccountabilityReport,
    Award,
    BankAccount,
    BudgetLine,
    Disbursement,
    FundDecision,
    PaymentBatch,
    Tranche,
)
from ..awards.accounting import Accounted, judge_report, submit_report
from ..awards.approving import approve_award
from ..awards.batches import approve_batch, prepare_batch
from ..awards.planning import Planned, add_tranche, state_share
from ..awards.preparing import Terms, prepare_award, prepare_structural
from ..awards.requesting import take_in
from ..awards.tranches import approve_tranche, propose_tranche
from .acting import FundStage
from .parties import RECEIVERS, made_up_iban

# A standard that few use yet, so that its tranche waits.
SLOW = "verwerkingenlogging"
WANTED = 40
PROOF = """#set document(title: "Factuur (fictief)")
#set text(lang: "nl")
= Factuur (fictief)

Dit bewijsstuk hoort bij de demo. Het bedrag en de afzender zijn bedacht.
"""


@dataclass(frozen=True)
class Plan:
    """What an award is for: to whom, in which tranches, and for which standards."""

    title: str
    receiver: str
    tranches: Sequence[Planned]
    accountable_by: date
    shares: Mapping[str, int]

    @property
    def cents(self) -> int:
        return sum(one.amount_cents for one in self.tranches)


def when_used(cents: int, on: date) -> Planned:
    """Paid once forty municipalities use it."""
    return Planned(
        cents,
        on,
        ConditionKind.ADOPTION,
        standard=Standard.objects.get(slug=SLOW),
        municipalities_wanted=WANTED,
    )


def award(
    stage: FundStage,
    dossier: Dossier,
    line: BudgetLine,
    mandate: FundDecision,
    plan: Plan,
    *,
    at: datetime,
) -> Award:
    """Taken in, prepared by the first and approved by the second."""
    request = take_in(dossier=dossier, budget_line=line, by=stage.first, now=at)
    made = prepare_award(
        request=request,
        decision=mandate,
        terms=_terms(plan),
        by=stage.first,
        now=at,
    )
    return _approved(stage, made, plan, at=at)


def award_structurally(
    stage: FundStage,
    line: BudgetLine,
    jaarplan: FundDecision,
    plan: Plan,
    *,
    at: datetime,
) -> Award:
    """With the jaarplan, without a request."""
    made = prepare_structural(
        budget_line=line,
        decision=jaarplan,
        terms=_terms(plan),
        by=stage.first,
        now=at,
    )
    return _approved(stage, made, plan, at=at)


def _terms(plan: Plan) -> Terms:
    town = Municipality.objects.get(name=plan.receiver, valid_to=None)
    return Terms(
        title=f"{plan.title} (fictief)",
        amount_cents=plan.cents,
        recipient_name=f"Gemeente {plan.receiver} (fictief)",
        recipient_iban=made_up_iban(RECEIVERS + town.pk),
        accountable_by=plan.accountable_by,
        recipient_municipality=town,
    )


def _approved(stage: FundStage, made: Award, plan: Plan, *, at: datetime) -> Award:
    for planned in plan.tranches:
        add_tranche(award=made, planned=planned, by=stage.first, now=at)
    for slug, cents in plan.shares.items():
        state_share(
            award=made,
            standard=Standard.objects.get(slug=slug),
            amount_cents=cents,
            by=stage.first,
            now=at,
        )
    return approve_award(award=made, by=stage.second, now=at)


def tranche(award: Award, position: int) -> Tranche:
    """As it stands now."""
    return award.tranches.get(position=position)


def due(stage: FundStage, one: Tranche, *, at: datetime) -> Disbursement:
    """Proposed by the first and approved by the second."""
    propose_tranche(tranche=one, by=stage.first, now=at)
    return approve_tranche(tranche=one, by=stage.second, now=at)


def batch(
    stage: FundStage, payments: Sequence[Disbursement], *, at: datetime
) -> PaymentBatch:
    """An order to the bank that waits for a second person."""
    return prepare_batch(
        payments=payments,
        account=BankAccount.objects.get(),
        execute_on=at.date(),
        by=stage.first,
        now=at,
    )


def ordered(
    stage: FundStage, tranches: Sequence[Tranche], *, at: datetime
) -> list[Disbursement]:
    """Given to the bank, in one order."""
    payments = [due(stage, one, at=at) for one in tranches]
    approve_batch(batch=batch(stage, payments, at=at), by=stage.second, now=at)
    return payments


def account_for(
    stage: FundStage,
    award: Award,
    who: str,
    spent: Mapping[CostKind, int],
    *,
    at: datetime,
    is_final: bool = False,
) -> AccountabilityReport:
    """The receiver tells on what it was spent, with a proof."""
    made = typst.compile(PROOF.encode(), pdf_standards=["ua-1"])
    return submit_report(
        award=award,
        account=Accounted(
            from_on=award.approved_at.date() if award.approved_at else at.date(),
            to_on=at.date(),
            summary="Wij maakten wat was afgesproken. Een team van vier gemeenten "
            "test het nu. (Fictief)",
            spent=spent,
            is_final=is_final,
        ),
        evidence=[SimpleUploadedFile("factuur-fictief.pdf", made, "application/pdf")],
        by=stage.cast[who],
        now=at,
    )


def accept(stage: FundStage, report: AccountabilityReport, *, at: datetime) -> None:
    """The second administrator agrees."""
    judge_report(
        report=report,
        verdict=ReportVerdict.ACCEPTED,
        reason="",
        by=stage.second,
        now=at,
    )
