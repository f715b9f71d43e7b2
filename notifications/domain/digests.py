"""All news of a day or a week in one mail; no news, no mail."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, OuterRef

from accounts.models import User
from journal.domain.outbox import Request, enqueue_each
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.mail import Address, Item, Items, Mail, send

from ..enums import DIGESTS, Rhythm
from ..mail_texts import DIGEST
from ..models import Follow, News, NewsSubject, Told
from ..queries import mail_text, readable
from . import unsubscribing

# Older news is no news; this also bounds what is looked through.
REACH = timedelta(days=60)
LONGEST = 100
MONDAY, SATURDAY = 0, 5
PERIODS = {Rhythm.DAILY: "vandaag", Rhythm.WEEKLY: "deze week"}


def due_rhythms(day: date) -> list[Rhythm]:
    """Which digests go out on this day: daily on working days, weekly on Mondays."""
    due = [Rhythm.DAILY] if day.weekday() < SATURDAY else []
    return [*due, Rhythm.WEEKLY] if day.weekday() == MONDAY else due


@transaction.atomic
def ask_for_digests(*, now: datetime) -> int:
    """Ask for one mail for each person with something to read; answers how many."""
    day = day_of(now)
    asked = [
        Request(
            {"user_id": user_id, "rhythm": str(rhythm), "day": day.isoformat()},
            deduplication_key=f"notifications.mail_digest:{user_id}:{rhythm}:{day}",
            subject_key=f"notifications.mails_to:{user_id}",
        )
        for rhythm in due_rhythms(day)
        for user_id in _readers(rhythm, now)
    ]
    enqueue_each("notifications.mail_digest", asked)
    return len(asked)


def _readers(rhythm: Rhythm, now: datetime) -> list[int]:
    fresh = NewsSubject.objects.filter(
        subject_key=OuterRef("subject_key"),
        news__happened_at__gte=OuterRef("since"),
        news__happened_at__gt=now - REACH,
    ).exclude(news__told__user=OuterRef("user"))
    found = Follow.objects.filter(rhythm=rhythm, user__is_active=True)
    with_news = found.filter(Exists(fresh)).order_by("user")
    return list(with_news.values_list("user", flat=True).distinct())


@transaction.atomic
def mail_digest(*, user_id: int, rhythm: str, day: str, now: datetime) -> None:
    """Mail somebody all news that was not told yet and that may be seen. Once."""
    user = User.objects.select_for_update().filter(pk=user_id, is_active=True).first()
    if user is None or rhythm not in DIGESTS:
        return
    news = readable(user, untold(user, rhythm, now))[:LONGEST]
    if not news:
        return
    Told.objects.bulk_create(Told(user=user, news=one, at=now) for one in news)
    send(_mail(user, Rhythm(rhythm), day, news))


def untold(user: User, rhythm: str, now: datetime) -> list[News]:
    """News of what this person follows in this rhythm, the newest first."""
    heard = Follow.objects.filter(
        user=user,
        rhythm=rhythm,
        subject_key=OuterRef("subjects__subject_key"),
        since__lte=OuterRef("happened_at"),
    )
    fresh = News.objects.filter(happened_at__gt=now - REACH)
    return list(
        fresh.filter(Exists(heard))
        .exclude(told__user=user)
        .order_by(F("happened_at").desc(), "-id")
        .distinct()
    )


def _mail(user: User, rhythm: Rhythm, day: str, news: list[News]) -> Mail:
    subject, body = mail_text(DIGEST)
    stop = unsubscribing.address_of(user_id=user.pk, rhythm=rhythm)
    return Mail(
        to=user.email,
        subject=subject,
        body=body,
        values={
            "naam": user.name,
            "aantal": "1 nieuw ding"
            if len(news) == 1
            else f"{len(news)} nieuwe dingen",
            "periode": PERIODS[rhythm],
            "nieuws": Items(
                Item(one.title, f"{settings.BASE_URL}{one.url}") for one in news
            ),
            "volgen": Address(f"{settings.BASE_URL}/volgen/"),
            "afmelden": Address(stop),
        },
        key=f"digest:{user.pk}:{rhythm}:{day}",
        unsubscribe=stop,
    )
