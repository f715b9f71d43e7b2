from __future__ import annotations

from django.db import models
from django.db.models import Q

from samenorganiseren.shared.models import AppendOnly

from ..enums import EventVisibility
from .dossier import Dossier


class DossierEvent(AppendOnly):
    """One step in the life of a dossier, chained to the one before by its hash.

    The payload holds no personal data: a person stands in it as a salted digest,
    whose name and salt are in `EventPerson`, so that a name can lawfully be erased
    and the chain still verifies. PostgreSQL refuses an event that does not follow.
    """

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="events")
    sequence = models.PositiveIntegerField()
    kind = models.CharField(max_length=60)
    visibility = models.CharField(max_length=16, choices=EventVisibility)
    at = models.DateTimeField()
    payload = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64, blank=True)
    # The very text that is hashed: one line of JSON with all of the above.
    canonical = models.TextField()
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = "gebeurtenis"
        ordering = ["dossier_id", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "sequence"], name="event_sequence_once"
            ),
        ]
        indexes = [
            # The few steps among thousands of events.
            models.Index(
                fields=["dossier", "sequence"],
                condition=Q(kind="fase-gewijzigd"),
                name="event_steps",
            )
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id}/{self.sequence} {self.kind}"


class EventPerson(models.Model):
    """Who stands behind a digest in an event's payload; may be erased, never altered."""

    event = models.ForeignKey(DossierEvent, models.PROTECT, related_name="people")
    role = models.CharField(max_length=30)
    digest = models.CharField(max_length=64)
    # Blank once erased.
    salt = models.CharField(max_length=32, blank=True)
    key = models.CharField(max_length=120, blank=True)
    label = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "persoon bij een gebeurtenis"
        constraints = [
            models.UniqueConstraint(
                fields=["event", "role", "digest"], name="event_person_once"
            ),
            models.CheckConstraint(
                condition=Q(salt="", key="", label="") | ~Q(salt="") & ~Q(label=""),
                name="event_person_known_or_erased",
            ),
        ]

    def __str__(self) -> str:
        return self.label or "naam verwijderd"


class ChainHead(AppendOnly):
    """Once a day: one hash over the heads of all dossiers, published elsewhere too."""

    day = models.DateField(unique=True)
    # By number of the dossier: how many events, and the last hash.
    heads = models.JSONField()
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = "ketenkop"
        ordering = ["-day"]

    def __str__(self) -> str:
        return f"{self.day} {self.hash[:12]}"
