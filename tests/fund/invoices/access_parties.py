"""Who may enter the addresses of the fund: parties, sending and reminding."""

from accounts.enums import Role
from fund.models import DebtorIban
from tests.factories.accounts import AT

from .scene import IBAN, debtor

ADMINISTRATOR = frozenset({Role.FUND_ADMINISTRATOR.value})
NOBODY = frozenset()


def one_debtor(world, actor):
    return [debtor().municipality.slug]


def iban(world, actor):
    made = DebtorIban.objects.create(
        debtor=debtor(), iban=IBAN, added_by_label="Persoon", added_at=AT
    )
    return [made.debtor.municipality.slug, made.pk]


def rows(row):
    """Our addresses. `row` makes one: get, post, to."""
    return {
        "fund_debtors": row(ADMINISTRATOR),
        "fund_issuer": row(ADMINISTRATOR, ADMINISTRATOR),
        "fund_import_debtors": row(ADMINISTRATOR, ADMINISTRATOR),
        "fund_debtor": row(ADMINISTRATOR, ADMINISTRATOR, one_debtor),
        "fund_add_iban": row(ADMINISTRATOR, ADMINISTRATOR, one_debtor),
        "fund_remove_iban": row(NOBODY, ADMINISTRATOR, iban),
    }
