"""The register of municipalities through time."""

from .municipality import Alias, HexCell, Municipality, MunicipalityQuerySet, Population
from .partnership import Partnership, PartnershipMember
from .region import Province, Region
from .relations import Neighbour, Succession

__all__ = [
    "Alias",
    "HexCell",
    "Municipality",
    "MunicipalityQuerySet",
    "Neighbour",
    "Partnership",
    "PartnershipMember",
    "Population",
    "Province",
    "Region",
    "Succession",
]
