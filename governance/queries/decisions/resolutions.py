"""The list of published decisions, with its facets; two queries whatever its length."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from catalogue.enums import BINDINGNESS_WORDS, Bindingness

from ...enums import BodyKind, DossierKind
from ...models import Resolution

COLUMNS = {
    "jaar": "year",
    "soort": "decision__dossier__kind",
    "orgaan": "decision__body__kind",
    "verbindendheid": "decision__level",
}
LEGENDS = {
    "jaar": "Jaar",
    "soort": "Waarover",
    "orgaan": "Orgaan",
    "verbindendheid": "Verbindendheid",
}
Chosen = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Listed:
    """The rows of this question, how many there are, and the facets with counts."""

    rows: QuerySet[Resolution]
    total: int
    facets: list[dict[str, Any]]


def listed(chosen: Chosen) -> Listed:
    """Between facets AND, within one OR; each facet counts without its own choice."""
    groups = [
        {name: _word(name, group[column]) for name, column in COLUMNS.items()}
        | {"count": group["count"]}
        for group in Resolution.objects.values(*COLUMNS.values()).annotate(
            count=Count("pk")
        )
    ]
    return Listed(
        chosen_rows(chosen),
        sum(g["count"] for g in groups if _fits(g, chosen)),
        [_facet(name, groups, chosen) for name in COLUMNS],
    )


def chosen_rows(chosen: Chosen) -> QuerySet[Resolution]:
    """The published decisions of this question, newest first."""
    found = Resolution.objects.with_names().newest_first()
    for name, words in chosen.items():
        if words:
            values = [_value(name, word) for word in words]
            found = found.filter(**{f"{COLUMNS[name]}__in": values})
    return found


def label(name: str, word: str) -> str:
    """A choice as people read it; ValueError where there is no such choice."""
    match name:
        case "jaar":
            if not (word.isdecimal() and len(word) == 4):
                raise ValueError(word)
            return word
        case "soort":
            return str(DossierKind(word).label)
        case "orgaan":
            return str(BodyKind(word).label)
        case _:
            return dict(BINDINGNESS_WORDS)[Bindingness.from_slug(word).slug]


def _word(name: str, value: Any) -> str:
    return Bindingness(value).slug if name == "verbindendheid" else str(value)


def _value(name: str, word: str) -> Any:
    return Bindingness.from_slug(word) if name == "verbindendheid" else word


def _fits(group: Mapping[str, Any], chosen: Chosen, but: str = "") -> bool:
    return all(
        group[name] in words for name, words in chosen.items() if words and name != but
    )


def _facet(name: str, groups: list[dict[str, Any]], chosen: Chosen) -> dict[str, Any]:
    counts: dict[str, int] = dict.fromkeys(chosen.get(name, ()), 0)
    for group in groups:
        if _fits(group, chosen, but=name):
            counts[group[name]] = counts.get(group[name], 0) + group["count"]
    ordered = sorted(counts, reverse=name == "jaar")
    return {
        "name": name,
        "legend": LEGENDS[name],
        "options": [
            {
                "value": word,
                "label": label(name, word),
                "count": counts[word],
                "is_chosen": word in chosen.get(name, ()),
            }
            for word in ordered
        ],
    }
