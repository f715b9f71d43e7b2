"""Who sat at this browser last: a form of an ended session is given back to nobody else."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

SALT = "shared.interrupted.typist"
KNOWN_FOR = timedelta(days=1)


def cookie_name() -> str:
    """The __Host- prefix needs TLS, as that of the session does."""
    return "__Host-typte" if settings.BEHIND_TLS else "typte"


def remember(response: HttpResponseBase, person: str) -> None:
    """Let the browser keep, signed, whose pages it showed."""
    response.set_signed_cookie(
        cookie_name(),
        person,
        salt=SALT,
        max_age=KNOWN_FOR,
        secure=settings.BEHIND_TLS,
        httponly=True,
        samesite="Lax",
    )


def who_typed(request: HttpRequest) -> str | None:
    """The person of the last page in this browser; nobody after a day, or when forged."""
    known: str | None = request.get_signed_cookie(
        cookie_name(), default=None, salt=SALT, max_age=KNOWN_FOR
    )
    return known
