from __future__ import annotations

from django.db import models
from django.db.models import Q

from ..enums import JobState


class JobQuerySet(models.QuerySet["Job"]):
    def of(self, actor_key: str) -> JobQuerySet:
        return self.filter(requested_by_key=actor_key)

    def unfinished(self) -> JobQuerySet:
        return self.filter(state__in=[JobState.WAITING, JobState.RUNNING])


class Job(models.Model):
    """Long work that somebody asked for: an import or an export, with its progress."""

    handler = models.CharField(max_length=80)
    title = models.CharField(max_length=200)
    arguments = models.JSONField(default=dict)
    input_file = models.FileField(upload_to="werk/", blank=True)
    requested_by_key = models.CharField(max_length=120)
    requested_by_label = models.CharField(max_length=200)
    state = models.CharField(max_length=12, choices=JobState, default=JobState.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True)
    # One Dutch sentence: what was done, or why it stopped.
    outcome = models.TextField(blank=True)
    # Where the result can be seen; blank while there is none.
    result_url = models.CharField(max_length=300, blank=True)
    result_file = models.FileField(upload_to="werk/", blank=True)
    result_name = models.CharField(max_length=120, blank=True)
    cancel_asked_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    # How often a worker began; more than a few times means that it kills workers.
    attempts = models.PositiveSmallIntegerField(default=0)
    # When the worker last told that it is busy.
    heartbeat_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    # The result is thrown away after this moment.
    kept_until = models.DateTimeField(null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = "langdurig werk"
        indexes = [
            models.Index(
                fields=["requested_by_key", "-id"], name="journal_job_requester"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(state__in=["wacht", "bezig"], finished_at=None)
                    | Q(state__in=["klaar", "mislukt", "afgebroken"])
                    & Q(finished_at__isnull=False)
                ),
                name="journal_job_finished_when_ended",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_finished(self) -> bool:
        return self.finished_at is not None

    @property
    def subject_key(self) -> str:
        return f"journal.job:{self.pk}"

    @property
    def subject_label(self) -> str:
        return self.title
