"""Reading from an address what somebody asks of a list."""

from __future__ import annotations

import unicodedata

from django.http import QueryDict

from catalogue.queries.lists import RELEVANCE, Asked, Shape
from samenorganiseren.shared.errors import DomainError

LONGEST_TEXT = 200
SINGLE = ("zoek", "volgorde", "pagina", "vorm")


class Unreadable(DomainError):
    """The address asks something that the list cannot answer."""


def asked_of(shape: Shape, params: QueryDict) -> Asked:
    """What is asked; words that are not of this list are refused with a sentence."""
    for name in SINGLE:
        if len(params.getlist(name)) > 1:
            raise Unreadable(f"Het adres noemt ‘{name}’ meer dan één keer.")
    text = _text(params.get("zoek", ""))
    return Asked(
        text=text,
        chosen=_chosen(shape, params),
        order=_order(shape, params.get("volgorde", ""), text),
        page=_page(params.get("pagina", "")),
    )


def cleaned(text: str) -> str:
    """The text as it may be put back in the field: printable, not too long."""
    return "".join(c for c in text if not _is_control(c))[:LONGEST_TEXT]


def _text(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise Unreadable(
            f"Uw zoekvraag is te lang. Gebruik hoogstens {LONGEST_TEXT} tekens."
        )
    if any(_is_control(c) for c in text.replace("\t", " ")):
        raise Unreadable(
            "In uw zoekvraag staan tekens die geen letters of cijfers zijn."
        )
    # Without a letter or digit there is nothing to look for.
    return " ".join(text.split()) if any(c.isalnum() for c in text) else ""


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cs", "Co", "Cn"}


def _chosen(shape: Shape, params: QueryDict) -> dict[str, list[str]]:
    chosen = {}
    for facet in shape.facets:
        known = {word for word, _ in facet.options}
        words = list(dict.fromkeys(filter(None, params.getlist(facet.name))))
        for word in words:
            if word not in known:
                raise Unreadable(
                    f"‘{cleaned(word)[:60]}’ is geen keuze bij ‘{facet.legend}’."
                )
        if words:
            chosen[facet.name] = words
    return chosen


def _order(shape: Shape, order: str, text: str) -> str:
    known = [each.slug for each in shape.orders]
    if order and order not in known:
        raise Unreadable(f"‘{cleaned(order)[:60]}’ is geen volgorde van deze lijst.")
    first = next((slug for slug in known if slug != RELEVANCE), RELEVANCE)
    default = RELEVANCE if text else first
    return default if order in ("", RELEVANCE) else order


def _page(page: str) -> int:
    if not page:
        return 1
    if not (
        page.isascii() and page.isdecimal() and int(page[:12]) >= 1 and len(page) < 10
    ):
        raise Unreadable(f"‘{cleaned(page)[:20]}’ is geen bladzijde van deze lijst.")
    return int(page)
