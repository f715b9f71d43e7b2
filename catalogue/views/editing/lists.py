"""The lists of the staff pages."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samenorganiseren.shared.forms.typed import without_control_characters

from ...queries import staff
from ..access import EditorRequired


class StaffList(EditorRequired):
    """One list with its pages; a page number that is not there shows the nearest."""

    template_name = ""

    def get(self, request: HttpRequest) -> HttpResponse:
        words = without_control_characters(request.GET.get("q", ""))[:100].strip()
        paginator = Paginator(self.rows(words), staff.PAGE)
        page = paginator.get_page(request.GET.get("pagina", "1")[:9])
        return render(request, self.template_name, {"page": page, "words": words})

    def rows(self, words: str) -> QuerySet[Any]:
        raise NotImplementedError


class Standards(StaffList):
    template_name = "catalogue/editing/standards.html"

    def rows(self, words: str) -> QuerySet[Any]:
        return staff.standards_for_staff(words)


class Initiatives(StaffList):
    template_name = "catalogue/editing/initiatives.html"

    def rows(self, words: str) -> QuerySet[Any]:
        return staff.initiatives_for_staff(words)


class Drafts(StaffList):
    template_name = "catalogue/editing/drafts.html"

    def rows(self, words: str) -> QuerySet[Any]:
        rows = staff.drafts_of_catalogue()
        return rows.filter(title__icontains=words) if words else rows


class Unconfirmed(StaffList):
    template_name = "catalogue/editing/unconfirmed.html"

    def rows(self, words: str) -> QuerySet[Any]:
        rows = staff.unconfirmed_bindingness()
        return rows.filter(standard__name__icontains=words) if words else rows
