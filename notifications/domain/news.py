"""News of what can be followed: written once, told to whoever follows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import groupby

from django.db import transaction

from journal.domain.outbox import enqueue
from samenorganiseren.shared import subjects

from ..enums import Rhythm
from ..models import Follow, Gathered, News, NewsSubject, Told
from .notices import LONGEST_TITLE, UnknownSubject, notify

AT_A_TIME = 1000
KEPT = timedelta(days=400)
# Longer than anybody looks back for news.
LOOKED_BACK = timedelta(days=30)


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
    fresh = _who_were_not_told(news, follows)
    Told.objects.bulk_create(
        [Told(user=one.user, news=news, at=now) for one in fresh],
        ignore_conflicts=True,
    )
    for subject_key, part in groupby(sorted(fresh, key=_by_subject), key=_by_subject):
        _tell(news, subject_key, list(part), now)
    if len(follows) == AT_A_TIME:
        _next_part(news_id, follows[-1].user_id)


def _by_subject(follow: Follow) -> str:
    return follow.subject_key


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


def _who_were_not_told(news: News, follows: list[Follow]) -> list[Follow]:
    people = [one.user_id for one in follows]
    told = Told.objects.filter(news=news, user__in=people)
    known = set(told.values_list("user", flat=True))
    return [one for one in follows if one.user_id not in known]


def _tell(news: News, subject_key: str, follows: list[Follow], now: datetime) -> None:
    """All who hear it for the same reason, at once."""
    subject = subjects.resolve(subject_key)
    title = subject.title if subject else "dit onderwerp"
    notify(
        recipients=[one.user for one in follows],
        follows={one.user_id: one.pk for one in follows},
        kind="nieuws",
        title=news.title,
        body=news.body,
        url=news.url,
        reason=f"U volgt {title}."[:200],
        deduplication_key=f"news:{news.pk}",
        subject_key=news.judged_by_key,
        now=now,
    )


def looked_at(keys: Iterable[str], *, now: datetime) -> None:
    """These sources were looked at for news, and need not be again."""
    Gathered.objects.bulk_create(
        [Gathered(source_key=key, at=now) for key in keys], ignore_conflicts=True
    )


def forget_old_news(*, now: datetime) -> int:
    """News of long ago goes, and what was looked at too; answers how much news."""
    Gathered.objects.filter(at__lt=now - LOOKED_BACK).delete()
    gone, _ = News.objects.filter(happened_at__lt=now - KEPT).delete()
    return gone
