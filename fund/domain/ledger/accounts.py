"""Opening the pots that money is booked on, once each."""

from __future__ import annotations

from typing import Any

from django.db import models

from ...enums import (
    BUDGET_KINDS,
    DEBIT_KINDS,
    FLOORED_KINDS,
    AccountKind,
    Direction,
    Family,
)
from ...models import Account
from ...rules.chart import NUMBERS


def pot(kind: AccountKind, *, detail: str = "", **owners: models.Model) -> Account:
    """The account of this kind for these owners; opened where it is not there yet.

    `owners` are the foreign keys of Account: `year=`, `municipality=`, `programme=`,
    `budget_line=`, `invoice=`, `bank_transaction=`, `request=`, `award=`. `detail`
    tells apart what has no owner, such as bank accounts by their IBAN.
    """
    keys = [f"{name[0]}{owner.pk}" for name, owner in sorted(owners.items())]
    parts = [NUMBERS[kind], *keys, *([detail] if detail else [])]
    code = ".".join(parts)
    known = Account.objects.filter(code=code).first()
    return known or _opened(kind, code, detail, owners)


def _opened(
    kind: AccountKind, code: str, detail: str, owners: dict[str, Any]
) -> Account:
    names = [str(owner) for _, owner in sorted(owners.items())]
    name = ", ".join([AccountKind(kind).label, *names, *([detail] if detail else [])])
    account, _ = Account.objects.get_or_create(
        code=code,
        defaults={
            "name": name[:200],
            "family": Family.BUDGET if kind in BUDGET_KINDS else Family.FINANCIAL,
            "kind": kind,
            "direction": (Direction.DEBIT if kind in DEBIT_KINDS else Direction.CREDIT),
            "floor_cents": 0 if kind in FLOORED_KINDS else None,
            **owners,
        },
    )
    return account
