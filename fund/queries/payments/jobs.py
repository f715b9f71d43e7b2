"""Who asked for long work about the bank, and about which account."""

from __future__ import annotations

from accounts.models import User

from ...models import BankAccount


def administrator_behind(actor_key: str) -> User:
    """The person who asked for the work."""
    return User.objects.get(pk=int(actor_key.rpartition(":")[2]))


def account_of(number: int) -> BankAccount:
    """The account of this number."""
    return BankAccount.objects.select_related("account").get(pk=number)
