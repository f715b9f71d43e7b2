"""The address of a list with one thing changed."""

from __future__ import annotations

from django.http import QueryDict


def without(query: QueryDict, name: str, value: str) -> str:
    """The address when this one value is no longer chosen; back on the first page."""
    changed = query.copy()
    changed.setlist(name, [v for v in changed.getlist(name) if v != value])
    changed.pop("pagina", None)
    return f"?{changed.urlencode()}"


def with_value(query: QueryDict, **values: str) -> str:
    """The address with these values; an empty one leaves the name out."""
    changed = query.copy()
    changed.pop("pagina", None)
    for name, value in values.items():
        changed.pop(name, None)
        if value:
            changed[name] = value
    return f"?{changed.urlencode()}"
