from __future__ import annotations

from django.conf import settings
from django.db import models


class Draft(models.Model):
    """What an editor is writing and has not published: the fields of one form."""

    # `standaard`, `versie` or `initiatief`, and which one; empty for a new one.
    kind = models.CharField(max_length=20)
    subject_key = models.CharField(max_length=120, blank=True)
    title = models.CharField(max_length=200)
    fields = models.JSONField()
    # The `changed_at` of the published text this draft started from.
    based_on = models.DateTimeField(null=True)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="drafts"
    )
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = "concept"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject_key"],
                condition=~models.Q(subject_key=""),
                name="draft_one_per_subject",
            )
        ]

    def __str__(self) -> str:
        return self.title
