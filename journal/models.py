"""What happened (append-only), who must hear of it, and work that takes long."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from samenorganiseren.shared.models import AppendOnly

from .enums import JobState, Result


class EntryQuerySet(models.QuerySet["Entry"]):
    def about(self, subject_key: str) -> EntryQuerySet:
        return self.filter(subject_key=subject_key)

    def by(self, actor_key: str) -> EntryQuerySet:
        return self.filter(actor_key=actor_key)

    def newest_first(self) -> EntryQuerySet:
        return self.order_by("-id")


class Entry(AppendOnly):
    """One line of the journal: who did what to what, with which result, from where."""

    at = models.DateTimeField()
    action = models.CharField(max_length=80)
    result = models.CharField(max_length=12, choices=Result, default=Result.DONE)
    subject_key = models.CharField(max_length=120)
    subject_label = models.CharField(max_length=200)
    actor_key = models.CharField(max_length=120)
    actor_label = models.CharField(max_length=200)
    # On whose behalf, such as `accounts.organisation:7`; blank for the portal itself.
    organisation_key = models.CharField(max_length=120, blank=True)
    door = models.CharField(max_length=20)
    address = models.CharField(max_length=64, blank=True)
    request_id = models.CharField(max_length=32, blank=True)
    details = models.JSONField(default=dict)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = "logboekregel"
        indexes = [
            models.Index(fields=["subject_key", "-id"], name="journal_entry_subject"),
            models.Index(fields=["actor_key", "-id"], name="journal_entry_actor"),
            models.Index(fields=["organisation_key", "-id"], name="journal_entry_org"),
            models.Index(fields=["action", "-id"], name="journal_entry_action"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.subject_label}"


class MessageQuerySet(models.QuerySet["Message"]):
    def waiting(self) -> MessageQuerySet:
        """Not delivered and not given up."""
        return self.filter(delivered_at=None, given_up_at=None)

    def given_up(self) -> MessageQuerySet:
        return self.exclude(given_up_at=None)


class Message(models.Model):
    """Work the outbox must have done: a handler's name and its arguments.

    `deduplication_key` makes asking twice the same as asking once. Messages of
    one `subject_key` are done in the order in which they were asked.
    """

    handler = models.CharField(max_length=80)
    arguments = models.JSONField(default=dict)
    deduplication_key = models.CharField(max_length=200, unique=True)
    subject_key = models.CharField(max_length=120, blank=True)
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_until = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)
    last_error = models.TextField(blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = "bericht in de verzendlijst"
        indexes = [
            models.Index(
                fields=["due_at", "id"],
                name="journal_message_waiting",
                condition=Q(delivered_at=None, given_up_at=None),
            ),
            models.Index(
                fields=["subject_key", "id"],
                name="journal_message_order",
                condition=Q(delivered_at=None, given_up_at=None),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(delivered_at=None) | Q(given_up_at=None),
                name="journal_message_delivered_or_given_up",
            )
        ]

    def __str__(self) -> str:
        return f"{self.handler} ({self.deduplication_key})"


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
    cancel_asked_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
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
    def subject_key(self) -> str:
        return f"journal.job:{self.pk}"

    @property
    def subject_label(self) -> str:
        return self.title
