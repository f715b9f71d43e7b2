"""An event as machines read it: a CloudEvent in the NL GOV profile, signed.

Profile: https://logius-standaarden.github.io/NL-GOV-profile-for-CloudEvents/. Signed
as Standard Webhooks does (https://www.standardwebhooks.com). Nothing in it is about
a person.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from datetime import UTC, datetime

from django.conf import settings

from ...models import News, WebhookDelivery

TYPE = "nl.vng.samenorganiseren"
CONTENT_TYPE = "application/cloudevents+json; charset=utf-8"
TEST = "proef"


def event_of(delivery: WebhookDelivery) -> bytes:
    """The event as JSON; the same bytes at every attempt."""
    news = delivery.news
    event = {
        "specversion": "1.0",
        "id": str(delivery.event_id),
        "source": settings.WEBHOOK_SOURCE,
        "type": f"{TYPE}.{news.kind if news else TEST}",
        "time": _moment(news.happened_at if news else delivery.created_at),
        "datacontenttype": "application/json",
        **(_about(news) if news else {"data": {"titel": "Dit is een proef."}}),
    }
    return json.dumps(event, ensure_ascii=False, separators=(",", ":")).encode()


def headers_for(
    delivery: WebhookDelivery, body: bytes, secret: str, now: datetime
) -> dict[str, str]:
    """What goes above the event: its id, when it was signed, and the signature."""
    moment = str(int(now.timestamp()))
    signed = b".".join([str(delivery.event_id).encode(), moment.encode(), body])
    mac = hmac.new(base64.b64decode(secret), signed, hashlib.sha256).digest()
    return {
        "Content-Type": CONTENT_TYPE,
        "User-Agent": "samen-organiseren-webhooks",
        "webhook-id": str(delivery.event_id),
        "webhook-timestamp": moment,
        "webhook-signature": f"v1,{base64.b64encode(mac).decode()}",
    }


def _about(news: News) -> dict[str, object]:
    address = f"{settings.BASE_URL}{news.url}"
    subjects = sorted(news.subjects.values_list("subject_key", flat=True))
    return {
        "subject": news.judged_by_key,
        "dataref": address,
        "data": {"titel": news.title, "adres": address, "onderwerpen": subjects},
    }


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
