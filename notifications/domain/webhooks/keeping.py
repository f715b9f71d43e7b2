"""Adding, trying, resuming and removing a webhook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from accounts.models import User
from accounts.rules import may_write
from journal.domain.entries import record
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import Verdict, allowed_if, require

from ...models import Webhook, WebhookDelivery
from .secrets import new_secret
from .sending import send_later
from .targets import target_of

MOST = 10


class NotAnother(DomainError):
    """There are enough of them, or it is there already."""


def may_have_webhooks(user: User) -> Verdict:
    """People with a role, as with keys for programs."""
    return may_write(user) and allowed_if(
        bool(user.get_current_roles()), "Een webhook hoort bij een rol."
    )


@transaction.atomic
def add_webhook(
    *, name: str, url: str, kinds: Sequence[str], by: User, now: datetime
) -> tuple[Webhook, str]:
    """Add it; gives the secret that signs its events, to be shown once."""
    require(may_have_webhooks(by))
    target_of(url)
    mine = User.objects.select_for_update().get(pk=by.pk).webhooks
    if mine.filter(url=url).exists():
        raise NotAnother("U hebt al een webhook naar dit adres.")
    if mine.count() >= MOST:
        raise NotAnother(f"U hebt al {MOST} webhooks. Verwijder er eerst een.")
    secret, sealed = new_secret()
    webhook = Webhook.objects.create(
        owner=by,
        name=name,
        url=url,
        kinds=list(kinds),
        sealed_secret=sealed,
        created_at=now,
    )
    record("notifications.webhook_added", subject=webhook, by=by, at=now)
    return webhook, secret


@transaction.atomic
def try_webhook(*, webhook: Webhook, by: User, now: datetime) -> WebhookDelivery:
    """Send a test event, also where the webhook is paused."""
    _require_own(webhook, by)
    delivery = WebhookDelivery.objects.create(webhook=webhook, created_at=now)
    send_later(delivery)
    return delivery


@transaction.atomic
def resume_webhook(*, webhook: Webhook, by: User, now: datetime) -> None:
    """Call it again from now on; what was missed is not sent."""
    _require_own(webhook, by)
    Webhook.objects.filter(pk=webhook.pk).update(paused_at=None, failures=0)
    record("notifications.webhook_resumed", subject=webhook, by=by, at=now)


@transaction.atomic
def remove_webhook(*, webhook: Webhook, by: User, now: datetime) -> None:
    """Call it no more, and forget its log."""
    _require_own(webhook, by)
    record("notifications.webhook_removed", subject=webhook, by=by, at=now)
    webhook.delete()


def _require_own(webhook: Webhook, by: User) -> None:
    require(
        allowed_if(webhook.owner_id == by.pk, "Deze webhook is niet van u.")
        and may_have_webhooks(by)
    )
