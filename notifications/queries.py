"""What is in an inbox, and which text a mail has."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from accounts.models import MailText, User
from samenorganiseren.shared.mail_texts import MailKind

from .models import Notice, NoticeQuerySet


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
