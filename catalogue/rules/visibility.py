"""Who may see which municipality applies a standard.

Each standard has one ring (`Ring`). Who does not see the names reads the published
counts, as `suppression` lets everyone read them.
"""

from __future__ import annotations

from typing import Protocol

from accounts.enums import OrganisationKind, Role
from accounts.models import User

from ..enums import Ring
from .suppression import SMALLEST_SHOWN

_VNG_READERS = (Role.CATALOGUE_EDITOR, Role.FUNCTIONAL_ADMINISTRATOR)
_MUNICIPAL_KINDS = (OrganisationKind.MUNICIPALITY, OrganisationKind.PARTNERSHIP)


class HasRing(Protocol):
    """A standard, or a row of a list that tells its ring."""

    ring: str


def visible_rings(viewer: User | None) -> frozenset[Ring]:
    """The rings in which this reader sees the names of all municipalities."""
    if viewer is None or not viewer.is_authenticated:
        return frozenset({Ring.PUBLIC})
    if viewer.has_role(*_VNG_READERS):
        return frozenset(Ring)
    if any(
        held.organisation.kind in _MUNICIPAL_KINDS
        for held in viewer.get_current_roles()
    ):
        return frozenset({Ring.PUBLIC, Ring.MUNICIPALITIES})
    return frozenset({Ring.PUBLIC})


def sees_names(viewer: User | None, standard: HasRing) -> bool:
    """Whether this reader sees the names of all municipalities for this standard."""
    return Ring(standard.ring) in visible_rings(viewer)


def sees_all_names(viewer: User | None) -> bool:
    """Whether there is no standard whose names are kept from this reader."""
    return visible_rings(viewer) == frozenset(Ring)


def must_suppress(count: int, ring: Ring | str) -> bool:
    """Whether a count is too small to show: one to four, outside the public ring."""
    return ring != Ring.PUBLIC and 0 < count < SMALLEST_SHOWN
