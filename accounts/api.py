"""Who asks: an API key in the Authorization header, never in an address."""

from __future__ import annotations

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from samenorganiseren.shared.verdicts import require

from .models import ApiToken, User
from .queries import token_owner
from .rules.keys import may_act


class BearerToken(BaseAuthentication):
    """`Authorization: Bearer <key>`; without the header the asker is a visitor.

    The key acts for its person and its one organisation, whatever other roles
    the person has. When the last role there ends, the key stops with it.
    """

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        words = get_authorization_header(request).split()
        if not words:
            return None
        token = token_owner(words[1].decode("latin-1")) if _is_bearer(words) else None
        if token is None:
            raise AuthenticationFailed
        require(may_act(token))
        token.user.act_only_for(token.organisation_id)
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


class BearerTokenScheme(OpenApiAuthenticationExtension):
    """How the OpenAPI document tells of the key."""

    target_class = "accounts.api.BearerToken"
    name = "apiSleutel"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer"}


def _is_bearer(words: list[Any]) -> bool:
    return len(words) == 2 and words[0].lower() == b"bearer"
