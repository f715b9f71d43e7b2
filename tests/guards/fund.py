"""The guards of the fund, gathered from its areas."""

from tests.fund.awards import guards as awards
from tests.fund.closing import guards as closing
from tests.fund.contributions import guards as contributions
from tests.fund.invoices import guards as invoices
from tests.fund.ledger import guards as ledger
from tests.fund.payments import guards as payments
from tests.fund.planning import guards as planning
from tests.fund.public import guards as public

from .parts import Parts

FUND = Parts(
    ledger, planning, contributions, invoices, payments, awards, closing, public
)
