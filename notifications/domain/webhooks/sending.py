"""Calling webhooks: at least once, in order, with growing pauses; then it is paused.

A call happens at least once and always under the id of its event, so that a receiver
knows it again. Every call is kept in the log of its webhook.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from journal.domain.outbox import Request, enqueue, enqueue_each
from samenorganiseren.shared import subjects

from ...enums import DeliveryState
from ...models import News, Webhook, WebhookAttempt, WebhookDelivery
from ..notices import notify
from .calling import Answer, call
from .events import event_of, headers_for
from .secrets import secret_of
from .targets import BadTarget, target_of

# Minutes after each failed call: the eighth comes a day later.
PAUSES = (1, 5, 15, 60, 180, 480, 720)
MOST_FAILURES = 5
LOG_KEPT = timedelta(days=90)


@transaction.atomic
def call_webhooks(*, news_id: int, now: datetime) -> None:
    """Ask for a delivery to each webhook that wants this news, where it is public."""
    news = News.objects.filter(pk=news_id).first()
    subject = subjects.resolve(news.judged_by_key) if news else None
    if news is None or subject is None or not subject.is_visible_to(AnonymousUser()):
        return
    wanted = [
        webhook
        for webhook in Webhook.objects.active()
        if not webhook.kinds or news.kind in webhook.kinds
    ]
    WebhookDelivery.objects.bulk_create(
        [
            WebhookDelivery(webhook=webhook, news=news, created_at=now)
            for webhook in wanted
        ],
        ignore_conflicts=True,
    )
    _ask(WebhookDelivery.objects.filter(news=news, webhook__in=wanted))


def send_later(delivery: WebhookDelivery) -> None:
    """Ask for the first call of this delivery."""
    _ask([delivery])


def _ask(deliveries: Iterable[WebhookDelivery]) -> None:
    enqueue_each(
        "notifications.deliver_webhook",
        [
            Request(
                {"delivery_id": one.pk, "number": 1},
                deduplication_key=f"notifications.deliver_webhook:{one.pk}:1",
                subject_key=f"notifications.webhook:{one.webhook_id}",
            )
            for one in deliveries
        ],
    )


@transaction.atomic
def deliver_webhook(*, delivery_id: int, number: int, now: datetime) -> None:
    """Call once; write what came back, and ask for the next call where it failed."""
    found = WebhookDelivery.objects.select_related("webhook__owner", "news")
    delivery = found.filter(pk=delivery_id, state=DeliveryState.WAITING).first()
    if delivery is None:
        return
    webhook = Webhook.objects.locked().get(pk=delivery.webhook_id)
    if webhook.paused_at and delivery.news_id:
        _end(delivery, DeliveryState.FAILED)
        return
    answer = _called(delivery, number, now)
    if answer.is_taken:
        _end(delivery, DeliveryState.DELIVERED)
        Webhook.objects.filter(pk=webhook.pk).update(failures=0)
    elif number <= len(PAUSES) and delivery.news_id:
        _try_again(delivery, number, now)
    else:
        _end(delivery, DeliveryState.FAILED)
        if delivery.news_id:
            _count_failure(webhook, now)


def _called(delivery: WebhookDelivery, number: int, now: datetime) -> Answer:
    began = time.monotonic()
    answer = _answer(delivery, now)
    WebhookAttempt.objects.get_or_create(
        delivery=delivery,
        number=number,
        defaults={
            "at": now,
            "milliseconds": round(1000 * (time.monotonic() - began)),
            "status": answer.status,
            "problem": answer.problem[:200],
        },
    )
    return answer


def _answer(delivery: WebhookDelivery, now: datetime) -> Answer:
    body = event_of(delivery)
    secret = secret_of(delivery.webhook)
    try:
        target = target_of(delivery.webhook.url)
    except BadTarget as refusal:
        return Answer(None, str(refusal))
    return call(target, body, headers_for(delivery, body, secret, now))


def _try_again(delivery: WebhookDelivery, number: int, now: datetime) -> None:
    enqueue(
        "notifications.deliver_webhook",
        delivery_id=delivery.pk,
        number=number + 1,
        deduplication_key=f"notifications.deliver_webhook:{delivery.pk}:{number + 1}",
        subject_key=f"notifications.webhook:{delivery.webhook_id}",
        due_at=now + timedelta(minutes=PAUSES[number - 1]),
    )


def _end(delivery: WebhookDelivery, state: DeliveryState) -> None:
    delivery.state = state
    delivery.save(update_fields=["state"])


def _count_failure(webhook: Webhook, now: datetime) -> None:
    """After so many events in a row nobody answers there: pause, and tell the owner."""
    webhook.failures += 1
    if webhook.failures >= MOST_FAILURES:
        webhook.paused_at = now
        _tell_owner(webhook, now)
    webhook.save(update_fields=["failures", "paused_at"])


def _tell_owner(webhook: Webhook, now: datetime) -> None:
    notify(
        recipients=[webhook.owner],
        kind="webhook-gepauzeerd",
        title=f"Uw webhook {webhook.name} staat stil",
        body=f"{MOST_FAILURES} gebeurtenissen na elkaar kwamen niet aan. Kijk in het "
        "logboek van de webhook wat er misging, en zet hem daarna weer aan.",
        url=f"/account/webhooks/{webhook.pk}/",
        reason="U hebt deze webhook ingesteld.",
        deduplication_key=f"webhook-paused:{webhook.pk}:{now.isoformat()}",
        now=now,
    )


def forget_old_deliveries(*, now: datetime) -> int:
    """The log of long ago goes; answers how many deliveries."""
    old = WebhookDelivery.objects.filter(created_at__lt=now - LOG_KEPT)
    gone = old.count()
    old.delete()
    return gone
