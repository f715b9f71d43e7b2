"""How our keys become titles and addresses: the bank and its payments."""

from __future__ import annotations

from django.urls import reverse

from accounts.models import User
from samenorganiseren.shared import subjects
from samenorganiseren.shared.subjects import Subject

from ..models import BankAccount, BankStatement, BankTransaction
from ..rules.access import may_administer


def register() -> None:
    """Tell it to the journal, the inbox and whoever follows."""
    subjects.register("fund.bankaccount", _account)
    subjects.register("fund.statement", _statement)
    subjects.register("fund.transaction", _line)


def _account(number: int) -> Subject | None:
    found = BankAccount.objects.filter(pk=number).first()
    return _subject(found, reverse("fund_bank")) if found else None


def _statement(number: int) -> Subject | None:
    found = BankStatement.objects.defer("content").filter(pk=number).first()
    return _subject(found, found.get_absolute_url()) if found else None


def _line(number: int) -> Subject | None:
    found = BankTransaction.objects.filter(pk=number).first()
    return _subject(found, found.get_absolute_url()) if found else None


def _subject(
    found: BankAccount | BankStatement | BankTransaction, address: str
) -> Subject:
    return Subject(found.subject_key, found.subject_label, address, _administers)


def _administers(reader: object) -> bool:
    return isinstance(reader, User) and bool(may_administer(reader))
