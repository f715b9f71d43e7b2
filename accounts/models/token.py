from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from ..enums import TokenScope
from .organisation import Organisation


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    def usable_at(self, moment: datetime) -> ApiTokenQuerySet:
        """Neither expired nor revoked."""
        return self.filter(revoked_at=None, expires_at__gt=moment)

    def newest_first(self) -> ApiTokenQuerySet:
        return self.order_by("-id")


class ApiToken(models.Model):
    """A key with which a program acts for one person and one organisation.

    Shown once when it is made; only its hash is kept.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="api_tokens"
    )
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="api_tokens"
    )
    name = models.CharField(max_length=80)
    scopes = ArrayField(models.CharField(max_length=20, choices=TokenScope))
    key_hash = models.CharField(max_length=64, unique=True)
    # The first letters, so that the owner can tell tokens apart.
    hint = models.CharField(max_length=8)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        verbose_name = "API-sleutel"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    expires_at__gt=F("created_at"),
                    expires_at__lte=F("created_at") + timedelta(days=366),
                ),
                name="api_token_lives_a_year_at_most",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.hint}…)"

    @property
    def subject_key(self) -> str:
        return f"accounts.api_token:{self.pk}"

    @property
    def subject_label(self) -> str:
        return self.name
