"""What holds for every answer under /api/: version, headers, and problems only."""

from __future__ import annotations

import json
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from . import PROBLEM_JSON, VERSION
from .problems import problem

_HEADERS = {
    "API-Version": VERSION,
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
}


class ApiAnswers:
    """Gives every API answer its headers, and turns any other error into a problem.

    Errors that never reach a view (an unknown address, a wrong method, a crash)
    come out of Django as HTML; here they get the same form as the rest.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith("/api/v"):
            return self.get_response(request)
        response = self.get_response(request)
        is_problem = response.get("Content-Type", "").startswith(PROBLEM_JSON)
        if response.status_code >= 400 and not is_problem:
            response = _as_problem(response)
        for name, value in _HEADERS.items():
            response[name] = value
        return response


def _as_problem(response: HttpResponse) -> HttpResponse:
    answer = HttpResponse(
        json.dumps(problem(response.status_code), ensure_ascii=False),
        status=response.status_code,
        content_type=PROBLEM_JSON,
    )
    if "Allow" in response:
        answer["Allow"] = response["Allow"]
    return answer
