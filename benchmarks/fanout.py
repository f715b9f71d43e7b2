"""Telling one event to many followers, beside the same rows in plain tables.

`FOLLOWERS=98000 python -m benchmarks s fanout` tells it to more than ten thousand.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import psycopg

from benchmarks.portal import connected_to
from benchmarks.rig import Rig
from benchmarks.spread import Spread, rounds
from benchmarks.table import Row

FOLLOWERS = int(os.environ.get("FOLLOWERS", "10000"))
STANDARD = "catalogue.standard:1"
PEOPLE = """
INSERT INTO accounts_user (password, email, name, is_active, is_fictitious, joined_at)
SELECT '', 'volger' || n || '@proef.example', 'Volger', true, true, now()
FROM generate_series(1, %(count)s) n
"""
FOLLOWS = """
INSERT INTO notifications_follow (user_id, subject_key, rhythm, since)
SELECT id, %(key)s, 'meteen', '2020-01-01' FROM accounts_user
WHERE email LIKE 'volger%%@proef.example'
"""
# What telling wrote: a notice, a mail to send and a mark for each follower.
COPIED = (
    ("notifications_notice", "deduplication_key = %(notice)s"),
    ("notifications_told", "news_id = %(news)s"),
    ("journal_message", "handler = 'notifications.mail_notice'"),
)


def rows(rig: Rig) -> Iterator[Row]:
    _filled(rig)
    ratio, rate = Spread(), Spread()

    def once(number: int) -> bool:
        with rig.noise.watched() as watch:
            ours, news = _told(rig, number)
            bare = _bare(rig, news)
        ratio.add(ours / bare, is_void=watch.is_void)
        rate.add(FOLLOWERS / ours, is_void=watch.is_void)
        return watch.is_void

    void = rounds(once)
    told = (
        f"one event told to {FOLLOWERS:,} followers ÷ the same rows bare (time);"
        f" {rate.median:,.0f} people a second"
    )
    yield Row(told, str(ratio), ratio.median, void_rounds=void)


def _filled(rig: Rig) -> None:
    with psycopg.connect(rig.owner_url(rig.served), autocommit=True) as owner:
        values = {"count": FOLLOWERS, "key": STANDARD}
        owner.execute(PEOPLE, values)
        owner.execute(FOLLOWS, values)
        owner.execute("ANALYZE accounts_user, notifications_follow")


def _told(rig: Rig, number: int) -> tuple[float, int]:
    """Every part, as the worker does it; nothing else is asked of the outbox."""
    from django.utils import timezone

    from journal.domain.delivery import deliver
    from journal.models import Message
    from notifications.domain.news import tell_followers
    from notifications.models import News, Notice

    with connected_to(rig.served):
        began = time.perf_counter()
        tell_followers(
            about=[STANDARD],
            deduplication_key=f"proef:{number}",
            title="Er is een nieuwe versie",
            url="/standaarden/",
            now=timezone.now(),
        )
        parts = Message.objects.waiting().filter(handler="notifications.tell_at_once")
        while message := parts.first():
            deliver(message_id=message.pk, clock=timezone.now)
        took = time.perf_counter() - began
        news = News.objects.get(deduplication_key=f"proef:{number}")
        made = Notice.objects.filter(deduplication_key=f"news:{news.pk}").count()
    if made != FOLLOWERS:
        raise ValueError(f"{made} people were told, and not {FOLLOWERS}")
    return took, news.pk


def _bare(rig: Rig, news: int) -> float:
    """The same rows into tables with the same indexes and no rules; then all of it is
    taken away, for the next round."""
    values = {"notice": f"news:{news}", "news": news}
    with psycopg.connect(rig.owner_url(rig.served)) as owner:
        took = 0.0
        for table, which in COPIED:
            owner.execute(
                f"CREATE TEMP TABLE kept_{table} AS SELECT * FROM {table} WHERE {which}",
                values,
            )
            owner.execute(
                f"CREATE TEMP TABLE bare_{table} (LIKE {table} INCLUDING ALL)"
            )
            began = time.perf_counter()
            owner.execute(f"INSERT INTO bare_{table} SELECT * FROM kept_{table}")
            took += time.perf_counter() - began
        for table in ("journal_message", "notifications_told", "notifications_notice"):
            owner.execute(f"DELETE FROM {table}")
        return took
