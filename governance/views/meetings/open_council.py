"""The export of meetings for other systems, in bounded pages."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.generic import View

from ...queries.meetings.open_council import CONTEXT, part_of

LAST_PAGE = 10_000


class OpenCouncil(View):
    """The public part, as JSON-LD; who has the newest version gets nothing anew."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponseBase:
        typed = request.GET.get("pagina", "1")
        page = int(typed) if typed.isdecimal() and len(typed) < 6 else 0
        if not 1 <= page <= LAST_PAGE:
            detail = "De pagina is een getal van 1 tot en met 10000."
            return JsonResponse({"titel": "Onjuist", "detail": detail}, status=400)
        part = part_of(page, timezone.now())
        body: dict[str, Any] = {
            "@context": CONTEXT,
            "next": self.address(page + 1) if part.has_next else None,
            "previous": self.address(page - 1) if page > 1 else None,
            "results": part.results,
        }
        content = json.dumps(body, ensure_ascii=False).encode()
        etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
        response = HttpResponse(content, content_type="application/ld+json")
        response["ETag"] = etag
        response["Cache-Control"] = "no-cache"
        response["Access-Control-Allow-Origin"] = "*"
        answer: Any = get_conditional_response(request, etag=etag, response=response)
        return answer

    def address(self, page: int) -> str:
        return f"{settings.BASE_URL}{self.request.path}?pagina={page}"
