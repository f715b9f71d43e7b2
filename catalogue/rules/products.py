"""Who may say what a product supports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.enums import OrganisationKind, Role
from samenorganiseren.shared.verdicts import Verdict, allowed_if

if TYPE_CHECKING:
    from accounts.models import Organisation, User


def suppliers_of(user: User) -> list[Organisation]:
    """The suppliers that this person represents today."""
    if not user.is_authenticated:
        return []
    held = {
        role.organisation
        for role in user.get_current_roles()
        if role.role == Role.SUPPLIER
        and role.organisation.kind == OrganisationKind.SUPPLIER
    }
    return sorted(held, key=lambda organisation: organisation.sort_key)


def may_manage_products(user: User, supplier: Organisation) -> Verdict:
    """Whoever represents this supplier."""
    return allowed_if(
        supplier in suppliers_of(user),
        "U kunt dit alleen doen voor een leverancier die u vertegenwoordigt.",
    )
