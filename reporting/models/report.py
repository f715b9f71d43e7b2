from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from journal.models import Job

from ..enums import Period
from ..rules.content import Content, content_from
from ..rules.kinds import BY_SLUG, KINDS, Kind
from ..rules.periods import Span

HASH = r"^[0-9a-f]{64}$"


class ReportQuerySet(models.QuerySet["Report"]):
    def made(self) -> ReportQuerySet:
        return self.exclude(made_at=None)

    def asked_by(self, person_id: int) -> ReportQuerySet:
        return self.filter(requested_by=person_id)

    def scheduled(self) -> ReportQuerySet:
        """Those that the portal made by itself."""
        return self.filter(requested_by=None)

    def newest_first(self) -> ReportQuerySet:
        return self.order_by("-id")


class Report(models.Model):
    """One report, for who asked for it or, without such a person, of the portal itself.

    Its content is written once, whole, in the transaction that ends the work: no
    half report exists. How far the work is stands in its job.
    """

    kind = models.CharField(
        max_length=40, choices=[(kind.slug, kind.title) for kind in KINDS]
    )
    period = models.CharField(max_length=8, choices=Period)
    first_day = models.DateField()
    as_of = models.DateField()
    filters = models.JSONField(default=dict)
    # In which rings it may tell what each municipality does; of the portal's own, none.
    rings = ArrayField(models.CharField(max_length=12), default=list)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="reports"
    )
    job = models.OneToOneField(Job, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    content = models.JSONField(null=True)
    content_hash = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField(null=True)
    # Thrown away after this moment, made or not.
    kept_until = models.DateTimeField()

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = "rapport"
        indexes = [
            models.Index(fields=["requested_by", "-id"], name="report_requester"),
            models.Index(fields=["kept_until"], name="report_kept_until"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(period="dag", first_day=F("as_of"))
                | Q(period__in=["maand", "jaar"], first_day__lt=F("as_of")),
                name="report_period_has_its_days",
            ),
            models.CheckConstraint(
                condition=Q(made_at=None, content__isnull=True, content_hash="")
                | Q(
                    made_at__isnull=False,
                    content__isnull=False,
                    content_hash__regex=HASH,
                ),
                name="report_made_whole",
            ),
            models.CheckConstraint(
                condition=Q(requested_by__isnull=False)
                | Q(made_at__isnull=False, job=None, rings=[], filters={}),
                name="report_scheduled_is_made_for_all",
            ),
            models.CheckConstraint(
                condition=Q(kept_until__gt=F("asked_at")),
                name="report_kept_after_asked",
            ),
            models.UniqueConstraint(
                fields=["kind", "period", "as_of"],
                condition=Q(requested_by=None),
                name="report_scheduled_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("report", args=[self.pk])

    @property
    def about(self) -> Kind:
        return BY_SLUG[self.kind]

    @property
    def span(self) -> Span:
        return Span(Period(self.period), self.first_day, self.as_of)

    @property
    def title(self) -> str:
        return f"{self.about.title}, {self.span.words}"

    @property
    def is_made(self) -> bool:
        return self.made_at is not None

    @property
    def is_scheduled(self) -> bool:
        return self.requested_by_id is None

    @property
    def file_name(self) -> str:
        """Without its ending."""
        return f"{self.kind}-{self.span.slug}"

    def read(self) -> Content:
        """What it holds; only of a report that is made."""
        return content_from(self.content or {})

    def is_kept(self, now: datetime) -> bool:
        return self.kept_until > now

    @property
    def subject_key(self) -> str:
        return f"reporting.report:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"Rapport {self.title}"
