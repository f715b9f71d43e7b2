"""Who may enter the addresses of the fund: the bank and its payments."""

from accounts.enums import Role

from .scene import CENTS, Bank, Town

NOBODY = frozenset()
ADMINISTRATOR = frozenset({Role.FUND_ADMINISTRATOR.value})


def account(world, actor):
    return [Bank().account.pk]


def line(world, actor):
    return [Bank().line(CENTS).pk]


def gone(world, actor):
    bank = Bank()
    bank.line(CENTS)
    return [bank.line(-CENTS).pk]


def statement(world, actor):
    return [Bank().line(CENTS).statement_id]


def placed(world, actor):
    return [Bank().owes(Town()).pk]


def owed(world, actor):
    town = Town()
    Bank().owes(town)
    return [town.municipality.code]


def rows(row):
    """Our addresses. `row` makes one: get, post, to."""
    return {
        "fund_bank": row(ADMINISTRATOR),
        "fund_bank_new_account": row(ADMINISTRATOR, ADMINISTRATOR),
        "fund_bank_import": row(ADMINISTRATOR, ADMINISTRATOR),
        "fund_bank_statement": row(ADMINISTRATOR, NOBODY, statement),
        "fund_bank_worklist": row(ADMINISTRATOR),
        "fund_bank_rematch": row(NOBODY, ADMINISTRATOR, account),
        "fund_bank_line": row(ADMINISTRATOR, NOBODY, line),
        "fund_bank_place": row(NOBODY, ADMINISTRATOR, line),
        "fund_bank_other": row(ADMINISTRATOR, ADMINISTRATOR, line),
        "fund_bank_overpaid": row(ADMINISTRATOR, ADMINISTRATOR, line),
        "fund_bank_grant_back": row(ADMINISTRATOR, ADMINISTRATOR, line),
        "fund_bank_disbursement": row(ADMINISTRATOR, ADMINISTRATOR, gone),
        "fund_bank_return": row(ADMINISTRATOR, ADMINISTRATOR, line),
        "fund_bank_bounce": row(ADMINISTRATOR, ADMINISTRATOR, gone),
        "fund_bank_undo": row(ADMINISTRATOR, ADMINISTRATOR, placed),
        "fund_refunds": row(ADMINISTRATOR),
        "fund_refund": row(ADMINISTRATOR, ADMINISTRATOR, owed),
    }
