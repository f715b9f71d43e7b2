"""What a standard or an initiative was connected to, on an earlier moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.apps import apps

from ..models import Initiative, Standard

GONE = "delete"
Told = tuple[str, str, tuple[str, ...], Callable[[Any], str]]
# Of each kind of page: the heading, the rows that came and went, what they name,
# and how one reads.
STANDARD: list[Told] = [
    (
        "Links",
        "StandardLink",
        (),
        lambda row: f"{row.get_kind_display()}: {row.label} ({row.url})",
    ),
    (
        "Hoort bij andere standaarden",
        "StandardRelation",
        ("other",),
        lambda row: f"{row.get_kind_display()} {row.other}",
    ),
    (
        "Gemeenten die eigenaar zijn",
        "StandardOwner",
        ("municipality",),
        lambda row: row.municipality.name,
    ),
]
INITIATIVE: list[Told] = [
    (
        "Gemeenten die meedoen",
        "InitiativeParticipant",
        ("municipality",),
        lambda row: row.municipality.name,
    ),
    (
        "Standaarden die het oplevert",
        "InitiativeProduct",
        ("standard",),
        lambda row: str(row.standard),
    ),
]


def connections_at(page: Standard | Initiative, at: datetime) -> dict[str, str]:
    """Each heading with a line for whatever was connected then, in alphabetical order."""
    return {
        heading: "\n".join(
            sorted(words(row) for row in _standing(page, model, named, at))
        )
        for heading, model, named, words in _told(page)
    }


def connection_times(page: Standard | Initiative, most: int) -> set[datetime]:
    """The last moments on which something came or went."""
    first, *others = [
        _events(page, model).values_list("pgh_created_at", flat=True)
        for _, model, _, _ in _told(page)
    ]
    return set(first.union(*others).order_by("-pgh_created_at")[:most])


def _standing(
    page: Standard | Initiative, model: str, named: tuple[str, ...], at: datetime
) -> list[Any]:
    """Of every row the last event until then, unless that says that it went."""
    until = _events(page, model).filter(pgh_created_at__lte=at)
    last = until.order_by("id", "-pgh_id").distinct("id")
    if named:
        last = last.select_related(*named)
    return [event for event in last if event.pgh_label != GONE]


def _told(page: Standard | Initiative) -> list[Told]:
    return STANDARD if isinstance(page, Standard) else INITIATIVE


def _events(page: Standard | Initiative, model: str) -> Any:
    events = apps.get_model("catalogue", f"{model}Event")._default_manager
    return events.filter(**{f"{page._meta.model_name}_id": page.pk})
