from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from samenorganiseren.shared.models import AppendOnly

from ..enums import Authority, Bindingness, ChangeOrigin
from .standard import Standard


def date_has_source(name: str) -> models.CheckConstraint:
    """A date of a change never stands without its source."""
    return models.CheckConstraint(
        condition=Q(**{f"{name}_on": None}) | ~Q(**{f"{name}_source": ""}),
        name=f"bindingness_{name}_has_source",
    )


class BindingnessChangeQuerySet(models.QuerySet["BindingnessChange"]):
    def confirmed(self) -> BindingnessChangeQuerySet:
        """Checked by a second person, or decided in the portal itself."""
        return self.filter(
            Q(origin=ChangeOrigin.DECISION) | Q(confirmation__isnull=False)
        )

    def unconfirmed(self) -> BindingnessChangeQuerySet:
        """Recorded from a source, and not yet checked by a second person."""
        return self.filter(origin=ChangeOrigin.RECORDED, confirmation__isnull=True)

    def newest_first(self) -> BindingnessChangeQuerySet:
        """By the day it took force; undated ones last."""
        day = Coalesce("in_force_on", "decided_on")
        return self.order_by(day.desc(nulls_last=True), "-id")


class BindingnessChange(AppendOnly):
    """From a day on, a standard is this binding, on somebody's authority.

    A release date is not a decision date, and neither is the day it takes force:
    three dates, each with its own source. NOT_ESTABLISHED ends a bindingness.
    """

    standard = models.ForeignKey(
        Standard, models.PROTECT, related_name="bindingness_changes"
    )
    authority = models.CharField(max_length=20, choices=Authority)
    # Under which standard, law or list, where the authority is not the VNG.
    authority_note = models.CharField(max_length=160, blank=True)
    level = models.PositiveSmallIntegerField(choices=Bindingness)
    # Which body decided, as the source writes it: "VNG-bestuur".
    decided_by = models.CharField(max_length=120, blank=True)
    advised_on = models.DateField(null=True, blank=True)
    advised_source = models.CharField(max_length=300, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_source = models.CharField(max_length=300, blank=True)
    in_force_on = models.DateField(null=True, blank=True)
    in_force_source = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=400)
    to_confirm = models.CharField(max_length=300, blank=True)
    origin = models.CharField(max_length=12, choices=ChangeOrigin)
    # The published resolution, by its key; only for origin DECISION.
    resolution_key = models.CharField(max_length=120, blank=True)
    recorded_by_key = models.CharField(max_length=120)
    recorded_by_label = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()

    objects = BindingnessChangeQuerySet.as_manager()

    class Meta:
        verbose_name = "wijziging van verbindendheid"
        ordering = ["standard_id", "id"]
        constraints = [
            date_has_source("advised"),
            date_has_source("decided"),
            date_has_source("in_force"),
            models.CheckConstraint(
                condition=Q(origin="besluit") & ~Q(resolution_key="")
                | Q(origin="vastgelegd", resolution_key=""),
                name="bindingness_decision_has_resolution",
            ),
            models.CheckConstraint(
                condition=~Q(source=""), name="bindingness_change_has_source"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_level_display()} ({self.get_authority_display()})"

    @property
    def subject_key(self) -> str:
        return f"catalogue.bindingness_change:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"Verbindendheid van {self.standard}"


class BindingnessConfirmation(AppendOnly):
    """A second person checked a recorded change against its source."""

    change = models.OneToOneField(
        BindingnessChange, models.PROTECT, related_name="confirmation"
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    confirmed_at = models.DateTimeField()

    class Meta:
        verbose_name = "bevestiging van verbindendheid"

    def __str__(self) -> str:
        return f"{self.change_id} bevestigd"
