"""The address of the list of municipalities, as a question and what was wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.http import QueryDict

from samenorganiseren.shared.forms.register_days import day_asked

from ..enums import ListOrder, RegionKind, Stand
from ..queries.listing import FACETS, Option, Question

Choice = TypeVar("Choice", bound=TextChoices)
LONGEST_SEARCH = 200
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_SLUG = re.compile(r"[a-z0-9-]{1,120}")
_DIGIT = re.compile(r"[0-9]")
_NUMBERED = {"grootteklasse", "stedelijkheid"}
_NOTHING = {True: "0", False: "-"}

LEGENDS = {
    "provincie": "Provincie",
    "grootteklasse": "Grootteklasse",
    "stedelijkheid": "Stedelijkheid",
    "samenwerkingsverband": "Samenwerkingsverband",
    **{kind.value: str(kind.label) for kind in RegionKind},
}


@dataclass
class Asked:
    """What somebody asked, as far as it was understood; and what they typed."""

    question: Question
    typed_day: str
    typed: dict[str, list[str]]
    division: RegionKind | None
    page: str
    problems: list[str]

    def note_unknown(self, options: Iterable[Option]) -> None:
        """Add a sentence for every chosen value that does not exist."""
        known = {(option.facet, option.value) for option in options}
        for facet, values in self.typed.items():
            for value in values:
                if (facet, value) not in known:
                    self.problems.append(
                        f"{LEGENDS[facet]} ‘{value[:40]}’ bestaat niet."
                        " Kies er een uit de lijst."
                    )


def read_address(query: QueryDict, today: date) -> Asked:
    """Never fails: what cannot be understood becomes a problem in Dutch."""
    problems: list[str] = []
    typed = {f: query.getlist(f)[:50] for f in FACETS if any(query.getlist(f))}
    day_typed = query.get("op", "").strip()
    question = Question(
        day=_day(day_typed, today, problems),
        words=_words(query.get("zoek", ""), problems),
        stand=_one_of(Stand, query.get("stand", ""), Stand.CURRENT, problems),
        order=_one_of(ListOrder, query.get("volgorde", ""), ListOrder.NAME, problems),
        chosen={facet: _safe(facet, values) for facet, values in typed.items()},
    )
    return Asked(
        question=question,
        typed_day=day_typed,
        typed=typed,
        division=_division(query.get("indeling", ""), problems),
        page=query.get("pagina", "1"),
        problems=problems,
    )


def _day(typed: str, today: date, problems: list[str]) -> date:
    try:
        return day_asked(typed, today)
    except ValidationError as refusal:
        problems.extend(refusal.messages)
        return today


def _words(typed: str, problems: list[str]) -> str:
    words = _CONTROL.sub(" ", typed).strip()
    if len(words) > LONGEST_SEARCH:
        problems.append(
            f"Uw zoekvraag is langer dan {LONGEST_SEARCH} tekens. Maak hem korter."
        )
    return words[:LONGEST_SEARCH]


def _one_of(
    kind: type[Choice], typed: str, default: Choice, problems: list[str]
) -> Choice:
    if not typed:
        return default
    if typed not in kind.values:
        problems.append(
            f"De keuze ‘{typed[:40]}’ bestaat niet. Kies er een uit de lijst."
        )
        return default
    return kind(typed)


def _division(typed: str, problems: list[str]) -> RegionKind | None:
    if typed and typed not in RegionKind.values:
        problems.append(
            f"De indeling ‘{typed[:40]}’ bestaat niet. Kies er een uit de lijst."
        )
        return None
    return RegionKind(typed) if typed else None


def _safe(facet: str, values: list[str]) -> tuple[str, ...]:
    """Values that can stand in a query; what cannot exist becomes one that is not there."""
    is_number = facet in _NUMBERED
    form = _DIGIT if is_number else _SLUG
    return tuple(v if form.fullmatch(v) else _NOTHING[is_number] for v in values)
