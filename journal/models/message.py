from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Exists, OuterRef, Q

from samenorganiseren.shared.handlers import title_of


class MessageQuerySet(models.QuerySet["Message"]):
    def waiting(self) -> MessageQuerySet:
        """Not delivered and not given up."""
        return self.filter(delivered_at=None, given_up_at=None)

    def due(self, now: datetime) -> MessageQuerySet:
        """Waiting, asked for before now, and not pausing after a failure."""
        return self.waiting().filter(
            Q(paused_until=None) | Q(paused_until__lte=now), due_at__lte=now
        )

    def unclaimed(self, now: datetime) -> MessageQuerySet:
        return self.filter(Q(claimed_until=None) | Q(claimed_until__lt=now))

    def first_of_their_subject(self, now: datetime) -> MessageQuerySet:
        """Those that no earlier message of the same subject, due too, still precedes."""
        earlier = Message.objects.waiting().filter(
            subject_key=OuterRef("subject_key"), id__lt=OuterRef("id"), due_at__lte=now
        )
        return self.filter(Q(subject_key="") | ~Exists(earlier))

    def given_up(self) -> MessageQuerySet:
        return self.exclude(given_up_at=None)


class Message(models.Model):
    """Work the outbox must have done: a handler's name and its arguments.

    `deduplication_key` makes asking twice the same as asking once. Messages of
    one `subject_key` are done in the order in which they were asked.
    """

    handler = models.CharField(max_length=80)
    arguments = models.JSONField(default=dict)
    deduplication_key = models.CharField(max_length=200, unique=True)
    subject_key = models.CharField(max_length=120, blank=True)
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    # Set after a failure; `due_at` stays what was asked.
    paused_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_until = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)
    last_error = models.TextField(blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = "bericht in de verzendlijst"
        indexes = [
            models.Index(
                fields=["due_at", "id"],
                name="journal_message_waiting",
                condition=Q(delivered_at=None, given_up_at=None),
            ),
            models.Index(
                fields=["subject_key", "id"],
                name="journal_message_order",
                condition=Q(delivered_at=None, given_up_at=None),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(delivered_at=None) | Q(given_up_at=None),
                name="journal_message_delivered_or_given_up",
            )
        ]

    def __str__(self) -> str:
        return f"{self.handler} ({self.deduplication_key})"

    @property
    def title(self) -> str:
        """What this work is called on screen."""
        return title_of(self.handler)
