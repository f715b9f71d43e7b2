"""Who may enter the addresses of the fund: invoices."""

from accounts.enums import Role

from . import access_parties
from .access_parties import ADMINISTRATOR, NOBODY, sent
from .scene import debtor, scene

# The municipality's own people, in whatever role they have there.
OWN = ADMINISTRATOR | {
    Role.INFORMATION_MANAGER.value,
    Role.APPROVER.value,
    Role.PEOPLE_MANAGER.value,
}


def own(world):
    """An invoice to the municipality of the world."""
    return sent(debtor(world.municipal.municipality))


def run(world, actor):
    return [scene(10_000).pk]


def number(world, actor):
    return [sent().number]


def own_file(world, actor):
    return [own(world).number, "pdf"]


def own_place(world, actor):
    return [own(world).municipality.slug]


def rows(row):
    """Our addresses. `row` makes one: get, post, to."""
    return {
        **access_parties.rows(row),
        "fund_invoices": row(ADMINISTRATOR),
        "fund_invoice_runs": row(ADMINISTRATOR),
        "fund_invoice_run": row(ADMINISTRATOR, NOBODY, run),
        "fund_check_invoice_run": row(NOBODY, ADMINISTRATOR, run),
        "fund_issue_invoice_run": row(NOBODY, ADMINISTRATOR, run),
        "fund_invoice": row(ADMINISTRATOR, NOBODY, number),
        "fund_credit_invoice": row(ADMINISTRATOR, ADMINISTRATOR, number),
        "fund_invoice_file": row(OWN, NOBODY, own_file),
        "fund_own_invoices": row(OWN, NOBODY, own_place),
    }
