"""What PostgreSQL keeps of the fund, in the form of tests/guards: payments."""

import itertools

from fund import models
from fund.domain.ledger import Booking, credit, debit, post, pot
from fund.enums import AccountKind
from samenorganiseren.shared.actors import Machine
from tests.factories.accounts import AT
from tests.factories.fund import FiscalYearFactory

numbers = itertools.count(1)

# Tables in which nothing changes.
WRITTEN_ONCE = ["fund_bankstatement", "fund_banktransaction", "fund_paymentmatch"]
# "table constraint", a line each.
CHECKS = """
fund_banktransaction bank_transaction_has_amount
fund_paymentmatch payment_match_names_disbursement
fund_paymentmatch payment_match_names_invoice
fund_paymentmatch payment_match_positive
"""
ONCE = """
fund_bankaccount fund_bankaccount_account_id_key
fund_bankaccount fund_bankaccount_iban_key
fund_bankstatement bank_statement_once
fund_banktransaction bank_transaction_once
fund_banktransaction bank_transaction_position
fund_paymentmatch fund_paymentmatch_entry_id_key
fund_paymentmatch fund_paymentmatch_reverses_id_key
"""


def account():
    number = f"NL{next(numbers):016}"
    return {
        "iban": number,
        "name": "Fonds",
        "account": pot(AccountKind.BANK, detail=number),
    }


def statement():
    return {
        "bank_account": models.BankAccount.objects.create(**account()),
        "number": next(numbers),
        "bank_id": "A1",
        "booked_on": AT.date(),
        "opening_cents": 0,
        "closing_cents": 1,
        "version": "camt.053.001.08",
        "transaction_count": 1,
        "content": b"x",
        "sha256": "0" * 64,
        "imported_by_label": "Proef",
        "imported_at": AT,
    }


def transaction():
    made = models.BankStatement.objects.create(**statement())
    return {
        "statement": made,
        "bank_account": made.bank_account,
        "position": 1,
        "booked_on": AT.date(),
        "amount_cents": 1_00,
        "content_sha256": f"{next(numbers):064}",
    }


def entry():
    FiscalYearFactory(year=AT.year)
    return post(
        Booking(
            kind="proef",
            key=f"proef:{next(numbers)}",
            booked_on=AT.date(),
            description="Proef",
            document="fund.transaction:1",
            amounts=(
                debit(pot(AccountKind.BANK, detail="NL1"), 1_00),
                credit(pot(AccountKind.RESERVE), 1_00),
            ),
        ),
        by=Machine("proef"),
        now=AT,
    )


def match(**changed):
    return {
        "transaction": models.BankTransaction.objects.create(**transaction()),
        "kind": "overige-inkomsten",
        "amount_cents": 1_00,
        "entry": entry(),
        "how": "met-de-hand",
        "reason": "Proef",
        "matched_by_label": "Proef",
        "matched_at": AT,
        **changed,
    }


def undone():
    return {"reverses": models.PaymentMatch.objects.create(**match())}


# As in tests/guards/rows.py: what a good row of a model asks.
ASKED: dict = {
    models.BankAccount: account,
    models.BankStatement: statement,
    models.BankTransaction: transaction,
    models.PaymentMatch: match,
}
MADE: dict = {}
# As in tests/guards/breaking.py: what breaks each check, and what is there twice.
WRONG: dict = {
    "bank_transaction_has_amount": (
        models.BankTransaction,
        lambda: {"amount_cents": 0},
    ),
    "payment_match_names_disbursement": (
        models.PaymentMatch,
        lambda: {"kind": "uitbetaling"},
    ),
    "payment_match_names_invoice": (models.PaymentMatch, lambda: {"kind": "factuur"}),
    "payment_match_positive": (models.PaymentMatch, lambda: {"amount_cents": 0}),
}
DOUBLED: dict = {
    "fund_bankaccount_account_id_key": (models.BankAccount, dict, "account"),
    "fund_bankaccount_iban_key": (models.BankAccount, dict, "iban"),
    "bank_statement_once": (models.BankStatement, dict, "bank_account number"),
    "bank_transaction_once": (
        models.BankTransaction,
        dict,
        "bank_account content_sha256",
    ),
    "bank_transaction_position": (models.BankTransaction, dict, "statement position"),
    "fund_paymentmatch_entry_id_key": (models.PaymentMatch, dict, "entry"),
    "fund_paymentmatch_reverses_id_key": (models.PaymentMatch, undone, "reverses"),
}
TRIGGERS: list = []
