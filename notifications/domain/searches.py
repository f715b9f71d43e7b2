"""Keeping a question, and telling what is new, changed and gone since it was asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.models import User
from samenorganiseren.shared import searches
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.searches import Hit, Searchable, Unanswerable

from ..enums import Rhythm
from ..models import SavedSearch
from .following import follow
from .news import tell_followers

MOST = 50
MOST_NAMED = 10


class NotASearch(DomainError):
    """The question cannot be kept."""


@dataclass(frozen=True)
class Difference:
    """What a question finds now, beside what it found before: titles, in order."""

    new: list[str]
    changed: list[str]
    gone: list[str]

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)

    @property
    def counts(self) -> str:
        """2 nieuw, 1 gewijzigd, 1 verdwenen"""
        words = (("nieuw", self.new), ("gewijzigd", self.changed), ("weg", self.gone))
        return ", ".join(f"{len(titles)} {word}" for word, titles in words if titles)

    @property
    def named(self) -> str:
        """Each with its title, as far as people read."""
        words = (
            ("Nieuw", self.new),
            ("Gewijzigd", self.changed),
            ("Verdwenen", self.gone),
        )
        lines = [f"{word}: {title}" for word, titles in words for title in titles]
        more = len(lines) - MOST_NAMED
        tail = [f"En nog {more} andere."] if more > 0 else []
        return "\n".join([*lines[:MOST_NAMED], *tail])


@transaction.atomic
def save_search(
    *, word: str, query: str, name: str, rhythm: Rhythm, by: User, now: datetime
) -> SavedSearch:
    """Keep this question and follow it. Raises NotASearch with a sentence."""
    searchable = _searchable(word)
    try:
        tidy = searchable.tidy(query)
        hits = searchable.ask(tidy)
    except Unanswerable as refusal:
        raise NotASearch(str(refusal)) from refusal
    mine = SavedSearch.objects.filter(user=by)
    if mine.exclude(word=word, query=tidy).count() >= MOST:
        raise NotASearch(
            f"U bewaart al {MOST} zoekopdrachten. Houd er eerst een op met volgen."
        )
    kept, _ = SavedSearch.objects.update_or_create(
        user=by,
        word=word,
        query=tidy,
        defaults={"name": name},
        create_defaults={
            "name": name,
            "found": _as_kept(hits),
            "created_at": now,
            "asked_at": now,
        },
    )
    follow(subject_key=kept.subject_key, rhythm=rhythm, by=by, now=now)
    return kept


def ask_again(*, now: datetime) -> int:
    """Ask every kept question once, however many people keep it; answers how many of
    the kept ones found something else."""
    told = 0
    questions = SavedSearch.objects.order_by("word", "query")
    for word, query in questions.values_list("word", "query").distinct():
        hits = _hits(word, query)
        if hits is not None:
            told += _tell_keepers(word, query, hits, now)
    return told


@transaction.atomic
def _tell_keepers(word: str, query: str, hits: dict[str, Hit], now: datetime) -> int:
    kept = SavedSearch.objects.select_for_update().filter(word=word, query=query)
    told = 0
    for search in kept.order_by("id"):
        difference = _difference(search.found, hits)
        if difference:
            _tell(search, difference, now)
            told += 1
        search.found, search.asked_at = _as_kept(hits), now
        search.save(update_fields=["found", "asked_at"])
    return told


def _tell(search: SavedSearch, difference: Difference, now: datetime) -> None:
    address = _searchable(search.word).address
    tell_followers(
        about=[search.subject_key],
        deduplication_key=f"search:{search.pk}:{now.isoformat()}",
        title=f"{search.name}: {difference.counts}",
        body=difference.named,
        url=f"{address}?{search.query}" if search.query else address,
        now=now,
    )


def _difference(before: dict[str, list[str]], now: dict[str, Hit]) -> Difference:
    return Difference(
        new=[hit.title for key, hit in now.items() if key not in before],
        changed=[
            hit.title
            for key, hit in now.items()
            if key in before and before[key][1] != hit.stamp
        ],
        gone=[title for key, (title, _) in before.items() if key not in now],
    )


def _as_kept(hits: dict[str, Hit]) -> dict[str, list[str]]:
    return {key: [hit.title, hit.stamp] for key, hit in hits.items()}


def _hits(word: str, query: str) -> dict[str, Hit] | None:
    """What it finds; nothing where the list or a filter in it is no longer there."""
    try:
        return _searchable(word).ask(query)
    except (NotASearch, Unanswerable):
        return None


def _searchable(word: str) -> Searchable:
    found = searches.named(word)
    if found is None:
        raise NotASearch("Deze lijst kan niet worden gevolgd.")
    return found
