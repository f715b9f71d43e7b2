"""What the home page tells: one public standard in a picture, and what is new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Concat

from accounts.models import User
from catalogue.enums import NeedState, Ring
from catalogue.models import Initiative, Need, Standard
from catalogue.queries.adoption import Picture, picture_of


@dataclass(frozen=True)
class News:
    """Something in the catalogue that changed, the newest first."""

    title: str
    url: str
    kind: str
    changed_at: datetime
    is_fictitious: bool


def standard_in_the_window() -> Standard | None:
    """The public standard that most municipalities apply: its names may be shown."""
    return (
        Standard.objects.published()
        .filter(ring=Ring.PUBLIC)
        .order_by("-times_applied", "sort_key")
        .first()
    )


def window(viewer: User | None, day: date) -> tuple[Standard, Picture] | None:
    """That standard with its honeycomb; nothing while the catalogue is empty."""
    standard = standard_in_the_window()
    return (standard, picture_of(standard, viewer, day)) if standard else None


def newest(limit: int = 5) -> list[News]:
    """The last changed standards and initiatives together, in one query."""
    standards = _news(Standard.objects.published(), "/standaarden/", "Standaard")
    initiatives = _news(Initiative.objects.published(), "/initiatieven/", "Initiatief")
    rows = standards.union(initiatives, all=True).order_by("-changed_at", "name")[
        :limit
    ]
    return [News(*row) for row in rows]


def _news(
    found: QuerySet[Any], prefix: str, kind: str
) -> QuerySet[Any, tuple[Any, ...]]:
    return found.values_list(
        "name",
        Concat(Value(prefix), F("slug"), Value("/"), output_field=CharField()),
        Value(kind, output_field=CharField()),
        "changed_at",
        "is_fictitious",
    )


def open_needs(limit: int = 3) -> Sequence[Need]:
    """The open needs that most municipalities share."""
    needs = Need.objects.filter(state=NeedState.OPEN).select_related("municipality")
    return list(needs.most_supported()[:limit])
