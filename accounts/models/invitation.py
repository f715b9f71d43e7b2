from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from ..enums import Role
from .organisation import Organisation


class Invitation(models.Model):
    """An e-mail that asks somebody to take a role. Only the hash of its key is kept."""

    email = models.EmailField()
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=30, choices=Role)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="invitations"
    )
    role_ends_on = models.DateField(null=True, blank=True)
    key_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="invitations_sent"
    )
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="invitations_accepted",
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "uitnodiging"
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at=None, accepted_by=None)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
                name="invitation_acceptance_complete",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(withdrawn_at=None),
                name="invitation_accepted_or_withdrawn",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} voor {self.organisation_id}"

    @property
    def subject_key(self) -> str:
        return f"accounts.invitation:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"Uitnodiging voor {self.organisation}"
