"""The lists of the catalogue, for who keeps a question and asks it again."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone

from samenorganiseren.shared.searches import Hit, Searchable, Unanswerable, register

from ..forms.asking import Unreadable, asked_of
from ..queries.lists import Asked, Shape, look_up
from .initiatives import Initiatives
from .needs import Needs
from .standards import Standards

# More than the largest catalogue we design for.
EVERY_ROW = 20_000


def register_searches() -> None:
    """Tell that standards, initiatives and needs can be asked for again."""
    register(
        _searchable("standaarden", Standards.shape),
        _searchable("initiatieven", Initiatives.shape),
        _searchable("behoeften", Needs.shape),
    )


def _searchable(word: str, shape: Shape) -> Searchable:
    def ask(query: str) -> dict[str, Hit]:
        found = look_up(
            shape, _asked(shape, query), day=timezone.localdate(), per_page=EVERY_ROW
        )
        return {row["slug"]: Hit(row["name"], row["changed_at"]) for row in found.rows}

    return Searchable(
        word, f"/{word}/", word, lambda query: _tidy(_asked(shape, query)), ask
    )


def _asked(shape: Shape, query: str) -> Asked:
    """What is asked, whatever page or order it was looked at in."""
    params = QueryDict(query, mutable=True)
    for name in ("pagina", "volgorde", "vorm"):
        params.pop(name, None)
    try:
        return asked_of(shape, params)
    except Unreadable as refusal:
        raise Unanswerable(str(refusal)) from refusal


def _tidy(asked: Asked) -> str:
    words = [
        (name, word)
        for name, chosen in sorted(asked.chosen.items())
        for word in sorted(chosen)
    ]
    return urlencode([*([("zoek", asked.text)] if asked.text else []), *words])
