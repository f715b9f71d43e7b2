from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .papers import DossierVersion


class InadmissibleProposal(models.Model):
    """A secretary proposes not to take a dossier in; a second person decides.

    PostgreSQL brings no dossier to “niet ontvankelijk” without a confirmed one.
    """

    version = models.ForeignKey(
        DossierVersion, models.PROTECT, related_name="inadmissible_proposals"
    )
    reason = models.TextField()
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField()
    # Both at once, by somebody else, once.
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    is_confirmed = models.BooleanField(null=True)

    class Meta:
        verbose_name = "voorstel niet ontvankelijk"
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by=None, decided_at=None, is_confirmed=None)
                | Q(
                    decided_by__isnull=False,
                    decided_at__isnull=False,
                    is_confirmed__isnull=False,
                ),
                name="inadmissible_decided_whole",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("proposed_by")),
                name="inadmissible_second_person",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""), name="inadmissible_has_reason"
            ),
            models.UniqueConstraint(
                fields=["version"],
                condition=Q(decided_by=None),
                name="inadmissible_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"niet ontvankelijk: {self.version_id}"
