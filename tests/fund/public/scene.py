"""A fund year with money that moves, booked as the verbs of the fund book it."""

import datetime
import itertools

from django.db import transaction

from accounts.enums import Role
from fund.domain.ledger import Booking, credit, debit, post, pot
from fund.enums import (
    AccountKind,
    AwardState,
    InvoiceKind,
    ProgrammeKind,
    RateMode,
    RunState,
)
from fund.models import (
    Award,
    AwardShare,
    BankAccount,
    BankStatement,
    BankTransaction,
    Contribution,
    ContributionRate,
    ContributionRun,
    PopulationSnapshot,
    SnapshotRow,
    Tranche,
)
from governance.enums import BodyKind
from tests.factories.accounts import AT, person_with
from tests.factories.fund import (
    BudgetLineFactory,
    FiscalYearFactory,
    FundDecisionFactory,
    ProgrammeFactory,
    stored_invoice,
)
from tests.governance.decisions.scene import Scene as Advising

YEAR = 2025
NOON = datetime.time(11, tzinfo=datetime.UTC)
IBAN = "NL91ABNA0417164300"
numbers = itertools.count(1)


def day(month, number=1, year=YEAR):
    return datetime.date(year, month, number)


def next_number(year):
    """The number of an award, without gaps."""
    given = Award.objects.filter(number__startswith=f"T-{year}-")
    last = max(
        (int(n.split("-")[2]) for n in given.values_list("number", flat=True)),
        default=0,
    )
    return f"T-{year}-{last + 1:03d}"


class Scene:
    """One year with budget lines, awards, invoices and payments."""

    def __init__(self, year=YEAR, **fields):
        self.by = person_with(Role.FUND_ADMINISTRATOR)
        self.second = person_with(Role.FUND_ADMINISTRATOR)
        self.year = FiscalYearFactory(year=year, **fields)
        self.advice = Advising().advised(BodyKind.COLLEGE)
        self.decision = FundDecisionFactory(
            year=self.year,
            decided_on=datetime.date(year - 1, 12, 1),
            advice=self.advice,
        )

    def line(self, ceiling=0, *, kind=ProgrammeKind.STRUCTURAL, on=None, **programme):
        """A budget line, with what the members made available."""
        made = BudgetLineFactory(
            year=self.year,
            decision=self.decision,
            programme=ProgrammeFactory(kind=kind, **programme),
        )
        if ceiling:
            self.move(made, ceiling, AccountKind.CEILING, AccountKind.AVAILABLE, on=on)
        return made

    def move(self, line, cents, out_of, into, *, on=None, award=None):
        """From one account of the line to the next."""
        self.book(
            debit(self.pot(out_of, line, award), cents),
            credit(self.pot(into, line, award), cents),
            on=on,
        )

    def pot(self, kind, line, award):
        owned = (AccountKind.COMMITTED, AccountKind.PAID, AccountKind.JUSTIFIED)
        owners = {"award": award} if kind in owned else {}
        return pot(kind, budget_line=line, **owners)

    def book(self, *amounts, on=None, kind="proef", key=""):
        number = next(numbers)
        return post(
            Booking(
                kind=kind,
                key=key or f"openbaar:{number}",
                booked_on=on or datetime.date(self.year.year, 1, 1),
                description=f"Boeking {number}",
                document="fund.proef:1",
                amounts=amounts,
            ),
            by=self.by,
            now=AT,
        )

    @transaction.atomic
    def award(self, line, cents, *, on=None, **prepared):
        """Prepared by one, approved by another, committed; for a structural line."""
        made = self.prepared(line, cents, on=on, **prepared)
        made.number = next_number(made.prepared_at.year)
        made.state = AwardState.APPROVED
        made.approved_by, made.approved_by_label = self.second, "Tweede"
        made.approved_at = made.prepared_at
        made.save()
        self.book(
            debit(self.pot(AccountKind.AVAILABLE, line, None), cents),
            credit(self.pot(AccountKind.COMMITTED, line, made), cents),
            on=made.approved_at.date(),
            kind="toegekend",
            key=f"award:{made.number}",
        )
        return made

    @transaction.atomic
    def prepared(self, line, cents, *, shares=None, on=None, **fields):
        """An award that a second person still has to approve."""
        on = on or datetime.date(self.year.year, 1, 2)
        made = Award.objects.create(
            **{
                "number": "",
                "budget_line": line,
                "title": f"Toekenning {next(numbers)}",
                "amount_cents": cents,
                "advice": self.advice,
                "decision": self.decision,
                "recipient_name": "Stichting Voorbeeld",
                "recipient_iban": IBAN,
                "accountable_by": datetime.date(self.year.year + 1, 4, 1),
                "prepared_by": self.by,
                "prepared_by_label": "Eerste",
                "prepared_at": datetime.datetime.combine(on, NOON),
                **fields,
            }
        )
        for standard, part in (shares or {}).items():
            AwardShare.objects.create(award=made, standard=standard, amount_cents=part)
        Tranche.objects.create(
            award=made, position=1, amount_cents=cents, planned_on=on, condition="geen"
        )
        return made

    def pay(self, award, cents, *, on=None):
        """The bank paid this much of it."""
        self._of(award, cents, AccountKind.COMMITTED, AccountKind.PAID, on)

    def justify(self, award, cents, *, on=None):
        self._of(award, cents, AccountKind.PAID, AccountKind.JUSTIFIED, on)

    def refund(self, award, cents, *, on=None):
        """The receiver paid this back."""
        self._of(award, cents, AccountKind.PAID, AccountKind.AVAILABLE, on)

    def _of(self, award, cents, out_of, into, on):
        self.move(award.budget_line, cents, out_of, into, on=on, award=award)

    def contribution(
        self, line, municipality, cents, *, inhabitants=100, state=RunState.INVOICED
    ):
        """What one municipality owes for a programme, in a run that came so far."""
        snapshot = PopulationSnapshot.objects.create(
            population_year=self.year.year,
            reference_on=datetime.date(self.year.year, 1, 1),
            municipality_count=1,
            inhabitants_total=inhabitants,
            source="CBS",
            sha256="0" * 64,
            taken_by_label="Eerste",
            taken_at=AT,
        )
        SnapshotRow.objects.create(
            snapshot=snapshot, municipality=municipality, inhabitants=inhabitants
        )
        rate = ContributionRate.objects.create(
            year=self.year,
            programme=line.programme,
            decision=self.decision,
            mode=RateMode.RATE,
            rate_micros=10_000 * cents // inhabitants,
            entered_by_label="Eerste",
            entered_at=AT,
        )
        run = ContributionRun.objects.create(
            year=self.year,
            snapshot=snapshot,
            prepared_by=self.by,
            prepared_by_label="Eerste",
            prepared_at=AT,
        )
        made = Contribution.objects.create(
            run=run,
            rate=rate,
            municipality=municipality,
            basis=municipality,
            inhabitants=inhabitants,
            from_on=datetime.date(self.year.year, 1, 1),
            to_on=datetime.date(self.year.year + 1, 1, 1),
            amount_cents=cents,
        )
        self._bring(run, state, cents)
        return made

    def _bring(self, run, state, cents):
        """Computed, approved by another, invoiced: as far as this state."""
        steps = {
            RunState.COMPUTED: {
                "computed_at": AT,
                "contribution_count": 1,
                "total_cents": cents,
                "sha256": "0" * 64,
            },
            RunState.APPROVED: {
                "approved_by": self.second,
                "approved_by_label": "Tweede",
                "approved_at": AT,
            },
            RunState.INVOICED: {},
        }
        for step, changed in steps.items():
            ContributionRun.objects.filter(pk=run.pk).update(state=step, **changed)
            if step == state:
                return

    def invoice(self, municipality, asked, *, vat=0, on=None, credited=None):
        """Contributions asked: a mapping from programme to cents."""
        on = on or datetime.date(self.year.year, 2, 1)
        made = stored_invoice(
            asked,
            year=self.year,
            municipality=municipality,
            on=on,
            vat_cents=vat,
            credited=credited,
        )
        if made.kind == InvoiceKind.INVOICE:
            self.book(
                debit(pot(AccountKind.RECEIVABLE, invoice=made), made.total_cents),
                *self._income(asked, vat, credit),
                on=on,
                kind="factuur-verzonden",
            )
        return made

    def credit_note(self, invoice, asked, *, on=None):
        """A part of an invoice taken back, while that much is open."""
        on = on or invoice.issued_on
        made = self.invoice(
            invoice.municipality,
            asked,
            on=on,
            credited=invoice,
        )
        self.book(
            *self._income(asked, 0, debit),
            credit(pot(AccountKind.RECEIVABLE, invoice=invoice), made.total_cents),
            on=on,
            kind="creditnota",
        )
        return made

    def _income(self, asked, vat, side):
        lines = [
            side(pot(AccountKind.INCOME, year=self.year, programme=programme), cents)
            for programme, cents in asked.items()
        ]
        return [*lines, side(pot(AccountKind.VAT), vat)] if vat else lines

    def receive(self, invoice, cents, *, on=None):
        """A municipality paid, and the payment was placed."""
        on = on or invoice.due_on
        arrived = self.arrived(cents, on)
        self.book(debit(pot(AccountKind.BANK, detail=IBAN), cents), arrived(1), on=on)
        self.book(
            arrived(-1),
            credit(pot(AccountKind.RECEIVABLE, invoice=invoice), cents),
            on=on,
            kind="betaling-geplaatst",
        )

    def other_income(self, cents, *, on=None):
        """From the reserve."""
        self.book(
            debit(pot(AccountKind.RESERVE), cents),
            credit(pot(AccountKind.OTHER_INCOME, year=self.year), cents),
            on=on,
        )

    @transaction.atomic
    def arrived(self, cents, on):
        """A line of the bank, to book on either side."""
        number = next(numbers)
        bank, _ = BankAccount.objects.get_or_create(
            iban=IBAN,
            defaults={"name": "Fonds", "account": pot(AccountKind.BANK, detail=IBAN)},
        )
        statement = BankStatement.objects.create(
            bank_account=bank,
            number=number,
            bank_id=str(number),
            booked_on=on,
            opening_cents=0,
            closing_cents=cents,
            version="camt.053.001.08",
            transaction_count=1,
            content=b"x",
            sha256="0" * 64,
            imported_by_label="Eerste",
            imported_at=AT,
        )
        line = BankTransaction.objects.create(
            statement=statement,
            bank_account=bank,
            position=1,
            booked_on=on,
            amount_cents=cents,
            content_sha256=f"{number:064d}",
        )
        account = pot(AccountKind.MONEY_IN, bank_transaction=line)
        return lambda side: (account, -side * cents)
