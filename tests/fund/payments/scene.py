"""A bank account of the fund, municipalities that owe, and statements that come in."""

import hashlib
import itertools

from django.db import transaction
from stdnum import iso11649
from stdnum.iso7064 import mod_97_10

from accounts.enums import Role
from fund.domain.ledger import Booking, credit, debit, post, pot
from fund.domain.payments.accounts import add_bank_account
from fund.domain.payments.camt.writing import Payment, StatementOf, written
from fund.domain.payments.importing import import_statements
from fund.domain.payments.placing import Hand, place_overpaid
from fund.domain.payments.refunding import prepare_refund
from fund.enums import AccountKind, DisbursementState, InvoiceKind
from fund.models import (
    BankAccount,
    Debtor,
    DebtorIban,
    Disbursement,
    Invoice,
    InvoiceLine,
    InvoiceSeries,
    PaymentBatch,
)
from tests.factories.accounts import AT, person_with
from tests.factories.fund import (
    TODAY,
    FiscalYearFactory,
    ProgrammeFactory,
)
from tests.factories.municipalities import MunicipalityFactory

IBAN = "NL20INGB0001234567"
OTHER_IBAN = "NL91ABNA0417164300"
CENTS = 1_000_00
numbers = itertools.count(1)


def administrator():
    """Somebody who works for the fund."""
    return person_with(Role.FUND_ADMINISTRATOR)


def iban(number):
    """A Dutch account number of which the check digits are right."""
    rest = f"RABO{number:010d}"
    return f"NL{mod_97_10.calc_check_digits(rest + 'NL')}{rest}"


def reference(number):
    """The payment reference (ISO 11649) of an invoice number."""
    letters = number.replace("-", "")
    made = f"RF{mod_97_10.calc_check_digits(letters + 'RF')}{letters}"
    return iso11649.validate(made)


class Town:
    """A municipality as a debtor, with an account from which it pays."""

    def __init__(self, name=None, *, number=None):
        self.municipality = MunicipalityFactory(**({"name": name} if name else {}))
        self.debtor = Debtor.objects.create(
            municipality=self.municipality,
            name=f"Gemeente {self.municipality.name}",
            changed_at=AT,
        )
        self.iban = iban(number or self.municipality.pk)
        self.knows(self.iban)

    def knows(self, account):
        DebtorIban.objects.create(
            debtor=self.debtor, iban=account, added_by_label="Proef", added_at=AT
        )


@transaction.atomic
def stored(municipality, cents, year, programme):
    """An invoice with the next number of its series, a right reference and one line."""
    series, _ = InvoiceSeries.objects.get_or_create(year=year, prefix="F")
    series.last += 1
    series.save()
    number = f"F{year.pk}-{series.last:05d}"
    invoice = Invoice.objects.create(
        kind=InvoiceKind.INVOICE,
        number=number,
        year=year,
        prefix="F",
        sequence=series.last,
        municipality=municipality,
        issued_on=TODAY,
        due_on=TODAY,
        net_cents=cents,
        vat_cents=0,
        total_cents=cents,
        payment_reference=reference(number),
        parties={},
        issued_by_label="Proef",
        issued_at=AT,
    )
    InvoiceLine.objects.create(
        invoice=invoice,
        position=1,
        programme=programme,
        description="Bijdrage",
        quantity=1,
        unit_micros=cents * 10_000,
        net_cents=cents,
        vat_category=programme.vat_category,
        vat_rate_bp=programme.vat_rate_bp,
        vat_reason=programme.vat_reason,
    )
    return invoice


class Bank:
    """The fund's own account; two administrators work with it."""

    def __init__(self, *, opening_cents=0):
        self.first, self.second = administrator(), administrator()
        self.year = FiscalYearFactory(year=TODAY.year)
        self.programme = ProgrammeFactory()
        known = BankAccount.objects.filter(iban=IBAN).first()
        self.account = known or add_bank_account(
            iban=IBAN,
            name="Fonds GGU",
            opening_cents=opening_cents,
            opened_on=TODAY,
            by=self.first,
            now=AT,
        )
        last = self.account.statements.first() if known else None
        self.last = last.number if last else 0
        self.closing_cents = last.closing_cents if last else opening_cents

    def file(self, *payments, **changes):
        """The next statement, as the bank writes it."""
        said = StatementOf(
            **{
                "iban": IBAN,
                "number": self.last + 1,
                "on": TODAY,
                "opening_cents": self.closing_cents,
                **changes,
            }
        )
        return written(said, payments)

    def take_in(self, *payments, **changes):
        """Write the next statement and import it; gives what was imported."""
        made = self.import_file(self.file(*payments, **changes))
        self.last += 1
        self.closing_cents += sum(one.cents for one in payments)
        return made

    def import_file(self, content, by=None):
        return import_statements(
            bank_account=BankAccount.objects.get(pk=self.account.pk),
            content=content,
            by=by or self.first,
            now=AT,
        )

    def line(self, cents, **said):
        """One bank line that waits for its place."""
        (line,) = self.take_in(Payment(cents, **said)).lines
        return line

    def invoice(self, town, cents=CENTS):
        """An issued invoice of which all is open."""
        invoice = stored(town.municipality, cents, self.year, self.programme)
        self.book(
            debit(pot(AccountKind.RECEIVABLE, invoice=invoice), cents),
            credit(
                pot(AccountKind.INCOME, year=self.year, programme=self.programme),
                cents,
            ),
            key=f"invoice:{invoice.number}",
        )
        return invoice

    def owes(self, town, cents=CENTS):
        """This town paid something twice, and is owed it back."""
        return place_overpaid(
            hand=Hand(self.line(cents, iban=town.iban), 0, "Dubbel betaald"),
            municipality=town.municipality,
            cents=cents,
            by=self.first,
            now=AT,
        )

    def refund(self, town, cents=CENTS, account=None):
        """What is owed is ready to be paid back."""
        account = account or town.debtor.ibans.get(iban=town.iban)
        return prepare_refund(
            municipality=town.municipality,
            iban=account,
            cents=cents,
            by=self.first,
            now=AT,
        )

    def book(self, *amounts, key=None):
        return post(
            Booking(
                kind="proef",
                key=key or f"proef:{next(numbers)}",
                booked_on=TODAY,
                description="Proef",
                document="fund.proef:1",
                amounts=amounts,
            ),
            by=self.first,
            now=AT,
        )


def held(kind, **owners):
    """What stands on a pot now."""
    return pot(kind, **owners).balance_cents


def open_on(invoice):
    return held(AccountKind.RECEIVABLE, invoice=invoice)


def waiting_of(line):
    kind = AccountKind.MONEY_IN if line.is_in else AccountKind.MONEY_OUT
    return held(kind, bank_transaction=line)


def ordered(bank, *payments):
    """A second administrator approved the order, and the bank has it."""
    content = b"<Document/>"
    batch = PaymentBatch.objects.create(
        number=f"BO-{next(numbers)}",
        execute_on=TODAY,
        total_cents=sum(one.amount_cents for one in payments),
        payment_count=len(payments),
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        prepared_by=bank.first,
        prepared_by_label="Proef",
        prepared_at=AT,
    )
    chosen = Disbursement.objects.filter(pk__in=[one.pk for one in payments])
    chosen.update(batch=batch)
    batch.approved_by, batch.approved_by_label = bank.second, "Proef 2"
    batch.approved_at = AT
    batch.save()
    chosen.update(state=DisbursementState.ORDERED)
    return list(chosen.order_by("pk"))
