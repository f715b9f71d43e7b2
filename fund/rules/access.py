"""Who works in the fund."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.enums import Role
from samenorganiseren.shared.verdicts import Verdict, allowed_if, denied

if TYPE_CHECKING:
    from accounts.models import User

ADMINISTRATORS = "Dit doen de beheerders van het Fonds GGU."


def may_administer(user: User) -> Verdict:
    """Administrators of the fund, who work at VNG."""
    return allowed_if(
        user.is_authenticated
        and user.is_active
        and user.has_role(Role.FUND_ADMINISTRATOR),
        ADMINISTRATORS,
    )


def may_approve(user: User, prepared_by_id: int) -> Verdict:
    """Four eyes: an administrator who did not prepare it."""
    if user.pk == prepared_by_id:
        return denied(
            "U hebt dit zelf voorbereid. Een tweede beheerder leest het na en keurt "
            "het goed."
        )
    return may_administer(user)
