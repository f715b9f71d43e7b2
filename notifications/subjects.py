"""How a kept question becomes a title and an address: for its keeper alone."""

from __future__ import annotations

from samenorganiseren.shared import followables, searches, subjects
from samenorganiseren.shared.followables import Followable
from samenorganiseren.shared.subjects import Subject

from .models import SavedSearch


def register_subjects() -> None:
    """Tell it to whoever follows."""
    subjects.register("notifications.search", _search)
    followables.register(
        Followable(
            "zoekopdracht",
            "notifications.search",
            "deze zoekopdracht",
            "wat nieuw, gewijzigd of verdwenen is",
        )
    )


def _search(number: int) -> Subject | None:
    search = SavedSearch.objects.filter(pk=number).first()
    searchable = searches.named(search.word) if search else None
    if search is None or searchable is None:
        return None
    return Subject(
        key=search.subject_key,
        title=search.name,
        url=f"{searchable.address}?{search.query}",
        is_visible_to=lambda viewer: getattr(viewer, "pk", None) == search.user_id,
    )
