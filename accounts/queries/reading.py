"""Who reads a page, with the roles that every page asks for."""

from __future__ import annotations

from django.utils import timezone

from ..models import RoleAssignment, User


def reader(user_id: int) -> User | None:
    """Somebody with the roles of today in one query; in two for who has none."""
    held = RoleAssignment.objects.filter(user=user_id).on(timezone.localdate())
    roles = list(held.with_organisation().with_second_factor().select_related("user"))
    user = roles[0].user if roles else User.objects.filter(pk=user_id).first()
    if user is not None:
        user.keep_roles(roles)
    return user
