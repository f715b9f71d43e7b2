"""Lists in pages: a page number that does not exist gives the nearest that does."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

PER_PAGE = 25


def page_of(found: Any, typed: str | None, per_page: int = PER_PAGE) -> Page:
    """The page of this list that was asked for, or the nearest."""
    return Paginator(found, per_page).get_page(typed or 1)


class Paged:
    """A list view in pages, under the parameter `pagina`."""

    request: HttpRequest
    page_kwarg = "pagina"
    paginate_by = PER_PAGE

    def paginate_queryset(self, queryset: Any, page_size: int) -> Any:
        page = page_of(queryset, self.request.GET.get(self.page_kwarg), page_size)
        return page.paginator, page, page.object_list, page.has_other_pages()
