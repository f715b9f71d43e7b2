"""The word of something new in its address."""

from __future__ import annotations

from django.db.models import Model

from samenorganiseren.shared.names import sort_key

LENGTH = 100
# Words that stand for a page of their own in addresses.
RESERVED = {"nieuw"}


def free_slug(model: type[Model], name: str, *, length: int = LENGTH) -> str:
    """A word that nothing else of this kind has: with a number behind it if need be."""
    stem = sort_key(name).replace(" ", "-")[: length - 6].strip("-") or "naamloos"
    rows = model._default_manager.filter(slug__startswith=stem)
    taken = RESERVED | set(rows.values_list("slug", flat=True))
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (stem, *numbered) if slug not in taken)
