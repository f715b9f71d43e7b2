from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from ..enums import Role
from .organisation import Organisation


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def locked(self) -> InvitationQuerySet:
        """Nobody else may change them until the transaction ends."""
        return self.select_for_update(of=("self",))

    def unanswered(self) -> InvitationQuerySet:
        """Neither accepted nor withdrawn; possibly expired."""
        return self.filter(accepted_at=None, withdrawn_at=None)

    def open_at(self, moment: datetime) -> InvitationQuerySet:
        """Those that can still be accepted."""
        return self.unanswered().filter(expires_at__gt=moment)

    def for_email(self, email: str) -> InvitationQuerySet:
        return self.filter(email__iexact=email.strip())

    def newest_first(self) -> InvitationQuerySet:
        return self.order_by("-id")


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
    # Empty for the first administrator, whom nobody was there to invite.
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="invitations_sent",
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

    objects = InvitationQuerySet.as_manager()

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
            models.UniqueConstraint(
                models.functions.Lower("email"),
                "role",
                "organisation",
                condition=Q(accepted_at=None, withdrawn_at=None),
                name="invitation_asked_once",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=models.F("created_at")),
                name="invitation_expires_after_start",
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
