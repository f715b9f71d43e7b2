"""One page out of a list, when its length is already known."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator

PER_PAGE = 25


def page_of(rows: Any, total: int, asked: str) -> tuple[Page[Any], str]:
    """The page that was asked for, or the nearest one with a sentence."""
    paginator: Paginator[Any] = Paginator(rows, PER_PAGE)
    # The length came with the facets; counting again would be a query too many.
    vars(paginator)["count"] = total
    nearest = min(max(_number(asked), 1), paginator.num_pages)
    problem = ""
    if _number(asked) != nearest:
        problem = (
            f"Pagina ‘{asked[:20]}’ bestaat niet. Er zijn pagina’s 1 tot en met"
            f" {paginator.num_pages}. Dit is pagina {nearest}."
        )
    return paginator.page(nearest), problem


def _number(asked: str) -> int:
    is_number = asked.isascii() and asked.isdecimal() and len(asked) < 12
    return int(asked) if is_number else 0
