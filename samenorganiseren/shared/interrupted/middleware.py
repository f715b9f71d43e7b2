"""Gives a form back to who typed in it, once that person is signed in again."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from . import keeping, typist
from .filling import fill_in
from .keeping import Kept


class InterruptedForms:
    """Only pages are filled in that the person got by asking: it lets nobody in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # A page that did not look at the session stays as it is, for everybody.
        person = request.session.accessed and request.session.get(SESSION_KEY)
        if not person:
            return response
        if keeping.IN_SESSION in request.session:
            give_back(request, response, person)
        if is_page(request, response):
            typist.remember(response, person)
        return response


def give_back(request: HttpRequest, response: HttpResponse, person: str) -> None:
    """Forget what is another's, too old or sent; fill in what is still to be sent."""
    known = keeping.waiting(request.session)
    left = [
        kept
        for kept in known
        if kept.person == person and not is_sent(request, response, kept)
    ]
    if len(left) != len(request.session[keeping.IN_SESSION]):
        keeping.write(request.session, left)
    if is_page(request, response):
        here = request.get_full_path()
        for kept in (one for one in left if keeping.is_same(one.page, here)):
            show(request, response, kept)


def show(request: HttpRequest, response: HttpResponse, kept: Kept) -> None:
    """Draw what was typed into the page, which is then for nobody else to keep."""
    empty = response.content.decode(response.charset)
    asks_file = {"has_file": 'type="file"' in empty}
    notice = render_to_string("interrupted/notice.html", asks_file)
    page = fill_in(empty, kept, notice=notice)
    if page != empty:
        told = {"page": kept.page}
        again = render_to_string("interrupted/begin_again.html", told, request)
        page = page.replace("</body>", f"{again}</body>")
        response.content = page.encode(response.charset)
        response["Cache-Control"] = "private, no-store"


def is_sent(request: HttpRequest, response: HttpResponse, kept: Kept) -> bool:
    """Whether this very form was sent and taken: only then another page follows."""
    return (
        request.method == "POST"
        and 300 <= response.status_code < 400
        and keeping.is_same(kept.action, request.get_full_path())
    )


def is_page(request: HttpRequest, response: HttpResponse) -> bool:
    """A whole page that somebody reads."""
    return (
        request.method == "GET"
        and response.status_code == 200
        and not response.streaming
        and response.get("Content-Type", "").startswith("text/html")
    )
