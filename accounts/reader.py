"""What every page knows of its reader."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from accounts.enums import Role
from accounts.models import RoleAssignment
from accounts.rules import may_manage, may_write

MUNICIPAL = (Role.INFORMATION_MANAGER, Role.APPROVER)


def who_reads(request: HttpRequest) -> dict[str, Any]:
    """Name, organisation and what the menu may offer; nothing for a visitor."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"has_municipal_role": False}
    roles = user.get_current_roles()
    return {
        "user_label": user.name,
        "organisation_label": _organisations(roles),
        "may_manage": bool(may_manage(user)),
        "may_write": bool(may_write(user)),
        "writes_unguarded": settings.DEMO
        and bool(roles)
        and not user.has_second_factor(),
        "has_municipal_role": user.has_role(*MUNICIPAL),
        "is_supplier": user.has_role(Role.SUPPLIER),
    }


def _organisations(roles: list[RoleAssignment]) -> str:
    """The organisation, or the first one and how many more."""
    names = list(dict.fromkeys(held.organisation.name for held in roles))
    if len(names) > 1:
        return f"{names[0]} en {len(names) - 1} meer"
    return names[0] if names else ""
