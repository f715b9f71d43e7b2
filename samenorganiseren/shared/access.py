"""The gate of a page: nobody enters unless the page says who may.

A visitor is led to sign in and comes back; who may not enter reads why.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.http import url_has_allowed_host_and_scheme

from .errors import NotAllowed
from .interrupted.keeping import put_away, typed_in
from .verdicts import Verdict, allowed_if, denied

ENDED = "U was niet meer ingelogd. Er is nog niets vastgelegd. Log opnieuw in"
KEPT = f"{ENDED}: wat u typte, hebben wij bewaard en staat daarna weer ingevuld."
NOT_KEPT = (
    f"{ENDED} en controleer daarna wat u typte: wij konden het niet voor u bewaren."
)
NOTHING_TYPED = f"{ENDED} en druk daarna nog een keer op de knop."
READS = ("GET", "HEAD", "OPTIONS")


class Guarded:
    """A view behind the gate; `verdict` tells who may enter, and nobody may by default."""

    request: HttpRequest

    def verdict(self) -> Verdict:
        """Whether `self.request.user` may enter; `self.kwargs` is known."""
        return denied("Deze pagina is niet voor u.")

    def dispatch(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return to_sign_in(request)
        try:
            if not (verdict := self.verdict()):
                raise NotAllowed(verdict.reason)
            return super().dispatch(request, *args, **kwargs)
        except NotAllowed as refusal:
            raise PermissionDenied(str(refusal)) from refusal


class SignedIn(Guarded):
    """A page for everybody with an account."""

    def verdict(self) -> Verdict:
        return allowed_if(True, "")


class RoleRequired(Guarded):
    """A page for people with one of these roles, for whichever organisation."""

    roles: tuple[str, ...] = ()
    role_reason = "Voor deze pagina hebt u een andere rol nodig."

    def verdict(self) -> Verdict:
        return allowed_if(self.request.user.has_role(*self.roles), self.role_reason)


def signed_in(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The gate of a page that is a function: everybody with an account."""

    @wraps(view)
    def gate(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return to_sign_in(request)
        return view(request, *args, **kwargs)

    return gate


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Lead to the sign-in page, and back to where the person was; what was typed is kept."""
    if request.method in READS:
        return redirect_to_login(request.get_full_path())
    page = _page_of_form(request)
    fields = typed_in(request)
    if not fields:
        messages.warning(request, NOTHING_TYPED)
    elif put_away(request, page=page, fields=fields):
        messages.warning(request, KEPT)
    else:
        messages.warning(request, NOT_KEPT)
    return redirect_to_login(page)


def _page_of_form(request: HttpRequest) -> str:
    """Where the form stood: the page it came from, else its own address."""
    came_from = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(
        came_from, {request.get_host()}, require_https=request.is_secure()
    )
    page = urlunsplit(("", "", *urlsplit(came_from)[2:4], "")) if is_ours else ""
    # A path that begins with two slashes would lead to another site.
    is_here = url_has_allowed_host_and_scheme(page, None)
    return page if is_here else request.get_full_path()
