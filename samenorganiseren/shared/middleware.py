"""What every request passes first."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from csp.constants import HEADER
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from .origin import Origin, coming_from


class RequestOrigin:
    """Remembers where the request came from and gives it a number.

    Behind the proxy the network address is the last one in X-Forwarded-For,
    because that is the only one the proxy itself wrote.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        origin = Origin(
            door="api" if request.path.startswith("/api/") else "web",
            address=self._address(request),
            request_id=uuid.uuid4().hex,
        )
        with coming_from(origin):
            response = self.get_response(request)
        response["X-Request-Id"] = origin.request_id
        return response

    @staticmethod
    def _address(request: HttpRequest) -> str:
        if not settings.BEHIND_TLS:
            return request.META.get("REMOTE_ADDR", "")
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
        return forwarded.rsplit(",", 1)[-1].strip() or request.META.get(
            "REMOTE_ADDR", ""
        )


class ContentSecurityPolicy:
    """The same policy on every answer: no page of ours has an exception or a nonce.

    Written once. django-csp's own middleware writes it anew for each answer, which
    took a sixth of a 304.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.policy = build_policy()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault(HEADER, self.policy)
        return response
