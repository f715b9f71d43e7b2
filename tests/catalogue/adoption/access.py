"""Who may enter the addresses of adoption. The coordinator speaks for the members."""

from accounts.enums import Role
from catalogue.models import ProductSupport, StatementProposal
from tests.access_world import ACTORS
from tests.factories.accounts import AT
from tests.factories.adoption import state_that
from tests.factories.catalogue import (
    ProductFactory,
    StandardFactory,
    StandardVersionFactory,
)

ANYONE = frozenset(ACTORS)
DECIDES = frozenset({Role.INFORMATION_MANAGER.value, Role.APPROVER.value})
SPEAKS = DECIDES | {Role.PARTNERSHIP_COORDINATOR.value}
OWN = SPEAKS | {Role.PEOPLE_MANAGER.value}
SUPPLIERS = frozenset({Role.SUPPLIER.value})
KEY = "toegang-tot-de-bon"


def standard(world, actor):
    return [StandardFactory().slug]


def receipt(world, actor):
    municipality = world.municipal.municipality
    key = f"{KEY}:{municipality.pk}"
    state_that(
        municipality=municipality, standard=StandardFactory(), idempotency_key=key
    )
    return [KEY]


def proposal(world, actor):
    version, product = StandardVersionFactory(), ProductFactory()
    ProductSupport.objects.create(
        product=product, version=version, since_on=AT.date(), claimed_at=AT
    )
    made = StatementProposal.objects.create(
        municipality=world.municipal.municipality,
        version=version,
        product=product,
        in_use_on=AT.date(),
        proposed_by=world.colleague,
        proposed_at=AT,
    )
    return [made.pk]


def rows(row):
    """The rows of the table, made with its own class."""
    return {
        "standard_adoptions": row(ANYONE, frozenset(), standard),
        "statement_start": row(SPEAKS, frozenset(), standard),
        "statement_details": row(SPEAKS, SPEAKS, standard),
        "my_municipality": row(OWN),
        "obligations": row(OWN),
        "peers": row(OWN),
        "compare": row(ANYONE),
        "adoption_timeline": row(OWN, frozenset(), standard),
        "statement_receipt": row(OWN, frozenset(), receipt),
        "statements_confirm": row(OWN, OWN),
        "proposal_answer": row(DECIDES, DECIDES, proposal),
        "supplier_proposals": row(SUPPLIERS, SUPPLIERS),
    }
