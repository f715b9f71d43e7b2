"""Who may enter the addresses of the fund: invoices."""

from . import access_parties


def rows(row):
    """Our addresses. `row` makes one: get, post, to."""
    return {**access_parties.rows(row)}
