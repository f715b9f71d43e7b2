"""The public list of awards, with its facets; a fixed number of questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet

from ...enums import AwardState, ProgrammeKind
from ...models import Award, Programme
from .spending import awards_on

COLUMNS = {
    "jaar": "budget_line__year",
    "soort": "budget_line__programme__kind",
    "programma": "budget_line__programme__slug",
    "stand": "state",
}
LEGENDS = {
    "jaar": "Jaar",
    "soort": "Soort",
    "programma": "Programma",
    "stand": "Stand",
}
Chosen = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Listed:
    """The rows of this question, how many there are, and the facets with counts."""

    rows: QuerySet[Award]
    total: int
    facets: list[dict[str, Any]]


def with_names(awards: Any) -> QuerySet[Award]:
    """With all that a row of a list tells."""
    named: QuerySet[Award] = awards.select_related(
        "budget_line__programme", "budget_line__year", "initiative"
    )
    return named


def chosen_rows(chosen: Chosen, day: date) -> QuerySet[Award]:
    """Between facets AND, within one OR; the newest first."""
    found = with_names(awards_on(day))
    for name, words in chosen.items():
        if words:
            found = found.filter(**{f"{COLUMNS[name]}__in": words})
    return found.order_by("-approved_at", "-id")


def listed(chosen: Chosen, day: date) -> Listed:
    """Each facet counts without its own choice."""
    columns = awards_on(day).order_by().values(*COLUMNS.values())
    groups = [
        {name: str(group[column]) for name, column in COLUMNS.items()}
        | {"count": group["count"]}
        for group in columns.annotate(count=Count("pk"))
    ]
    total = sum(group["count"] for group in groups if _fits(group, chosen))
    names = dict(Programme.objects.values_list("slug", "name"))
    facets = [_facet(name, groups, chosen, names) for name in COLUMNS]
    return Listed(chosen_rows(chosen, day), total, facets)


def label(name: str, word: str, programmes: Mapping[str, str]) -> str:
    """A choice as people read it; ValueError where there is no such choice."""
    match name:
        case "jaar":
            if not (word.isdecimal() and len(word) == 4):
                raise ValueError(word)
            return word
        case "soort":
            return str(ProgrammeKind(word).label).capitalize()
        case "programma":
            if word not in programmes:
                raise ValueError(word)
            return programmes[word]
        case _:
            return str(AwardState(word).label).capitalize()


def _fits(group: Mapping[str, Any], chosen: Chosen, but: str = "") -> bool:
    return all(
        group[name] in words for name, words in chosen.items() if words and name != but
    )


def _facet(
    name: str,
    groups: list[dict[str, Any]],
    chosen: Chosen,
    programmes: Mapping[str, str],
) -> dict[str, Any]:
    counts: dict[str, int] = dict.fromkeys(chosen.get(name, ()), 0)
    for group in groups:
        if _fits(group, chosen, but=name):
            counts[group[name]] = counts.get(group[name], 0) + group["count"]
    return {
        "name": name,
        "legend": LEGENDS[name],
        "options": [
            {
                "value": word,
                "label": label(name, word, programmes),
                "count": counts[word],
                "is_chosen": word in chosen.get(name, ()),
            }
            for word in sorted(counts, reverse=name == "jaar")
        ],
    }
