"""The gate of the pages of the administrators."""

from __future__ import annotations

from accounts.enums import Role
from samenorganiseren.shared.access import RoleRequired

from ..rules.access import ADMINISTRATORS


class Administrators(RoleRequired):
    """A page for the administrators of the fund."""

    roles = (Role.FUND_ADMINISTRATOR,)
    role_reason = ADMINISTRATORS
