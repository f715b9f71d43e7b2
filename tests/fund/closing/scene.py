"""A year of the fund that is over, with two administrators who will close it."""

import datetime
import hashlib
import itertools

from django.db import connection, transaction

from accounts.enums import Role
from fund import models
from fund.domain.closing.closing import close_year
from fund.domain.closing.preparing import prepare_close
from fund.domain.ledger import Booking, credit, debit, post, pot
from fund.domain.ledger.sealing import seal_day
from fund.enums import AccountKind, FundDecisionKind
from fund.models import Account, BankAccount, BankStatement, BankTransaction
from fund.queries.closing.planned import planned_for
from samenorganiseren.shared.actors import Machine
from samenorganiseren.shared.days import AMSTERDAM
from tests.factories.accounts import person_with
from tests.factories.fund import (
    BudgetLineFactory,
    FiscalYearFactory,
    FundDecisionFactory,
    ProgrammeFactory,
    fund_administrator,
    stored_invoice,
)
from tests.factories.municipalities import MunicipalityFactory

YEAR = 2025
LAST = datetime.date(YEAR, 12, 31)
# When the year is closed; all of it was recorded on that day.
NOW = datetime.datetime(2026, 2, 10, 10, tzinfo=AMSTERDAM)
IBAN = "NL91ABNA0417164300"
keys = itertools.count(1)


class Year:
    """€ 1.000 came in as contributions, € 600 was awarded and € 250 came of the Rijk.

    € 900 of the contributions is in the bank; € 100 is still to be received.
    """

    def __init__(self, year=YEAR, *, with_next=True):
        self.first = fund_administrator()
        fund = self.first.role_assignments.get().organisation
        self.second = person_with(Role.FUND_ADMINISTRATOR, fund)
        self.year = FiscalYearFactory(year=year)
        if with_next:
            FiscalYearFactory(year=year + 1)
        self.programme = ProgrammeFactory()
        self.line = BudgetLineFactory(
            year=self.year,
            programme=self.programme,
            decision=FundDecisionFactory(year=self.year),
        )
        self.end = datetime.date(year, 12, 31)

    def lived(self):
        """The year with all its money."""
        self.set_ceiling(800_00)
        self.invoice = self.invoiced(1_000_00)
        bank, receivable = (
            self.bank(),
            pot(AccountKind.RECEIVABLE, invoice=self.invoice),
        )
        other = pot(AccountKind.OTHER_INCOME, year=self.year)
        grants = pot(AccountKind.GRANTS, year=self.year, programme=self.programme)
        self.book(debit(bank, 900_00), credit(receivable, 900_00))
        self.book(debit(bank, 250_00), credit(other, 250_00))
        self.book(debit(grants, 600_00), credit(bank, 600_00))
        self.statement(550_00)
        return self

    def book(self, *amounts, **changes):
        number = next(keys)
        return post(
            Booking(
                **{
                    "kind": "proef",
                    "key": f"proef:{number}",
                    "booked_on": self.end,
                    "description": "Een proefboeking",
                    "document": self.line.subject_key,
                    "amounts": amounts,
                    **changes,
                }
            ),
            by=self.first,
            now=NOW,
        )

    def set_ceiling(self, cents, line=None):
        line = line or self.line
        return self.book(
            debit(pot(AccountKind.CEILING, budget_line=line), cents),
            credit(pot(AccountKind.AVAILABLE, budget_line=line), cents),
            booked_on=datetime.date(line.year_id, 1, 1),
        )

    def invoiced(self, cents, *, is_booked=True):
        invoice = stored_invoice(
            {self.programme: cents},
            year=self.year,
            municipality=MunicipalityFactory(),
            on=self.end,
        )
        if is_booked:
            income = pot(AccountKind.INCOME, year=self.year, programme=self.programme)
            self.book(
                debit(pot(AccountKind.RECEIVABLE, invoice=invoice), cents),
                credit(income, cents),
                key=f"invoice:{invoice.number}",
            )
        return invoice

    def bank(self):
        account = pot(AccountKind.BANK, detail=IBAN)
        self.bank_account, _ = BankAccount.objects.get_or_create(
            iban=IBAN, defaults={"name": "Fonds", "account": account}
        )
        return account

    @transaction.atomic
    def statement(self, closing_cents, *, day=None):
        """It follows on the one before, by one bank line."""
        self.bank()
        last = self.bank_account.statements.order_by("-number").first()
        opening = last.closing_cents if last else 0
        made = BankStatement.objects.create(
            bank_account=self.bank_account,
            number=last.number + 1 if last else 1,
            bank_id=str(next(keys)),
            booked_on=day or self.end,
            opening_cents=opening,
            closing_cents=closing_cents,
            version="camt.053.001.02",
            transaction_count=1,
            content=b"",
            sha256="0" * 64,
            imported_by_label="Proef",
            imported_at=NOW,
        )
        BankTransaction.objects.create(
            statement=made,
            bank_account=self.bank_account,
            position=1,
            booked_on=made.booked_on,
            amount_cents=closing_cents - opening,
            counter_name="Gemeente Voorbeeldstad",
            content_sha256=hashlib.sha256(str(made.pk).encode()).hexdigest(),
        )
        return made

    def unplaced(self, cents=25_00, *, day=None):
        """Money that came in and was not placed yet."""
        day = day or self.end
        line = self.statement(550_00 + cents, day=day).transactions.get()
        self.book(
            debit(self.bank(), cents),
            credit(pot(AccountKind.MONEY_IN, bank_transaction=line), cents),
            booked_on=day,
        )
        return line

    def decided(self, cents=200_00, **changes):
        """The members decided to carry this much over."""
        return FundDecisionFactory(
            **{
                "kind": FundDecisionKind.CARRY_OVER,
                "year": self.year,
                "programme": self.programme,
                "limit_cents": cents,
                **changes,
            }
        )

    def prepare(self, **changes):
        return prepare_close(
            **{"year": self.year, "by": self.first, "now": NOW, **changes}
        )

    def close(self, **changes):
        return close_year(
            **{
                "year": self.year,
                "seen": planned_for(self.year).fingerprint,
                "by": self.second,
                "now": NOW,
                **changes,
            }
        )


def sealed(day=None):
    """The seal of this day, as it is made each night."""
    return seal_day(day or NOW.date(), by=Machine("dagzegel"), now=NOW)


def standing():
    """All that closing could have changed."""
    return [
        list(model.objects.order_by("pk").values())
        for model in (
            models.FiscalYear,
            models.YearClose,
            models.ClosingBalance,
            models.DailySeal,
            models.Entry,
            models.Line,
        )
    ] + [list(Account.objects.exclude(balance_cents=0).order_by("pk").values())]


def settle():
    """What is judged at the end of a transaction, judged now."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
