from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from ..enums import DraftKind


class DraftQuerySet(models.QuerySet["Draft"]):
    def of_catalogue(self) -> DraftQuerySet:
        """What editors share; the draft of a need belongs to its writer alone."""
        return self.exclude(kind=DraftKind.NEED)

    def locked(self) -> DraftQuerySet:
        return self.select_for_update(of=("self",))

    def newest_first(self) -> DraftQuerySet:
        return self.order_by("-changed_at", "-id")


class Draft(models.Model):
    """What somebody is writing and has not published: one form, as it was typed."""

    # What is written, and which one; empty for a new one.
    kind = models.CharField(max_length=20, choices=DraftKind)
    subject_key = models.CharField(max_length=120, blank=True)
    # The standard of a version.
    parent_key = models.CharField(max_length=120, blank=True)
    title = models.CharField(max_length=200)
    # Each field of the form with the values that were typed in it.
    fields = models.JSONField()
    # The last line of the subject's history when this draft was begun, so that
    # a text that somebody else published since then is noticed.
    based_on_event = models.BigIntegerField(null=True)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="drafts"
    )
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = "concept"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject_key"],
                condition=~Q(subject_key=""),
                name="draft_one_per_subject",
            ),
            models.CheckConstraint(
                condition=~Q(kind="versie") | ~Q(parent_key=""),
                name="draft_version_has_standard",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def subject_id(self) -> int | None:
        """The number of what is being changed; None for something new."""
        number = self.subject_key.rpartition(":")[2]
        return int(number) if number else None

    @property
    def parent_id(self) -> int | None:
        """The number of the standard that a version belongs to."""
        number = self.parent_key.rpartition(":")[2]
        return int(number) if number else None
