"""The made-up bank: its statements as files, taken in and placed as always."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from ...models import (
    BankAccount,
    BankTransaction,
    Debtor,
    Disbursement,
    Invoice,
)
from ..payments.accounts import add_bank_account
from ..payments.camt.writing import Payment, StatementOf, written
from ..payments.importing import import_statements
from ..payments.matching import match_lines
from .acting import FundStage
from .parties import FUND, made_up_iban

OPENING = 4_250_000_00


def open_account(stage: FundStage) -> BankAccount:
    """With what the fund had before it kept its books here."""
    first_day = date(stage.last, 1, 1)
    return add_bank_account(
        iban=made_up_iban(FUND),
        name="Betaalrekening Fonds GGU (fictief)",
        opening_cents=OPENING,
        opened_on=first_day,
        by=stage.first,
        now=stage.on(first_day),
        is_fictitious=True,
    )


def statement(
    stage: FundStage, account: BankAccount, on: date, payments: Sequence[Payment]
) -> list[BankTransaction]:
    """The next one of this account; what is certain finds its place."""
    account.account.refresh_from_db()
    last = account.statements.order_by("-number").only("number").first()
    content = written(
        StatementOf(
            iban=account.iban,
            number=last.number + 1 if last else 1,
            on=on,
            opening_cents=account.account.balance_cents,
        ),
        payments,
    )
    at = stage.on(on, hour=15)
    made = import_statements(
        bank_account=account, content=content, by=stage.first, now=at
    )
    match_lines(bank_account=account, lines=made.lines, by=stage.first, now=at)
    return list(made.lines)


def paying(
    invoice: Invoice, cents: int, ibans: dict[int, str], **changed: Any
) -> Payment:
    """A municipality pays, with the reference of the invoice unless it is told."""
    return Payment(
        **{
            "cents": cents,
            "name": invoice.parties["buyer"]["name"],
            "iban": ibans[invoice.municipality_id],
            "reference": invoice.payment_reference,
            **changed,
        }
    )


def ibans_of_all() -> dict[int, str]:
    """From which account each municipality pays."""
    found = Debtor.objects.values_list("municipality", "ibans__iban")
    return dict(found)


def paid_by_the_fund(payments: Iterable[Disbursement]) -> list[Payment]:
    """What the bank writes of orders that it carried out."""
    return [
        Payment(
            cents=-one.amount_cents,
            name=one.recipient_name,
            iban=one.recipient_iban,
            text=[one.remittance],
            end_to_end_id=one.end_to_end_id,
        )
        for one in payments
    ]
