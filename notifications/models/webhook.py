from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ..enums import DeliveryState
from .news import News

if TYPE_CHECKING:
    from accounts.models import User


class WebhookQuerySet(models.QuerySet["Webhook"]):
    def of(self, user: User) -> WebhookQuerySet:
        return self.filter(owner=user)

    def active(self) -> WebhookQuerySet:
        return self.filter(paused_at=None, owner__is_active=True)

    def locked(self) -> WebhookQuerySet:
        return self.select_for_update(of=("self",))


class Webhook(models.Model):
    """An address of somebody's own system that is called with every public event."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="webhooks"
    )
    name = models.CharField(max_length=80)
    url = models.CharField(max_length=500)
    # Which kinds of events; nothing for all.
    kinds = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    # Signs what is sent; sealed, and shown once when it is made.
    sealed_secret = models.TextField()
    created_at = models.DateTimeField()
    # Events in a row that could not be delivered.
    failures = models.PositiveSmallIntegerField(default=0)
    paused_at = models.DateTimeField(null=True, blank=True)

    objects = WebhookQuerySet.as_manager()

    class Meta:
        verbose_name = "webhook"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "url"], name="webhook_once_per_owner"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def subject_key(self) -> str:
        return f"notifications.webhook:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"Webhook {self.name}"


class WebhookDelivery(models.Model):
    """One event on its way to one webhook; a test has no news."""

    webhook = models.ForeignKey(Webhook, models.CASCADE, related_name="deliveries")
    news = models.ForeignKey(News, models.CASCADE, null=True, related_name="+")
    # Our own lasting id of the event: the same at every attempt.
    event_id = models.UUIDField(default=uuid.uuid4, unique=True)
    state = models.CharField(
        max_length=12, choices=DeliveryState, default=DeliveryState.WAITING
    )
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = "aflevering aan een webhook"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["webhook", "news"],
                condition=Q(news__isnull=False),
                name="webhook_delivery_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.event_id)


class WebhookAttempt(models.Model):
    """One call: when, how long it took, and what came back."""

    delivery = models.ForeignKey(
        WebhookDelivery, models.CASCADE, related_name="attempts"
    )
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    milliseconds = models.PositiveIntegerField()
    # Nothing where no answer came.
    status = models.PositiveSmallIntegerField(null=True)
    problem = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "poging bij een webhook"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["delivery", "number"], name="webhook_attempt_once"
            ),
        ]

    def __str__(self) -> str:
        return f"poging {self.number} van {self.delivery_id}"
