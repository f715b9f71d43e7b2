from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from ..enums import TokenScope
from .organisation import Organisation


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

    class Meta:
        verbose_name = "API-sleutel"

    def __str__(self) -> str:
        return f"{self.name} ({self.hint}…)"

    @property
    def subject_key(self) -> str:
        return f"accounts.api_token:{self.pk}"

    @property
    def subject_label(self) -> str:
        return self.name
