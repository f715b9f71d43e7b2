from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import Organisation
from samenorganiseren.shared.models import AppendOnly

from ..enums import ConsultationKind, DispositionKind, MemberAnswer
from .dossier import Dossier
from .papers import DossierVersion


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    def open_at(self, moment: datetime) -> ConsultationQuerySet:
        """Those that take responses at this moment."""
        return self.filter(closed_at=None, opens_at__lte=moment, closes_at__gt=moment)

    def with_dossier(self) -> ConsultationQuerySet:
        return self.select_related("dossier__proposer", "version")


class Consultation(models.Model):
    """A question about one frozen version, to everybody or to the members."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="consultations")
    version = models.ForeignKey(DossierVersion, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=ConsultationKind)
    question = models.TextField()
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    # Markdown; written when all responses have their disposition.
    summary = models.TextField(blank=True)
    summarised_at = models.DateTimeField(null=True)
    uid = models.UUIDField(unique=True)
    opened_by_label = models.CharField(max_length=200)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = "consultatie"
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")),
                name="consultation_closes_after_opening",
            ),
            models.UniqueConstraint(
                fields=["dossier", "kind"],
                condition=Q(closed_at=None),
                name="consultation_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} over {self.dossier_id}"

    def get_absolute_url(self) -> str:
        return reverse("consultation", args=[self.pk])

    def takes_responses_at(self, moment: datetime) -> bool:
        """Whether it is open; PostgreSQL judges the same by its own clock."""
        in_time = self.opens_at <= moment < self.closes_at
        return self.closed_at is None and in_time

    @property
    def ended_at(self) -> datetime:
        """When it closed, or will."""
        return self.closed_at or self.closes_at

    @property
    def subject_key(self) -> str:
        return f"governance.consultation:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"{self.get_kind_display().capitalize()} over {self.dossier}"


class ConsultationResponse(AppendOnly):
    """What somebody says to a consultation. Saying it anew adds a row; the last counts.

    PostgreSQL refuses one outside the consultation's time, by its own clock.
    """

    consultation = models.ForeignKey(
        Consultation, models.PROTECT, related_name="responses"
    )
    # For whom it is said; empty where a person speaks for oneself.
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    person_label = models.CharField(max_length=200)
    number = models.PositiveSmallIntegerField(default=1)
    previous = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="next"
    )
    text = models.TextField(blank=True)
    answer = models.CharField(max_length=16, choices=MemberAnswer, blank=True)
    idempotency_key = models.CharField(max_length=60, unique=True)
    is_fictitious = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = "reactie"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "organisation", "number"],
                name="response_number_once_for_organisation",
            ),
            models.UniqueConstraint(
                fields=["consultation", "person", "number"],
                condition=Q(organisation=None),
                name="response_number_once_for_person",
            ),
            models.CheckConstraint(
                condition=~Q(text="") | ~Q(answer=""), name="response_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"reactie {self.pk} op {self.consultation_id}"

    @property
    def disposition_words(self) -> str:
        """What was done with it, where the row was read `with_dispositions()`."""
        kind = getattr(self, "disposition", None)
        return DispositionKind(kind).label if kind else ""

    @property
    def subject_key(self) -> str:
        return f"governance.consultation_response:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"Reactie op {self.consultation}"


class ResponseDraft(models.Model):
    """What somebody typed and did not send yet."""

    consultation = models.ForeignKey(
        Consultation, models.CASCADE, related_name="drafts"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+"
    )
    typed = models.JSONField(default=dict)
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = "concept van een reactie"
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "person"], name="response_draft_once"
            )
        ]

    def __str__(self) -> str:
        return f"concept bij {self.consultation_id}"


class Disposition(AppendOnly):
    """What was done with a response, in public; the last one counts."""

    response = models.ForeignKey(
        ConsultationResponse, models.PROTECT, related_name="dispositions"
    )
    kind = models.CharField(max_length=20, choices=DispositionKind)
    motivation = models.TextField()
    made_by_label = models.CharField(max_length=200)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = "antwoord op een reactie"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(motivation=""), name="disposition_has_motivation"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} ({self.response_id})"
