"""A request on its way through governance and the fund, for tests of awards."""

import datetime
import itertools

from django.db import transaction

from accounts.enums import Role
from fund.domain.awards.accounting import Accounted, judge_report, submit_report
from fund.domain.awards.approving import approve_award
from fund.domain.awards.batches import approve_batch, prepare_batch
from fund.domain.awards.paying import confirm_paid
from fund.domain.awards.planning import Planned, add_tranche, state_share
from fund.domain.awards.preparing import Terms, prepare_award, prepare_structural
from fund.domain.awards.requesting import take_in
from fund.domain.awards.tranches import approve_tranche, propose_tranche
from fund.domain.ledger import Booking, credit, debit, post, pot
from fund.enums import (
    AccountKind,
    CostKind,
    FundDecisionKind,
    ProgrammeKind,
    ReportVerdict,
)
from fund.models import (
    BankAccount,
    BankStatement,
    BankTransaction,
    Disbursement,
    Tranche,
)
from governance.enums import BodyKind, DossierKind, Outcome, Stage
from tests.factories.accounts import RoleAssignmentFactory, person_with
from tests.factories.catalogue import InitiativeFactory, StandardFactory
from tests.factories.fund import (
    BudgetLineFactory,
    FiscalYearFactory,
    FundDecisionFactory,
    ProgrammeFactory,
    ceiling,
)
from tests.governance.decisions.scene import NOW, Scene
from tests.governance.dossiers.files import pdf, upload

TODAY = NOW.date()
IBAN = "NL91ABNA0417164300"
OTHER_IBAN = "NL20INGB0001234567"
ASKED = 100_000_00
numbers = itertools.count(1)
DAY = datetime.timedelta(days=1)


def administrator():
    """Somebody who works for the fund."""
    return person_with(Role.FUND_ADMINISTRATOR)


class FundScene:
    """A line with money, two administrators, and one request that was granted."""

    def __init__(
        self,
        *,
        ceiling_cents=500_000_00,
        asked=ASKED,
        granted=True,
        proposer=None,
        **mandate,
    ):
        self.first, self.second = administrator(), administrator()
        self.year = FiscalYearFactory(year=TODAY.year)
        self.line = self.line_of(ceiling_cents)
        self.governance = granted_request(asked, granted=granted, proposer=proposer)
        self.dossier = self.governance.dossier
        self.mandate = mandate_for(self.line.programme, **mandate)

    def line_of(self, cents, kind=ProgrammeKind.SHORT_CYCLE):
        line = BudgetLineFactory(year=self.year, programme=ProgrammeFactory(kind=kind))
        ceiling(line, cents, by=self.first)
        return line

    @property
    def receiver(self):
        """Who writes for the municipality that asked."""
        return person_with(Role.INFORMATION_MANAGER, self.dossier.proposer)

    def request(self, by=None):
        return take_in(
            dossier=self.dossier, budget_line=self.line, by=by or self.first, now=NOW
        )

    def prepared(self, request=None, *, plan=None, **terms):
        """By the first administrator, with its plan: one tranche, unless it is told."""
        award = prepare_award(
            request=request or self.request(),
            decision=self.mandate,
            terms=terms_of(**terms),
            by=self.first,
            now=NOW,
        )
        return self.planned(award, plan)

    def planned(self, award, plan=None):
        for one in plan or [Planned(award.amount_cents, TODAY)]:
            add_tranche(award=award, planned=one, by=self.first, now=NOW)
        return award

    def award(self, **prepared):
        """Approved by the second."""
        return approve_award(award=self.prepared(**prepared), by=self.second, now=NOW)

    def structural(self, amount=ASKED, line=None, *, decision=None):
        """A structural line and its award as prepared, on the jaarplan."""
        line = line or self.line_of(500_000_00, ProgrammeKind.STRUCTURAL)
        award = prepare_structural(
            budget_line=line,
            decision=decision or jaarplan_of(line, self.governance.advice),
            terms=terms_of(amount_cents=amount),
            by=self.first,
            now=NOW,
        )
        return self.planned(award)

    def share(self, award, cents=1_00):
        return state_share(
            award=award,
            standard=StandardFactory(),
            amount_cents=cents,
            by=self.first,
            now=NOW,
        )

    def due(self, tranche):
        """Proposed by the first, approved by the second: ready to pay."""
        propose_tranche(tranche=tranche, by=self.first, now=NOW)
        return approve_tranche(tranche=tranche, by=self.second, now=NOW)

    def batch(self, payments):
        return prepare_batch(
            payments=payments,
            account=bank_account(),
            execute_on=TODAY,
            by=self.first,
            now=NOW,
        )

    def ordered(self, tranche):
        """The bank has the order for this tranche."""
        payment = self.due(tranche)
        approve_batch(batch=self.batch([payment]), by=self.second, now=NOW)
        return Disbursement.objects.get(pk=payment.pk)

    def paid(self, tranche):
        """And the bank carried it out."""
        payment = self.ordered(tranche)
        confirm_paid(
            payment,
            transaction=bank_line(-payment.amount_cents, by=self.first),
            by=self.first,
            now=NOW,
        )
        return Disbursement.objects.get(pk=payment.pk)

    def report(self, award, spent, *, by=None, evidence=None, **said):
        return submit_report(
            award=award,
            account=accounted(spent, **said),
            evidence=[paper()] if evidence is None else evidence,
            by=by or self.receiver,
            now=NOW,
        )

    def accepted(self, award, spent, **said):
        return judge_report(
            report=self.report(award, spent, **said),
            verdict=ReportVerdict.ACCEPTED,
            reason="",
            by=self.second,
            now=NOW,
        )


def ready_row():
    """What a payment of an approved tranche asks, while none is there."""
    scene = FundScene()
    award = scene.award()
    tranche = award.tranches.get()
    propose_tranche(tranche=tranche, by=scene.first, now=NOW)
    Tranche.objects.filter(pk=tranche.pk).update(
        state="goedgekeurd", approved_by=scene.second, approved_at=NOW, evidence={}
    )
    return {
        "kind": "tranche",
        "tranche": tranche,
        "municipality": None,
        "amount_cents": tranche.amount_cents,
        "recipient_name": award.recipient_name,
        "recipient_iban": award.recipient_iban,
    }


def granted_request(asked=ASKED, *, granted=True, proposer=None):
    """A request to the fund that the College advised on, and that was granted."""
    scene = Scene(
        Stage.BOARD,
        level=0,
        now_at=0,
        kind=DossierKind.FUND_REQUEST,
        standard=None,
        initiative=InitiativeFactory(),
        asked_cents=asked,
        is_fictitious=True,
        **({"proposer": proposer} if proposer else {}),
    )
    scene.advice = scene.published_advice(BodyKind.COLLEGE, ("voor", "voor"))
    if granted:
        scene.resolution = scene.published(
            outcome=Outcome.ADOPT, in_force_on=None, level=0
        )
    scene.dossier.refresh_from_db()
    return scene


def mandate_for(programme, **changed):
    """The members let awards be made in this programme."""
    return FundDecisionFactory(
        **{
            "kind": FundDecisionKind.MANDATE,
            "programme": programme,
            "year": None,
            "title": "Mandaat",
            "decided_on": TODAY - 30 * DAY,
            **changed,
        }
    )


def jaarplan_of(line, advice, **changed):
    """The members' decision on the jaarplan, advised on as a whole."""
    return FundDecisionFactory(year=line.year, advice=advice, **changed)


def terms_of(**changed):
    return Terms(
        **{
            "title": "Samen een bouwsteen maken",
            "amount_cents": ASKED,
            "recipient_name": "Gemeente Voorbeeld",
            "recipient_iban": IBAN,
            "accountable_by": TODAY + 300 * DAY,
            **changed,
        }
    )


def accounted(spent, **changed):
    """An amount for staff, or what was spent by kind of cost."""
    if isinstance(spent, int):
        spent = {CostKind.STAFF: spent} if spent else {}
    return Accounted(
        **{
            "from_on": TODAY - 60 * DAY,
            "to_on": TODAY,
            "summary": "Wij maakten een eerste versie.",
            "spent": spent,
            **changed,
        }
    )


def insider(scene):
    """An administrator who also belongs to the municipality that asks."""
    person = administrator()
    RoleAssignmentFactory(
        user=person,
        role=Role.INFORMATION_MANAGER,
        organisation=scene.dossier.proposer,
    )
    return person


def paper(name="factuur.pdf"):
    """An invoice that proves what was spent."""
    return upload(name, pdf(), "application/pdf")


def bank_account():
    known = BankAccount.objects.first()
    return known or BankAccount.objects.create(
        iban=OTHER_IBAN,
        name="Fonds GGU (fictief)",
        account=pot(AccountKind.BANK, detail=OTHER_IBAN),
        is_fictitious=True,
    )


@transaction.atomic
def bank_line(cents, *, by, booked_on=TODAY):
    """A line of a statement, booked on the bank and waiting for its place."""
    account, number = bank_account(), next(numbers)
    statement = BankStatement.objects.create(
        bank_account=account,
        number=number,
        bank_id=f"A{number}",
        booked_on=booked_on,
        opening_cents=0,
        closing_cents=cents,
        version="camt.053.001.08",
        transaction_count=1,
        content=b"<x/>",
        sha256="0" * 64,
        imported_by_label="Proef",
        imported_at=NOW,
    )
    line = BankTransaction.objects.create(
        statement=statement,
        bank_account=account,
        position=1,
        booked_on=booked_on,
        amount_cents=cents,
        content_sha256=f"{number:064}",
    )
    bank, size = account.account, abs(cents)
    amounts = (
        (
            debit(bank, size),
            credit(pot(AccountKind.MONEY_IN, bank_transaction=line), size),
        )
        if cents > 0
        else (
            debit(pot(AccountKind.MONEY_OUT, bank_transaction=line), size),
            credit(bank, size),
        )
    )
    booking = Booking(
        kind="bankregel",
        key=f"bank:{line.content_sha256}",
        booked_on=booked_on,
        description="Bankregel",
        document=line.subject_key,
        amounts=amounts,
    )
    post(booking, by=by, now=NOW)
    return line


def held(kind, **owners):
    """What stands on a pot now."""
    return pot(kind, **owners).balance_cents


def budget_of(line, award=None, request=None):
    """Available, reserved, committed, paid and justified: the funnel of one line."""
    found = {"available": held(AccountKind.AVAILABLE, budget_line=line)}
    if request:
        found["reserved"] = held(
            AccountKind.RESERVED, budget_line=line, request=request
        )
    for kind in ("COMMITTED", "PAID", "JUSTIFIED") if award else ():
        found[kind.lower()] = held(AccountKind[kind], budget_line=line, award=award)
    return found
