"""Pages of a list: `pagina` and `perPagina`, with a Link header."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import EmptyPage
from django.db.models import QuerySet
from django.http import Http404
from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from .problems import InvalidInput, input_error
from .rows import Columns

LARGEST_PAGE_NUMBER = 1_000_000


class Pages(PageNumberPagination):
    """Twenty rows a page, at most a hundred. A page past the end is a 404."""

    page_size = 20
    max_page_size = 100
    page_query_param = "pagina"
    page_size_query_param = "perPagina"
    page_query_description = "Welke pagina, vanaf 1."
    page_size_query_description = "Hoeveel rijen per pagina, ten hoogste 100."
    parameter_names = frozenset({"pagina", "perPagina"})

    def paginate_queryset(
        self, queryset: Any, request: Any, view: Any = None
    ) -> list[Any]:
        self.request = request
        number, size = self._asked(request)
        paginator = self.django_paginator_class(queryset, size)
        try:
            self.page = paginator.page(number)
        except EmptyPage as past_the_end:
            raise Http404 from past_the_end
        return list(self.page)

    def paginate_columns(
        self, columns: Columns, rows: QuerySet[Any], request: Request, *, is_whole: bool
    ) -> list[dict[str, Any]]:
        """The rows of the asked page, already told; in one query."""
        self.request = request
        number, size = self._asked(request)
        told, total = columns.page(
            rows, first=(number - 1) * size, most=size, is_whole=is_whole
        )
        if number > 1 and not told:
            raise Http404
        self.page = self.django_paginator_class(range(total), size).page(number)
        return told

    def _asked(self, request: Request) -> tuple[int, int]:
        """Which page, and of how many rows."""
        asked = _whole_numbers(
            request, {"pagina": LARGEST_PAGE_NUMBER, "perPagina": self.max_page_size}
        )
        return asked.get("pagina", 1), asked.get("perPagina", self.page_size)

    def get_paginated_response(self, data: Sequence[Any]) -> Response:
        return Response(
            {
                "aantal": self.page.paginator.count,
                "pagina": self.page.number,
                "aantalPaginas": self.page.paginator.num_pages,
                "resultaten": data,
            },
            headers={"Link": self._links()},
        )

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        whole = {"type": "integer", "minimum": 0}
        return {
            "type": "object",
            "required": ["aantal", "pagina", "aantalPaginas", "resultaten"],
            "properties": {
                "aantal": whole,
                "pagina": whole,
                "aantalPaginas": whole,
                "resultaten": schema,
            },
        }

    def _links(self) -> str:
        last = self.page.paginator.num_pages
        numbers = {"first": 1, "last": last}
        if self.page.has_next():
            numbers["next"] = self.page.next_page_number()
        if self.page.has_previous():
            numbers["prev"] = self.page.previous_page_number()
        here = self.request.build_absolute_uri()
        return ", ".join(
            f'<{replace_query_param(here, self.page_query_param, number)}>; rel="{rel}"'
            for rel, number in numbers.items()
        )


def _whole_numbers(request: Any, largest: dict[str, int]) -> dict[str, int]:
    """The asked numbers; raises InvalidInput naming each that is none."""
    asked = {n: request.query_params[n] for n in largest if n in request.query_params}
    wrong = [
        input_error(
            "query",
            name,
            "range",
            f"Geef een heel getal van 1 tot en met {largest[name]}.",
        )
        for name, text in asked.items()
        if not (
            text.isascii() and text.isdecimal() and 1 <= int(text[:12]) <= largest[name]
        )
    ]
    if wrong:
        raise InvalidInput(wrong)
    return {name: int(text) for name, text in asked.items()}
