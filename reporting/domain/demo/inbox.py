"""Filling the made-up inbox, once, and only in demo mode.

What is made here was told long ago: nothing of it is mailed, and no webhook is called.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from accounts.domain.demo_people import HOME, NotInDemo
from accounts.models import User
from catalogue.domain.deadlines import KINDS as OF_TOWNS
from catalogue.domain.deadlines import renew_for_town
from catalogue.models import Standard
from municipalities.models import Municipality
from notifications.domain.deadlines.renewing import renew
from notifications.domain.following import follow
from notifications.domain.news import tell_followers
from notifications.domain.searches import save_search
from notifications.domain.webhooks.secrets import new_secret
from notifications.enums import DeliveryState, Rhythm
from notifications.models import (
    News,
    Notice,
    Webhook,
    WebhookAttempt,
    WebhookDelivery,
)
from samenorganiseren.shared import deadlines

from .words import LABEL, NEWS, NOTICES, OWNER, READER, TARGET, WEBHOOK

# Minutes after which a call that failed was tried again.
TRIED_AFTER = (0, 1, 6, 21, 81, 261, 741, 1461)


@transaction.atomic
def load_demo_inbox(*, now: datetime) -> int:
    """The number of made-up notices; 0 where it was filled before."""
    if not settings.DEMO:
        raise NotInDemo("Demogegevens bestaan alleen in demo. Zet DEMO=1.")
    reader = User.objects.filter(email=READER, is_fictitious=True).first()
    if reader is None or Webhook.objects.filter(name=WEBHOOK).exists():
        return 0
    _fill(reader, now)
    _follow(reader, now)
    _call_in_vain(User.objects.get(email=OWNER), now)
    _make_due(now)
    return len(NOTICES)


def _make_due(now: datetime) -> None:
    """Of the municipality in which the demo plays, and all that is not of
    municipalities; the portal itself does the others in its first minutes."""
    for home in Municipality.objects.filter(name=HOME):
        renew_for_town(home, now=now)
    for source in deadlines.known():
        if source.kind not in OF_TOWNS:
            renew(source.kind, causes=None, now=now)


def _fill(reader: User, now: datetime) -> None:
    Notice.objects.bulk_create(
        Notice(
            recipient=reader,
            deduplication_key=f"demo:{number}",
            kind="demo",
            title=f"{told.title} {LABEL}",
            body=told.body,
            url=told.url,
            reason=told.reason,
            created_at=now - told.ago,
            mailed_at=now - told.ago,
            read_at=now - told.ago / 2 if told.is_read else None,
        )
        # The oldest first, as they came.
        for number, told in reversed(list(enumerate(NOTICES)))
    )


def _follow(reader: User, now: datetime) -> None:
    """Three standards, a neighbour and a search; with news that waits for a digest."""
    since = now - timedelta(days=30)
    rhythms = (Rhythm.DAILY, Rhythm.DAILY, Rhythm.WEEKLY)
    standards = Standard.objects.published().order_by("sort_key", "id")[:3]
    for standard, rhythm, told in zip(standards, rhythms, NEWS, strict=False):
        follow(subject_key=standard.subject_key, rhythm=rhythm, by=reader, now=since)
        tell_followers(
            about=[standard.subject_key],
            deduplication_key=f"demo:{standard.pk}",
            title=f"{standard}: {told.title} {LABEL}",
            url=standard.get_absolute_url(),
            now=now - told.ago,
        )
    if neighbour := Municipality.objects.filter(name="Waddinxveen").first():
        follow(
            subject_key=neighbour.subject_key,
            rhythm=Rhythm.AT_ONCE,
            by=reader,
            now=since,
        )
    save_search(
        word="standaarden",
        query="zoek=zaken",
        name=f"Alles over zaken {LABEL}",
        rhythm=Rhythm.WEEKLY,
        by=reader,
        now=since,
    )


def _call_in_vain(owner: User, now: datetime) -> None:
    """One event arrived, the next did not in eight attempts, so the webhook stands
    still: the demo calls nobody."""
    began = now - timedelta(days=3)
    webhook = Webhook.objects.create(
        owner=owner,
        name=WEBHOOK,
        url=TARGET,
        sealed_secret=new_secret()[1],
        created_at=began,
        failures=5,
        paused_at=now - timedelta(hours=6),
    )
    news = list(News.objects.filter(deduplication_key__startswith="demo:")[:2])
    for number, one in enumerate(news):
        failed = number > 0
        delivery = WebhookDelivery.objects.create(
            webhook=webhook,
            news=one,
            state=DeliveryState.FAILED if failed else DeliveryState.DELIVERED,
            created_at=began,
        )
        WebhookAttempt.objects.bulk_create(
            WebhookAttempt(
                delivery=delivery,
                number=turn,
                at=began + timedelta(minutes=minutes),
                milliseconds=3000 if failed else 84,
                status=503 if failed else 204,
                problem="Het systeem antwoordde met 503." if failed else "",
            )
            for turn, minutes in enumerate(
                TRIED_AFTER if failed else TRIED_AFTER[:1], start=1
            )
        )
