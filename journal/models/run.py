from __future__ import annotations

from django.db import models


class JobRun(models.Model):
    """How a piece of periodic work went: for which moment last, and when it failed."""

    name = models.CharField(max_length=80, unique=True)
    # The moment of its schedule for which it was last done.
    done_for = models.DateTimeField(null=True)
    succeeded_at = models.DateTimeField(null=True)
    outcome = models.TextField(blank=True)
    # Failures since it last succeeded.
    failures = models.PositiveIntegerField(default=0)
    failed_at = models.DateTimeField(null=True)
    last_error = models.TextField(blank=True)

    class Meta:
        verbose_name = "uitvoering van een vaste taak"

    def __str__(self) -> str:
        return self.name
