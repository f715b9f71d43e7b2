"""Our parts of Beheer."""

from . import awards, closing, contributions, invoices, ledger, payments, public

PARTS = [
    part
    for area in (awards, closing, contributions, invoices, ledger, payments, public)
    for part in area.PARTS
]
