"""Who may enter the addresses of the fund: the ledger and its audit."""

from accounts.enums import Role
from samenorganiseren.shared.actors import Machine
from tests.factories.fund import BudgetLineFactory, ceiling

ADMINISTRATORS = frozenset({Role.FUND_ADMINISTRATOR.value})


def booked():
    """An entry with its lines."""
    return ceiling(BudgetLineFactory(), 100, by=Machine("proef"))


def entry(world, actor):
    return [booked().pk]


def account(world, actor):
    return [booked().lines.first().account_id]


def rows(row):
    """Our addresses. `row` makes one: get, post, to."""
    return {
        "fund_ledger": row(ADMINISTRATORS),
        "fund_accounts": row(ADMINISTRATORS),
        "fund_account": row(ADMINISTRATORS, to=account),
        "fund_entries": row(ADMINISTRATORS),
        "fund_entry": row(ADMINISTRATORS, to=entry),
        "fund_entry_reverse": row(ADMINISTRATORS, ADMINISTRATORS, entry),
        # What has no page answers that it is not there; an entry has one.
        "fund_document": row(ADMINISTRATORS, to=lambda w, a: [booked().subject_key]),
        "fund_seals": row(ADMINISTRATORS),
        "fund_exports": row(ADMINISTRATORS),
        "fund_export": row(ADMINISTRATORS, to=lambda w, a: ["saldi.csv"]),
    }
