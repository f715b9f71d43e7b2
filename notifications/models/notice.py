from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

if TYPE_CHECKING:
    from accounts.models import User


class NoticeQuerySet(models.QuerySet["Notice"]):
    def unread(self) -> NoticeQuerySet:
        return self.filter(read_at=None)

    def of(self, user: User) -> NoticeQuerySet:
        return self.filter(recipient=user)

    def newest_first(self) -> NoticeQuerySet:
        return self.order_by("-id")


class Notice(models.Model):
    """One message in somebody's inbox. `deduplication_key` keeps it from coming twice."""

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices"
    )
    deduplication_key = models.CharField(max_length=200)
    kind = models.SlugField(max_length=60)
    subject_key = models.CharField(max_length=120, blank=True)
    title = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    # Address inside the portal where the reader can do something with it.
    url = models.CharField(max_length=300, blank=True)
    # Why this person gets it, as one Dutch sentence.
    reason = models.CharField(max_length=200)
    # The follow that it comes from, which its mail can stop.
    follow = models.ForeignKey(
        "Follow", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # The deadline that it reminds of; the mail leaves only while that holds.
    deadline = models.ForeignKey(
        "Deadline", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "bericht"
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "deduplication_key"], name="notice_once"
            ),
            models.CheckConstraint(
                condition=models.Q(url="") | models.Q(url__regex=r"^/([^/\\]|$)"),
                name="notice_address_inside",
            ),
        ]
        indexes = [
            models.Index(fields=["recipient", "-id"], name="notice_inbox"),
            models.Index(
                fields=["recipient"],
                name="notice_unread",
                condition=models.Q(read_at=None),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_unread(self) -> bool:
        return self.read_at is None
