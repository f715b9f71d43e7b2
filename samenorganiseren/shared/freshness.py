"""Public pages that stay as they are until something on them changes.

A visitor who has the newest version gets no page (304), before sessions and addresses
are looked at. What was made for one visitor is kept in the memory of this process and
given to the next: not again after a change, not for who is signed in, never more than
`PAGES_KEPT` pages. What all pages show has one version number; the app that knows it
registers it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache, wraps
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import condition

View = Callable[..., HttpResponseBase]
Made = TypeVar("Made")
LARGEST_KEPT = 200_000
# How the tag of such a page begins, and no other tag.
TAGGED = 'W/"blad-'
MESSAGES = CookieStorage.cookie_name
_versions: list[Callable[[], int]] = []


def register(version: Callable[[], int]) -> None:
    """Tell what gives the number that grows with every change of public pages."""
    _versions.append(version)


def version(request: HttpRequest) -> str:
    """Of what public pages show; asked once for each request."""
    known = vars(request)
    if "shown_version" not in known:
        known["shown_version"] = "-".join(str(number()) for number in _versions)
    return known["shown_version"]


def fresh_for_visitors(view: View) -> View:
    """Give visitors who are not signed in a page they may keep until it changes."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated or MESSAGES in request.COOKIES:
            response = view(request, *args, **kwargs)
            response["Cache-Control"] = "private, no-store"
            return response
        tag = _tag(request)
        bound = condition(etag_func=lambda *_, **__: tag)(_kept_page(view, tag))
        return _for_visitors(bound(request, *args, **kwargs))

    return answer


class UnchangedPages:
    """Tells a visitor at once that the page she has is still the page.

    Only where no cookie can make her somebody: with one, the view decides.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        had = request.META.get("HTTP_IF_NONE_MATCH", "")
        if had.startswith(TAGGED) and _only_visits(request) and had == _tag(request):
            return _for_visitors(HttpResponseNotModified(headers={"ETag": had}))
        return self.get_response(request)


def _only_visits(request: HttpRequest) -> bool:
    """Reads, without anything that could make her more than a visitor."""
    personal = {settings.SESSION_COOKIE_NAME, MESSAGES}
    return request.method in ("GET", "HEAD") and personal.isdisjoint(request.COOKIES)


def _for_visitors(response: HttpResponseBase) -> HttpResponseBase:
    """To be asked for again each time, and never given to who is signed in."""
    response["Cache-Control"] = "no-cache"
    patch_vary_headers(response, ["Cookie", "Accept"])
    return response


def kept(request: HttpRequest, name: str, make: Callable[[], Made]) -> Made:
    """What was made under this name since the last change, for whoever asks."""
    made: Any = caches["pages"].get_or_set(_digest(name, *_moment(request)), make)
    return made


def _kept_page(view: View, tag: str) -> View:
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        page = caches["pages"].get(tag)
        if page is not None:
            return HttpResponse(*page)
        response: Any = view(request, *args, **kwargs)
        if _may_be_kept(request, response):
            caches["pages"].set(tag, (response.content, response["Content-Type"]))
        return response

    return answer


def _may_be_kept(request: HttpRequest, response: Any) -> bool:
    """A whole page without anything for this visitor alone."""
    return (
        request.method == "GET"
        and response.status_code == 200
        and not response.streaming
        and not response.cookies
        and "CSRF_COOKIE_NEEDS_UPDATE" not in request.META
        and len(response.content) <= LARGEST_KEPT
    )


def _tag(request: HttpRequest) -> str:
    """The same as long as data, day, release and address are."""
    asked = (
        request.get_host(),
        request.get_full_path(),
        request.META.get("HTTP_ACCEPT", ""),
    )
    return f'{TAGGED}{_digest(*asked, *_moment(request))}"'


def _moment(request: HttpRequest) -> tuple[Any, ...]:
    return version(request), timezone.localdate(), release(), settings.DEMO


def _digest(*parts: Any) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]


@cache
def release() -> str:
    """What this process was started from: pages change with their templates."""
    folders = [path for path in settings.BASE_DIR.iterdir() if _is_shown(path)]
    files = sorted(f for folder in folders for f in folder.rglob("*.*") if f.is_file())
    told = "".join(f"{file}{file.stat().st_mtime_ns}" for file in files)
    return hashlib.sha256(told.encode()).hexdigest()


def _is_shown(path: Any) -> bool:
    """Templates and our own apps: what a page is made of."""
    return path.name == "templates" or (path / "__init__.py").is_file()
