from __future__ import annotations

from django.conf import settings
from django.db import models


class SavedSearch(models.Model):
    """A question that somebody keeps, and what it found when it was last asked."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_searches"
    )
    # Which list, and the question as it stands in its address.
    word = models.CharField(max_length=40)
    query = models.CharField(max_length=1000, blank=True)
    name = models.CharField(max_length=100)
    # The stamp of each thing that it found, by its lasting key; and its title.
    found = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    asked_at = models.DateTimeField()

    class Meta:
        verbose_name = "bewaarde zoekopdracht"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "word", "query"], name="saved_search_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def subject_key(self) -> str:
        return f"notifications.search:{self.pk}"

    @property
    def subject_label(self) -> str:
        return self.name
