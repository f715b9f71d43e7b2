"""Who may see and do what with notices and with the outbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.enums import Role
from samenorganiseren.shared.verdicts import Verdict, allowed_if

if TYPE_CHECKING:
    from accounts.models import User


def may_manage_outbox(user: User) -> Verdict:
    """Functional administrators."""
    return allowed_if(
        user.is_active and user.has_role(Role.FUNCTIONAL_ADMINISTRATOR),
        "Alleen een functioneel beheerder ziet de verzendlijst.",
    )
