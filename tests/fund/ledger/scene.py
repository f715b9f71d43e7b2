"""Two pots of a budget line and a bank account, and money to move between them."""

import itertools

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.enums import Role
from fund.domain.ledger import Booking, credit, debit, post, pot
from fund.enums import AccountKind
from fund.models import Account, Entry, Line
from tests.factories.accounts import AT, OrganisationFactory, person_with
from tests.factories.fund import TODAY, BudgetLineFactory, ceiling

keys = itertools.count(1)


def administrator():
    """One of several in one database: each at an organisation of their own."""
    return person_with(Role.FUND_ADMINISTRATOR, OrganisationFactory())


class Pots:
    """A budget line with a ceiling of which nothing was reserved yet."""

    def __init__(self, cents=1_000_00):
        self.by = administrator()
        self.line = BudgetLineFactory()
        self.first = ceiling(self.line, cents, by=self.by)
        self.available = pot(AccountKind.AVAILABLE, budget_line=self.line)
        self.ceiling = pot(AccountKind.CEILING, budget_line=self.line)
        self.reserved = pot(AccountKind.RESERVED, budget_line=self.line)
        self.bank = pot(AccountKind.BANK, detail="NL02ABNA0123456789")
        self.income = pot(AccountKind.OTHER_INCOME, year=self.line.year)

    def reserving(self, cents=100_00, *, back=False, **changes):
        """A booking from available to reserved, or back."""
        pots = [self.available, self.reserved]
        source, target = reversed(pots) if back else pots
        return booking((debit(source, cents), credit(target, cents)), **changes)

    def receiving(self, cents=100_00, **changes):
        """Money on the bank account, in the other family."""
        return booking((debit(self.bank, cents), credit(self.income, cents)), **changes)

    def post(self, booking, **changes):
        return post(booking, **{"by": self.by, "now": AT, **changes})

    def balance(self, account):
        return Account.objects.get(pk=account.pk).balance_cents

    def name(self, account):
        return Account.objects.get(pk=account.pk).name


def booking(amounts, **changes):
    return Booking(
        **{
            "kind": "gereserveerd",
            "key": f"proef:{next(keys)}",
            "booked_on": TODAY,
            "description": "Een proefboeking",
            "document": "fund.budgetline:1",
            "amounts": tuple(amounts),
            **changes,
        }
    )


def standing():
    """All that the ledger holds."""
    return [
        list(model.objects.order_by("pk").values()) for model in (Account, Entry, Line)
    ]


def run(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def settle():
    """What is judged at the end of a transaction, judged now."""
    run("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def refusal_of(work):
    """The rule by which PostgreSQL refused it."""
    with pytest.raises(IntegrityError) as refusal:
        whole(work)
    return refusal.value.__cause__.diag.constraint_name


@transaction.atomic
def whole(work):
    """Do it, and be judged as at the end of a transaction."""
    work()
    settle()
