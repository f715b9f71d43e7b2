"""Giving back a paper, to who may read what it came with."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.generic import View

from samenorganiseren.shared.access import to_sign_in

from ...models import Paper
from ...rules.papers import may_read_paper


class PaperFile(View):
    """Always as a download, under its own name and type, never shown by the browser."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, key: str) -> HttpResponseBase:
        # Of a file that was swept only the row is left.
        paper = get_object_or_404(Paper, key=key, loose__swept_at=None)
        if not (verdict := may_read_paper(request.user, paper)):
            if not request.user.is_authenticated:
                return to_sign_in(request)
            raise PermissionDenied(verdict.reason)
        return download(paper)


def download(paper: Paper) -> FileResponse:
    """The file as it came, for who may have it: nothing in it runs here."""
    response = FileResponse(
        paper.file.open("rb"),
        as_attachment=True,
        filename=paper.name,
        content_type=paper.content_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
