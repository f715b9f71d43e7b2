"""Who reads what one municipality pays to the fund."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.enums import Role
from catalogue.rules.adoption import own_municipality_ids
from samenorganiseren.shared.verdicts import Verdict, allowed_if

from .access import may_administer

if TYPE_CHECKING:
    from accounts.models import User


def may_read_contribution(user: User, municipality_id: int) -> Verdict:
    """The municipality's own people, in whatever role, and the fund's administrators."""
    is_own = municipality_id in own_municipality_ids(user, *Role)
    return allowed_if(
        is_own or bool(may_administer(user)),
        "Wat een gemeente aan het fonds betaalt, lezen haar eigen mensen en de "
        "beheerders van het Fonds GGU.",
    )
