from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from ..enums import Rhythm

if TYPE_CHECKING:
    from accounts.models import User


class FollowQuerySet(models.QuerySet["Follow"]):
    def of(self, user: User) -> FollowQuerySet:
        return self.filter(user=user)

    def locked(self) -> FollowQuerySet:
        return self.select_for_update(of=("self",))


class Follow(models.Model):
    """Somebody wants to hear of a subject, in this rhythm."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="follows"
    )
    subject_key = models.CharField(max_length=120)
    rhythm = models.CharField(max_length=12, choices=Rhythm, default=Rhythm.DAILY)
    # Only news from then on.
    since = models.DateTimeField()

    objects = FollowQuerySet.as_manager()

    class Meta:
        verbose_name = "volgen"
        constraints = [
            models.UniqueConstraint(fields=["user", "subject_key"], name="follow_once"),
            models.CheckConstraint(
                condition=models.Q(rhythm__in=Rhythm.values), name="follow_rhythm_known"
            ),
        ]
        indexes = [
            models.Index(fields=["subject_key", "rhythm"], name="follow_of_subject"),
            models.Index(fields=["rhythm", "user"], name="follow_rhythm"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} volgt {self.subject_key}"
