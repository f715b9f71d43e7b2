"""What editors see in their lists."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat

from samenorganiseren.shared.names import sort_key

from ..enums import DraftKind
from ..models import BindingnessChange, Draft, Initiative, Standard

PAGE = 50


def standards_for_staff(words: str = "") -> QuerySet[Standard]:
    """Every standard by name, with who is writing about it and what is unconfirmed."""
    changes = BindingnessChange.objects.unconfirmed().filter(standard=OuterRef("pk"))
    rows = Standard.objects.annotate(
        draft_id=_draft("catalogue.standard:", DraftKind.STANDARD, "id"),
        draft_editor=_draft("catalogue.standard:", DraftKind.STANDARD, "editor__name"),
        has_unconfirmed=Exists(changes),
    )
    return _named(rows, words).order_by("sort_key", "id")


def initiatives_for_staff(words: str = "") -> QuerySet[Initiative]:
    """Every initiative by name, with who is writing about it."""
    rows = Initiative.objects.select_related("lead").annotate(
        draft_id=_draft("catalogue.initiative:", DraftKind.INITIATIVE, "id"),
        draft_editor=_draft(
            "catalogue.initiative:", DraftKind.INITIATIVE, "editor__name"
        ),
    )
    return _named(rows, words).order_by("sort_key", "id")


def unconfirmed_bindingness() -> QuerySet[BindingnessChange]:
    """What waits for a second person, the longest waiting first."""
    rows = BindingnessChange.objects.unconfirmed().select_related("standard")
    return rows.order_by("recorded_at", "id")


def bindingness_of(standard: Standard) -> QuerySet[BindingnessChange]:
    """Every change with who confirmed it, newest first."""
    rows = standard.bindingness_changes.select_related(
        "standard", "confirmation__confirmed_by"
    )
    return rows.newest_first()


def drafts_of_catalogue() -> QuerySet[Draft]:
    """What editors are writing, newest first."""
    return Draft.objects.of_catalogue().select_related("editor").newest_first()


def drafts_about(standard: Standard) -> dict[str, Draft]:
    """Drafts of the standard and of its versions, by what they are about."""
    keys = {standard.subject_key}
    rows = Draft.objects.select_related("editor").filter(
        kind__in=[DraftKind.STANDARD, DraftKind.VERSION]
    )
    found = rows.filter(subject_key__in=keys) | rows.filter(parent_key__in=keys)
    return {draft.subject_key or f"nieuw:{draft.pk}": draft for draft in found}


def _draft(prefix: str, kind: str, column: str) -> Subquery:
    key = Concat(Value(prefix), Cast(OuterRef("pk"), CharField()))
    rows = Draft.objects.filter(kind=kind, subject_key=key)
    return Subquery(rows.annotate(wanted=F(column)).values("wanted")[:1])


def _named(rows: Any, words: str) -> Any:
    key = sort_key(words)
    if not words.strip():
        return rows
    return rows.filter(sort_key__contains=key) | rows.filter(
        abbreviation__icontains=words
    )
