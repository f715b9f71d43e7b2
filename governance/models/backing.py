from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import Organisation
from samenorganiseren.shared.models import AppendOnly

from ..enums import MemberAnswer
from .dossier import Dossier
from .membership import Membership


class BackingPoll(models.Model):
    """A member asks the own backing (achterban) a dated question about a dossier."""

    membership = models.ForeignKey(Membership, models.PROTECT, related_name="polls")
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="backing_polls")
    question = models.TextField()
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    # What the representative takes to the meeting; never shown to others by name.
    summary = models.TextField(blank=True)
    asked_by_label = models.CharField(max_length=200)

    class Meta:
        verbose_name = "achterbanraadpleging"
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")),
                name="backing_poll_closes_after_opening",
            )
        ]

    def __str__(self) -> str:
        return f"vraag van {self.membership_id} over {self.dossier_id}"

    def get_absolute_url(self) -> str:
        return reverse("backing_poll", args=[self.pk])

    def takes_answers_at(self, moment: datetime) -> bool:
        """Whether it is open; PostgreSQL judges the same by its own clock."""
        in_time = self.opens_at <= moment < self.closes_at
        return self.closed_at is None and in_time

    @property
    def ended_at(self) -> datetime:
        """When it closed, or will."""
        return self.closed_at or self.closes_at

    @property
    def subject_key(self) -> str:
        return f"governance.backing_poll:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"Vraag aan de achterban over {self.dossier}"


class BackingAnswer(AppendOnly):
    """What one of the backing answers; answering anew adds a row, the last counts."""

    poll = models.ForeignKey(BackingPoll, models.PROTECT, related_name="answers")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    answer = models.CharField(max_length=16, choices=MemberAnswer)
    text = models.TextField(blank=True)
    idempotency_key = models.CharField(max_length=60, unique=True)
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = "antwoord van de achterban"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"antwoord van {self.organisation_id}"
