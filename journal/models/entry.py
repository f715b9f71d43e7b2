from __future__ import annotations

from django.db import models

from samenorganiseren.shared.models import AppendOnly

from ..enums import Result


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
