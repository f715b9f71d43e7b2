from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q


class CalendarAddress(models.Model):
    """A private address of somebody's own calendar. Only its fingerprint is kept."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_addresses"
    )
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "agenda-adres"
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(revoked_at=None),
                name="calendar_address_one_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"agenda van {self.person_id}"

    @property
    def subject_key(self) -> str:
        return f"governance.calendar_address:{self.pk}"

    @property
    def subject_label(self) -> str:
        return "Eigen agenda-adres"
