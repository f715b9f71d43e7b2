from __future__ import annotations

import pghistory
from django.db import models
from django.urls import reverse

from municipalities.models import Municipality

from ..enums import Domain, InitiativePhase
from .standard import Standard


class InitiativeQuerySet(models.QuerySet["Initiative"]):
    def published(self) -> InitiativeQuerySet:
        return self.exclude(published_at=None)

    def by_name(self) -> InitiativeQuerySet:
        return self.order_by("sort_key", "id")


@pghistory.track()
class Initiative(models.Model):
    """Something municipalities develop together, from idea to maintenance."""

    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=160)
    abbreviation = models.CharField(max_length=30, blank=True)
    sort_key = models.CharField(max_length=160, db_index=True)
    summary = models.CharField(max_length=400)
    description = models.TextField(blank=True)
    domain = models.CharField(max_length=30, choices=Domain)
    phase = models.CharField(max_length=20, choices=InitiativePhase)
    lead = models.ForeignKey(
        Municipality,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="initiatives_led",
    )
    participants = models.ManyToManyField(
        Municipality, blank=True, related_name="initiatives"
    )
    produces = models.ManyToManyField(Standard, blank=True, related_name="produced_by")
    steward = models.CharField(max_length=120, blank=True)
    # The goal of the Digitale Agenda that it serves.
    goal = models.CharField(max_length=200, blank=True)
    contact = models.CharField(max_length=300, blank=True)
    homepage = models.URLField(max_length=300, blank=True)
    # One of the five results the flywheel began with.
    is_first_result = models.BooleanField(default=False)
    source = models.CharField(max_length=400, blank=True)
    to_confirm = models.CharField(max_length=300, blank=True)
    is_fictitious = models.BooleanField(default=False)
    published_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField()

    objects = InitiativeQuerySet.as_manager()

    class Meta:
        verbose_name = "initiatief"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("initiative", args=[self.slug])

    @property
    def subject_key(self) -> str:
        return f"catalogue.initiative:{self.pk}"

    @property
    def subject_label(self) -> str:
        return self.name
