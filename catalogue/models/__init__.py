"""Standards, initiatives, needs, who supplies them, and who applies them."""

from .adoption import (
    Adoption,
    AdoptionPeriod,
    AdoptionStatement,
    AdoptionTotal,
    StatementConfirmation,
    StatementProposal,
)
from .bindingness import BindingnessChange, BindingnessConfirmation
from .connections import InitiativeParticipant, InitiativeProduct, StandardOwner
from .editing import Draft
from .freshness import FreshnessSlot
from .initiative import Initiative
from .need import Need, NeedSupport
from .published_count import PublishedCount
from .search import SearchDocument, SearchWord, Synonym
from .standard import Standard, StandardLink, StandardQuerySet, StandardRelation
from .supplier import Product, ProductSupport
from .version import StandardVersion

__all__ = [
    "Adoption",
    "AdoptionPeriod",
    "AdoptionStatement",
    "AdoptionTotal",
    "BindingnessChange",
    "BindingnessConfirmation",
    "Draft",
    "FreshnessSlot",
    "Initiative",
    "InitiativeParticipant",
    "InitiativeProduct",
    "Need",
    "NeedSupport",
    "Product",
    "ProductSupport",
    "PublishedCount",
    "SearchDocument",
    "SearchWord",
    "Standard",
    "StandardLink",
    "StandardOwner",
    "StandardQuerySet",
    "StandardRelation",
    "StandardVersion",
    "StatementConfirmation",
    "StatementProposal",
    "Synonym",
]
