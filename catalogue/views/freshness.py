"""Visitors who have the newest version of a page get no page: 304."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache, wraps
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import condition

from catalogue.queries.freshness import catalogue_version

Handler = TypeVar("Handler", bound=Callable[..., HttpResponseBase])


def fresh_for_visitors(handler: Handler) -> Any:
    """Give visitors who are not signed in a page they may keep until it changes."""

    @wraps(handler)
    def answer(
        view: Any, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        if request.user.is_authenticated or "messages" in request.COOKIES:
            response = handler(view, request, *args, **kwargs)
            response["Cache-Control"] = "private, no-store"
            return response
        bound = condition(etag_func=_etag)(
            lambda asked, *rest, **named: handler(view, asked, *rest, **named)
        )
        response = bound(request, *args, **kwargs)
        response["Cache-Control"] = "no-cache"
        patch_vary_headers(response, ["Cookie", "Accept"])
        return response

    return answer


def _etag(request: HttpRequest, *args: Any, **kwargs: Any) -> str:
    """The same as long as data, day, release and address are."""
    parts = (
        catalogue_version(),
        timezone.localdate(),
        release(),
        request.get_full_path(),
        request.headers.get("Accept", ""),
        settings.DEMO,
    )
    return f'W/"{hashlib.sha256(repr(parts).encode()).hexdigest()[:32]}"'


@cache
def release() -> str:
    """What this process was started from: pages change with their templates."""
    folders = [
        settings.BASE_DIR / name
        for name in ("templates", "catalogue", "samenorganiseren")
    ]
    files = sorted(f for folder in folders for f in folder.rglob("*.*") if f.is_file())
    told = "".join(f"{file}{file.stat().st_mtime_ns}" for file in files)
    return hashlib.sha256(told.encode()).hexdigest()
