from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from ..enums import DeadlineState


class DeadlineQuerySet(models.QuerySet["Deadline"]):
    def locked(self) -> DeadlineQuerySet:
        return self.select_for_update(of=("self",))

    def standing(self) -> DeadlineQuerySet:
        """Those that hold."""
        return self.filter(state=DeadlineState.OPEN)

    def soonest_first(self) -> DeadlineQuerySet:
        return self.order_by("due_on", "due_at", "id")


class Deadline(models.Model):
    """Something is due: what, before when and for whom, as its source told it last.

    The source is the truth and this its picture: renewed when the cause changes, judged
    again before a reminder leaves, and compared every night.
    """

    kind = models.SlugField(max_length=40)
    cause = models.CharField(max_length=40)
    audience = models.BigIntegerField()
    subject_key = models.CharField(max_length=120)
    title = models.CharField(max_length=200)
    because = models.CharField(max_length=400)
    step = models.CharField(max_length=300)
    url = models.CharField(max_length=300)
    due_on = models.DateField()
    due_at = models.DateTimeField(null=True)
    reminders = ArrayField(models.DateTimeField(), default=list)
    is_fictitious = models.BooleanField(default=False)
    state = models.CharField(
        max_length=12, choices=DeadlineState, default=DeadlineState.OPEN
    )
    # Raised at each change, as calendars want it.
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        verbose_name = "termijn"
        constraints = [
            models.UniqueConstraint(fields=["kind", "cause"], name="deadline_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=DeadlineState.values),
                name="deadline_state_known",
            ),
            models.CheckConstraint(
                condition=models.Q(url__regex=r"^/([^/\\]|$)"),
                name="deadline_address_inside",
            ),
            models.CheckConstraint(
                condition=~models.Q(title="")
                & ~models.Q(because="")
                & ~models.Q(step=""),
                name="deadline_says_why_and_what",
            ),
        ]
        indexes = [
            models.Index(
                fields=["kind", "audience", "due_on"],
                name="deadline_of_audience",
                condition=models.Q(state="open"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.due_on}"
