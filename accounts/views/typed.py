"""Throwing away what was kept of a form when the session ended."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import View

from samenorganiseren.shared.access import SignedIn
from samenorganiseren.shared.interrupted import keeping


class ForgetTyped(SignedIn, View):
    """Begin again: the page comes back as it is without what was typed."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = request.GET.get("pagina", "")
        known = keeping.waiting(request.session)
        gone = [kept for kept in known if keeping.is_same(kept.page, asked)]
        keeping.write(request.session, [kept for kept in known if kept not in gone])
        # Only to a page of which something was kept: never to whatever is asked.
        return redirect(gone[0].page if gone else "account")
