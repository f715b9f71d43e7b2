from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import Q

from ..enums import Lifecycle
from .standard import Standard


def date_has_source(name: str) -> models.CheckConstraint:
    """A date without a source may not be stored: lists are wrong because of that."""
    return models.CheckConstraint(
        condition=Q(**{f"{name}_on": None}) | ~Q(**{f"{name}_source": ""}),
        name=f"version_{name}_has_source",
    )


@pghistory.track()
class StandardVersion(models.Model):
    """One version of a standard, with its own lifecycle and its own dates.

    Three of the seven dates live here; advice, decision and in force are dates of
    a bindingness change, the planned escalation is a date of the standard.
    """

    standard = models.ForeignKey(Standard, models.CASCADE, related_name="versions")
    number = models.CharField(max_length=30)
    lifecycle = models.CharField(
        max_length=20, choices=Lifecycle, default=Lifecycle.UNKNOWN
    )
    # Newest first is highest.
    position = models.PositiveSmallIntegerField(default=0)
    is_current = models.BooleanField(default=False)
    released_on = models.DateField(null=True, blank=True)
    released_source = models.CharField(max_length=300, blank=True)
    in_use_on = models.DateField(null=True, blank=True)
    in_use_source = models.CharField(max_length=300, blank=True)
    end_of_support_on = models.DateField(null=True, blank=True)
    end_of_support_source = models.CharField(max_length=300, blank=True)
    specification_url = models.URLField(max_length=300, blank=True)
    # Vraag dit aan uw leverancier: the text for a tender. Markdown.
    tender_text = models.TextField(blank=True)
    what_changed = models.TextField(blank=True)
    source = models.CharField(max_length=400, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "versie"
        ordering = ["standard_id", "-position"]
        constraints = [
            models.UniqueConstraint(
                fields=["standard", "number"], name="version_number_once"
            ),
            models.UniqueConstraint(
                fields=["standard"],
                condition=Q(is_current=True),
                name="version_one_current",
            ),
            date_has_source("released"),
            date_has_source("in_use"),
            date_has_source("end_of_support"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def subject_key(self) -> str:
        return f"catalogue.standard_version:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"{self.standard} {self.number}"
