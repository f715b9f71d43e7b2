"""Who may enter the addresses of the fund, gathered from its areas."""

from .awards import access as awards
from .closing import access as closing
from .contributions import access as contributions
from .invoices import access as invoices
from .ledger import access as ledger
from .payments import access as payments
from .planning import access as planning
from .public import access as public

AREAS = (awards, closing, contributions, invoices, ledger, payments, planning, public)


def rows(row):
    """All addresses of the fund."""
    return {name: made for area in AREAS for name, made in area.rows(row).items()}
