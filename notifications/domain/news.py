"""News of what can be followed: written once, told to whoever follows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from accounts.models import User
from journal.domain.outbox import enqueue
from samenorganiseren.shared import subjects

from ..enums import Rhythm
from ..models import Follow, News, NewsSubject, Told
from .notices import LONGEST_TITLE, UnknownSubject, notify

AT_A_TIME = 1000
KEPT = timedelta(days=400)


@transaction.atomic
def tell_followers(
    *,
    about: Sequence[str],
    deduplication_key: str,
    title: str,
    url: str,
    now: datetime,
    body: str = "",
    kind: str = "",
) -> None:
    """Write the news once. `about` holds subject keys; who may see the first of them
    may read it. Who wants to hear at once is told at once, the others in their digest.
    With a `kind`, webhooks are called too where everyone may read it.
    """
    if not about or not all(subjects.is_known(key) for key in about):
        raise UnknownSubject(", ".join(about) or "nothing")
    news, is_new = News.objects.get_or_create(
        deduplication_key=deduplication_key,
        defaults={
            "judged_by_key": about[0],
            "kind": kind,
            "title": title[:LONGEST_TITLE],
            "body": body,
            "url": url,
            "happened_at": now,
        },
    )
    if not is_new:
        return
    NewsSubject.objects.bulk_create(
        NewsSubject(news=news, subject_key=key) for key in dict.fromkeys(about)
    )
    _next_part(news.pk, 0)
    if kind:
        enqueue("notifications.call_webhooks", news_id=news.pk)


def _next_part(news_id: int, after: int) -> None:
    enqueue("notifications.tell_at_once", news_id=news_id, after=after)


@transaction.atomic
def tell_at_once(*, news_id: int, after: int, now: datetime) -> None:
    """Tell a part of those who want to hear at once, and ask for the next part."""
    news = News.objects.filter(pk=news_id).first()
    if news is None:
        return
    follows = _follows_at_once(news, after)
    for follow in follows:
        _tell(news, follow, now)
    if len(follows) == AT_A_TIME:
        _next_part(news_id, follows[-1].user_id)


def _follows_at_once(news: News, after: int) -> list[Follow]:
    """One follow for each person, in order of the person."""
    keys = news.subjects.values("subject_key")
    follows = (
        Follow.objects.filter(
            subject_key__in=keys,
            rhythm=Rhythm.AT_ONCE,
            since__lte=news.happened_at,
            user__is_active=True,
            user__gt=after,
        )
        .select_related("user")
        .order_by("user", "id")
        .distinct("user")
    )
    return list(follows[:AT_A_TIME])


def _tell(news: News, follow: Follow, now: datetime) -> None:
    _, is_new = Told.objects.get_or_create(
        user=follow.user, news=news, defaults={"at": now}
    )
    if is_new:
        notify(
            recipients=[follow.user],
            kind="nieuws",
            title=news.title,
            body=news.body,
            url=news.url,
            reason=_reason(follow),
            deduplication_key=f"news:{news.pk}",
            subject_key=news.judged_by_key,
            follow=follow,
            now=now,
        )


def _reason(follow: Follow) -> str:
    subject = subjects.resolve(follow.subject_key)
    title = subject.title if subject else "dit onderwerp"
    return f"U volgt {title}."[:200]


def may_read(user: User, news: News) -> bool:
    """Whether this person may see what the news is about, now."""
    subject = subjects.resolve(news.judged_by_key)
    return subject is not None and subject.is_visible_to(user)


def forget_old_news(*, now: datetime) -> int:
    """News of long ago goes; answers how much."""
    gone, _ = News.objects.filter(happened_at__lt=now - KEPT).delete()
    return gone
