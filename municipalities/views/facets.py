"""The choices beside the list, as the facets component draws them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.http import QueryDict

from samenorganiseren.shared.names import sort_key

from ..enums import RegionKind
from ..forms.listing import LEGENDS, Asked
from ..queries.listing import Option
from .addresses import with_value, without

# More choices than this fold away behind "Meer".
SHOWN = 12
_IN_NUMBER_ORDER = {"grootteklasse", "stedelijkheid"}


def facets_of(asked: Asked, options: Iterable[Option]) -> list[dict[str, Any]]:
    """Only the divisions of the country that were asked for or chosen from."""
    by_facet = {
        facet: list(rows) for facet, rows in groupby(options, key=lambda o: o.facet)
    }
    return [
        _facet(asked, name, by_facet[name])
        for name in LEGENDS
        if name in by_facet and _is_shown(asked, name)
    ]


def _is_shown(asked: Asked, name: str) -> bool:
    is_division = name in RegionKind.values
    return not is_division or name == asked.division or name in asked.typed


def _facet(asked: Asked, name: str, options: list[Option]) -> dict[str, Any]:
    chosen = asked.typed.get(name, [])
    rows = [
        {
            "value": option.value,
            "label": option.label,
            "count": option.count,
            "is_chosen": option.value in chosen,
        }
        for option in sorted(options, key=_place)
    ]
    shown = [row for n, row in enumerate(rows) if n < SHOWN or row["is_chosen"]]
    extra = [row for row in rows if row not in shown]
    return {"name": name, "legend": LEGENDS[name], "options": shown, "extra": extra}


def _place(option: Option) -> str:
    is_numbered = option.facet in _IN_NUMBER_ORDER
    return option.value if is_numbered else sort_key(option.label)


def chips_of(
    asked: Asked, options: Iterable[Option], query: QueryDict
) -> list[dict[str, str]]:
    """What was chosen, each with the address of the list without it."""
    labels = {(o.facet, o.value): o.label for o in options}
    chips = [
        {
            "label": labels.get((facet, value), value[:40]),
            "address": without(query, facet, value),
        }
        for facet, values in asked.typed.items()
        for value in values
    ]
    if asked.question.words:
        label = f"Zoek: {asked.question.words}"
        chips.insert(0, {"label": label, "address": with_value(query, zoek="")})
    return chips


def divisions_of(asked: Asked, query: QueryDict) -> list[dict[str, str]]:
    """Ways to the divisions of the country that are not shown yet."""
    return [
        {"label": str(kind.label), "address": with_value(query, indeling=kind.value)}
        for kind in RegionKind
        if not _is_shown(asked, kind.value)
    ]
