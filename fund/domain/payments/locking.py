"""Who takes in or places payments of an account, does so one after the other."""

from __future__ import annotations

from ...models import BankAccount


def locked(bank_account: BankAccount) -> BankAccount:
    """The account, held until the transaction ends; lines that name it may be added."""
    accounts = BankAccount.objects.select_related("account")
    return accounts.select_for_update(of=("self",), no_key=True).get(pk=bank_account.pk)
