"""Who can be signed in: active people, and made-up people in demo mode alone."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings

from accounts.models import User
from accounts.queries.reading import reader


class PortalBackend(AuthenticationBackend):
    """Asked at sign-in and again at every request of a session."""

    def user_can_authenticate(self, user: User) -> bool:
        if user.is_fictitious and not settings.DEMO:
            return False
        return user.is_active

    def get_user(self, user_id: int) -> User | None:
        """The person of a session, with the roles that every page asks for."""
        user = reader(user_id)
        return user if user and self.user_can_authenticate(user) else None
