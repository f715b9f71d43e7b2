"""How a kept question becomes a title and an address: for its keeper alone."""

from __future__ import annotations

from collections.abc import Iterable

from samenorganiseren.shared import followables, searches, subjects
from samenorganiseren.shared.followables import Followable
from samenorganiseren.shared.searches import Searchable
from samenorganiseren.shared.subjects import Subject

from .models import SavedSearch


def register_subjects() -> None:
    """Tell it to whoever follows."""
    subjects.register("notifications.search", _search, _searches)
    followables.register(
        Followable(
            "zoekopdracht",
            "notifications.search",
            "deze zoekopdracht",
            "wat nieuw, gewijzigd of verdwenen is",
        )
    )


def _search(number: int) -> Subject | None:
    return next(iter(_searches([number])), None)


def _searches(numbers: Iterable[int]) -> Iterable[Subject]:
    for search in SavedSearch.objects.filter(pk__in=numbers):
        searchable = searches.named(search.word)
        if searchable is not None:
            yield _subject(search, searchable)


def _subject(search: SavedSearch, searchable: Searchable) -> Subject:
    return Subject(
        key=search.subject_key,
        title=search.name,
        url=f"{searchable.address}?{search.query}",
        is_visible_to=lambda viewer: getattr(viewer, "pk", None) == search.user_id,
    )
