"""What is in an inbox, and which text a mail has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, Count, Exists, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat

from accounts.models import MailText, User
from journal.enums import Result
from journal.models import Entry
from samenorganiseren.shared import deadlines, followables, subjects
from samenorganiseren.shared.mail_texts import MailKind

from .models import (
    Deadline,
    DeadlineQuerySet,
    Follow,
    Gathered,
    News,
    Notice,
    NoticeQuerySet,
    SavedSearch,
)

MOST_AT_ONCE = 1000


@dataclass(frozen=True)
class InboxCounts:
    total: int
    unread: int


def get_inbox_counts(user: User) -> InboxCounts:
    """How many notices, and how many unread: one query."""
    counted = Notice.objects.of(user).aggregate(
        total=Count("id"), unread=Count("id", filter=Q(read_at=None))
    )
    return InboxCounts(**counted)


def get_unread_count(user: User) -> int:
    return Notice.objects.of(user).unread().count()


def inbox(user: User, *, only_unread: bool) -> NoticeQuerySet:
    """A person's notices, the newest first."""
    notices = Notice.objects.of(user).newest_first()
    return notices.unread() if only_unread else notices


def mail_text(kind: MailKind) -> tuple[str, str]:
    """Subject and body of a mail: what an administrator wrote, else the text in code."""
    written = MailText.objects.filter(key=kind.key).first()
    return (written.subject, written.body) if written else (kind.subject, kind.body)


def own_notices(user: User) -> list[dict[str, str | None]]:
    """Every notice of a person, the oldest first, for the export of personal data."""
    return [
        {
            "Titel": one.title,
            "Tekst": one.body,
            "Waarom": one.reason,
            "Wanneer": one.created_at.isoformat(),
            "Gelezen": one.read_at.isoformat() if one.read_at else None,
            "Gemaild": one.mailed_at.isoformat() if one.mailed_at else None,
        }
        for one in Notice.objects.of(user).order_by("id")
    ]


def deadlines_of(user: User, now: datetime) -> DeadlineQuerySet:
    """What concerns this person, whether it stands or is gone; the soonest first."""
    mine = Q(pk__in=[])
    for source in deadlines.known():
        if audiences := source.audiences(user, now):
            mine |= Q(kind=source.kind, audience__in=audiences)
    return Deadline.objects.filter(mine).soonest_first()


@dataclass(frozen=True)
class Followed:
    """One line of what somebody follows."""

    title: str
    url: str
    rhythm: str
    address: str


def follows_of(user: User) -> list[Followed]:
    """What this person follows and may still see, by title."""
    follows = list(Follow.objects.of(user).order_by("id"))
    known = subjects.resolve_all(one.subject_key for one in follows)
    found = [
        Followed(
            subject.title,
            subject.url,
            one.get_rhythm_display(),
            followables.address_of(one.subject_key),
        )
        for one in follows
        if (subject := known.get(one.subject_key)) and subject.is_visible_to(user)
    ]
    return sorted(found, key=lambda line: line.title.casefold())


def latest_news(user: User, most: int = 20) -> list[News]:
    """The newest that happened to what this person follows, and may be seen."""
    heard = Follow.objects.filter(
        user=user, subject_key=OuterRef("subjects__subject_key")
    )
    found = News.objects.filter(Exists(heard)).order_by("-happened_at", "-id")
    return readable(user, found.distinct()[: 2 * most])[:most]


def readable(user: User, news: Iterable[News]) -> list[News]:
    """Those whose subject this person may see, now; in the order given."""
    asked = list(news)
    known = subjects.resolve_all(one.judged_by_key for one in asked)
    return [
        one
        for one in asked
        if (subject := known.get(one.judged_by_key)) and subject.is_visible_to(user)
    ]


def unseen_entries(actions: list[str], *, since: datetime) -> list[Entry]:
    """Lines of the journal with these actions that nobody looked at for news yet, the
    oldest first."""
    key = Concat(Value("journal:"), Cast(OuterRef("pk"), CharField()))
    looked_at = Gathered.objects.filter(source_key=key)
    found = Entry.objects.filter(action__in=actions, at__gt=since, result=Result.DONE)
    return list(found.exclude(Exists(looked_at)).order_by("id")[:MOST_AT_ONCE])


def own_follows(user: User) -> list[dict[str, str | None]]:
    """What somebody follows, for the export of personal data."""
    return [
        {
            "Onderwerp": one.subject_key,
            "Ritme": one.get_rhythm_display(),
            "Sinds": one.since.isoformat(),
        }
        for one in Follow.objects.of(user).order_by("id")
    ]


def own_searches(user: User) -> list[dict[str, str | None]]:
    """The questions that somebody keeps, for the export of personal data."""
    return [
        {"Naam": one.name, "Lijst": one.word, "Vraag": one.query}
        for one in SavedSearch.objects.filter(user=user).order_by("id")
    ]
