"""What a signed-in person's request passes."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from redis.exceptions import RedisError

from accounts.rules import may_write

logger = logging.getLogger(__name__)
GetResponse = Callable[[HttpRequest], HttpResponse]

READS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
# Here a person signs in and out, and sets up the second factor itself.
OWN_ACCOUNT = ("/account/", "/inloggen/", "/uitloggen/")
STAFF = ("/beheer/", "/organisatie/")
# In the session: the person for whom a provider vouched at this sign-in.
VOUCHED = "vouched_for"


class SecondFactorRequired:
    """Leads people with a role to a second factor before they change anything."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (vouched := request.session.get(VOUCHED)) and vouched == request.user.pk:
            request.user.is_vouched_for = True
        if self._needs_no_check(request) or not request.user.is_authenticated:
            return self.get_response(request)
        verdict = may_write(request.user)
        if verdict:
            return self.get_response(request)
        messages.warning(request, verdict.reason)
        return redirect("mfa_index")

    @staticmethod
    def _needs_no_check(request: HttpRequest) -> bool:
        if request.path.startswith(OWN_ACCOUNT):
            return True
        return request.method in READS and not request.path.startswith(STAFF)


class CacheMissing:
    """Sign-in counts its attempts in the cache; without it nobody gets in, with a reason."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, error: Exception
    ) -> HttpResponse | None:
        if not isinstance(error, RedisError) or not request.path.startswith(
            OWN_ACCOUNT
        ):
            return None
        logger.error("sign-in refused: the cache does not answer")
        return render(request, "account/cache_missing.html", status=503)
