"""What PostgreSQL keeps of the fund, in the form of tests/guards: payments."""

import itertools

from django.db import transaction

from fund import models
from fund.domain.ledger import Booking, credit, debit, post, pot
from fund.enums import AccountKind
from samenorganiseren.shared.actors import Machine
from tests.factories.accounts import AT
from tests.factories.fund import FiscalYearFactory
from tests.guards.guard import Guard, without_constraint, without_trigger

ATTACKS = "tests/fund/payments/test_attacks.py"
numbers = itertools.count(1)

# Tables in which nothing changes.
WRITTEN_ONCE = ["fund_bankstatement", "fund_banktransaction", "fund_paymentmatch"]
# "table constraint", a line each.
CHECKS = """
fund_paymentmatch payment_match_names_disbursement
fund_paymentmatch payment_match_names_invoice
fund_paymentmatch payment_match_names_award
fund_paymentmatch payment_match_positive
"""
ONCE = """
fund_bankaccount fund_bankaccount_account_id_key
fund_bankaccount fund_bankaccount_iban_key
fund_bankstatement bank_statement_once
fund_paymentmatch fund_paymentmatch_entry_id_key
"""


def account():
    number = f"NL{next(numbers):016}"
    return {
        "iban": number,
        "name": "Fonds",
        "account": pot(AccountKind.BANK, detail=number),
    }


def statement(cents=0):
    """One that adds up: with a line of so much, or without one."""
    return {
        "bank_account": models.BankAccount.objects.create(**account()),
        "number": next(numbers),
        "bank_id": "A1",
        "booked_on": AT.date(),
        "opening_cents": 0,
        "closing_cents": cents,
        "version": "camt.053.001.08",
        "transaction_count": 1 if cents else 0,
        "content": b"x",
        "sha256": "0" * 64,
        "imported_by_label": "Proef",
        "imported_at": AT,
    }


def stored_line():
    """A line, in a statement that is stored with it."""
    with transaction.atomic():
        made = models.BankStatement.objects.create(**statement(1_00))
        return models.BankTransaction.objects.create(
            statement=made,
            bank_account=made.bank_account,
            position=1,
            booked_on=AT.date(),
            amount_cents=1_00,
            content_sha256=f"{next(numbers):064}",
        )


def line():
    """A row that stores itself as it should be: in its statement."""
    row = models.BankTransaction()
    row.save = stored_line
    return row


def booked(*amounts):
    FiscalYearFactory(year=AT.year)
    booking = Booking(
        kind="proef",
        key=f"proef:{next(numbers)}",
        booked_on=AT.date(),
        description="Proef",
        document="fund.transaction:1",
        amounts=amounts,
    )
    return post(booking, by=Machine("proef"), now=AT)


def match():
    """Of a line that is booked, on other income."""
    line = stored_line()
    money = pot(AccountKind.MONEY_IN, bank_transaction=line)
    booked(debit(line.bank_account.account, 1_00), credit(money, 1_00))
    income = pot(AccountKind.OTHER_INCOME, year=FiscalYearFactory(year=AT.year))
    return {
        "transaction": line,
        "kind": "overige-inkomsten",
        "amount_cents": 1_00,
        "entry": booked(debit(money, 1_00), credit(income, 1_00)),
        "how": "met-de-hand",
        "reason": "Proef",
        "matched_by_label": "Proef",
        "matched_at": AT,
    }


# As in tests/guards/rows.py: what a good row of a model asks.
ASKED: dict = {
    models.BankAccount: account,
    models.BankStatement: statement,
    models.PaymentMatch: match,
}
MADE: dict = {models.BankTransaction: line}
# As in tests/guards/breaking.py: what breaks each check, and what is there twice.
WRONG: dict = {
    "payment_match_names_disbursement": (
        models.PaymentMatch,
        lambda: {"kind": "uitbetaling"},
    ),
    "payment_match_names_invoice": (models.PaymentMatch, lambda: {"kind": "factuur"}),
    "payment_match_names_award": (
        models.PaymentMatch,
        lambda: {"kind": "terugvordering"},
    ),
    "payment_match_positive": (models.PaymentMatch, lambda: {"amount_cents": 0}),
}
DOUBLED: dict = {
    "fund_bankaccount_account_id_key": (models.BankAccount, dict, "account"),
    "fund_bankaccount_iban_key": (models.BankAccount, dict, "iban"),
    "bank_statement_once": (models.BankStatement, dict, "bank_account number"),
    "fund_paymentmatch_entry_id_key": (models.PaymentMatch, dict, "entry"),
}


def rule(keeps: str, name: str, test: str) -> Guard:
    """One of the rules that `refuse_payment_if` says no for."""
    return Guard(
        keeps,
        f"""
        CREATE OR REPLACE FUNCTION refuse_payment_if(is_broken boolean, rule text)
        RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            IF is_broken AND rule <> '{name}' THEN
                RAISE EXCEPTION 'payment refused: %', rule
                    USING ERRCODE = 'check_violation', CONSTRAINT = rule;
            END IF;
        END $$""",
        f"{ATTACKS}::{test}",
    )


def trigger(name: str, test: str) -> Guard:
    table = "_".join(name.split("_")[:2])
    return Guard(
        f"{name.replace('_', ' ')} stands",
        without_trigger(name, table),
        f"{ATTACKS}::{test}",
    )


def constraint(keeps: str, name: str, test: str) -> Guard:
    is_match = "match" in name
    table = "fund_paymentmatch" if is_match else "fund_banktransaction"
    return Guard(keeps, without_constraint(table, name), f"{ATTACKS}::{test}")


LATER_LINE = "test_a_statement_takes_no_line_afterwards[plain]"
UNTRUE = "test_a_placement_that_is_not_booked_so_is_refused"
TRIGGERS: list = [
    constraint(
        "a line moves money",
        "bank_transaction_has_amount",
        "test_a_line_moves_money",
    ),
    constraint(
        "a line is taken in once",
        "bank_transaction_once",
        "test_the_same_line_is_not_taken_in_twice",
    ),
    constraint(
        "a line has its own place on a statement",
        "bank_transaction_position",
        "test_a_line_has_its_own_place_on_a_statement",
    ),
    trigger("fund_bankstatement_whole", "test_a_statement_adds_up_when_it_is_stored"),
    trigger("fund_banktransaction_whole", LATER_LINE),
    rule(
        "a statement is its opening, its lines and its closing",
        "bank_statement_adds_up",
        LATER_LINE,
    ),
    rule(
        "a line is of the account of its statement",
        "bank_transaction_of_its_account",
        "test_a_line_is_of_the_account_of_its_statement",
    ),
    trigger("fund_paymentmatch_guard", f"{UNTRUE}[another line-plain]"),
    rule(
        "what is placed is booked from the pot of its line",
        "payment_match_is_booked",
        f"{UNTRUE}[another line-plain]",
    ),
    rule(
        "what is placed on an invoice is booked on it",
        "payment_match_of_its_invoice",
        f"{UNTRUE}[another invoice-plain]",
    ),
    rule(
        "what undoes is the mirror of what it undoes",
        "payment_match_mirrors",
        "test_what_undoes_a_placement_is_its_mirror",
    ),
    constraint(
        "a placement is undone once",
        "fund_paymentmatch_reverses_id_key",
        "test_a_placement_is_undone_once",
    ),
    rule(
        "what the bank took back is not undone",
        "payment_match_not_bounced",
        "test_what_the_bank_took_back_is_not_undone",
    ),
    rule(
        "the bank takes back what stands, once",
        "payment_match_bounces_what_stands",
        "test_the_bank_takes_back_what_stands",
    ),
    constraint(
        "what the bank took back is a storno",
        "payment_match_bounce_is_one",
        "test_taking_back_is_told_as_taking_back",
    ),
]
