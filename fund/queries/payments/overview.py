"""The bank beside the books: accounts, statements, and whether they agree."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet, Sum

from ...enums import AccountKind, DisbursementKind
from ...models import Account, BankAccount, BankStatement, DebtorIban, Disbursement


@dataclass(frozen=True)
class Agreement:
    """What the bank said last of an account, and what the books say of it."""

    bank_account: BankAccount
    last: BankStatement | None

    @property
    def booked_cents(self) -> int:
        return self.bank_account.account.balance_cents

    @property
    def difference_cents(self) -> int:
        """Nothing to compare while there is no statement."""
        return self.booked_cents - self.last.closing_cents if self.last else 0

    @property
    def agrees(self) -> bool:
        return self.difference_cents == 0


def agreements() -> list[Agreement]:
    """Of each account, in two queries."""
    newest = (
        BankStatement.objects.order_by("bank_account", "-number")
        .distinct("bank_account")
        .defer("content")
    )
    last = {statement.bank_account_id: statement for statement in newest}
    accounts = BankAccount.objects.select_related("account").order_by("name", "pk")
    return [Agreement(one, last.get(one.pk)) for one in accounts]


def statements() -> QuerySet[BankStatement]:
    """All that was taken in, the newest first, without their files."""
    return (
        BankStatement.objects.select_related("bank_account")
        .defer("content")
        .order_by("-booked_on", "-number", "-pk")
    )


@dataclass(frozen=True)
class Owed:
    """What is to be paid back to a municipality, and to which accounts that may go."""

    account: Account
    under_way_cents: int
    ibans: tuple[DebtorIban, ...]

    @property
    def left_cents(self) -> int:
        return self.account.balance_cents - self.under_way_cents


def owed_back() -> list[Owed]:
    """Per municipality, the largest first, in three queries."""
    accounts = list(
        Account.objects.filter(kind=AccountKind.REFUNDABLE, balance_cents__gt=0)
        .select_related("municipality")
        .order_by("-balance_cents", "municipality__sort_key")
    )
    towns = [one.municipality_id for one in accounts]
    under_way = dict(
        refunds()
        .filter(municipality__in=towns, state__in=["klaar", "opdracht"])
        .order_by()
        .values("municipality")
        .annotate(cents=Sum("amount_cents"))
        .values_list("municipality", "cents")
    )
    ibans: dict[int, list[DebtorIban]] = {}
    known = DebtorIban.objects.filter(debtor__municipality__in=towns)
    for iban in known.select_related("debtor").order_by("pk"):
        ibans.setdefault(iban.debtor.municipality_id, []).append(iban)
    return [
        Owed(
            account=one,
            under_way_cents=under_way.get(one.municipality_id or 0, 0),
            ibans=tuple(ibans.get(one.municipality_id or 0, [])),
        )
        for one in accounts
    ]


def refunds() -> QuerySet[Disbursement]:
    """Payments back to municipalities, the newest first."""
    return (
        Disbursement.objects.filter(kind=DisbursementKind.REFUND)
        .select_related("municipality", "batch")
        .defer("batch__content")
        .order_by("-pk")
    )
