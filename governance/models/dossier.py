from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import Organisation
from catalogue.enums import Bindingness
from catalogue.models import Initiative, Need, Standard

from ..enums import DossierKind, Stage


class DossierQuerySet(models.QuerySet["Dossier"]):
    def locked(self) -> DossierQuerySet:
        """Nobody else may move it until the transaction ends."""
        return self.select_for_update(of=("self",))

    def submitted(self) -> DossierQuerySet:
        """Those that have a number, so that others may know of them."""
        return self.exclude(number="")

    def with_names(self) -> DossierQuerySet:
        return self.select_related("proposer", "standard", "initiative")

    def newest_first(self) -> DossierQuerySet:
        return self.order_by("-year", "-sequence", "-id")


class Dossier(models.Model):
    """A proposal with its papers, on its way from municipality to decision.

    What is written stands in its versions, what happened in its events; this row
    holds where it stands now, and is the row that is locked.
    """

    # Given at submission, and never used again.
    number = models.CharField(max_length=20, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    sequence = models.PositiveIntegerField(null=True)
    kind = models.CharField(max_length=24, choices=DossierKind)
    title = models.CharField(max_length=160)
    proposer = models.ForeignKey(
        Organisation, models.PROTECT, related_name="proposed_dossiers"
    )
    standard = models.ForeignKey(
        Standard, models.PROTECT, null=True, blank=True, related_name="dossiers"
    )
    initiative = models.ForeignKey(
        Initiative, models.PROTECT, null=True, blank=True, related_name="dossiers"
    )
    need = models.ForeignKey(
        Need, models.PROTECT, null=True, blank=True, related_name="dossiers"
    )
    intended_level = models.PositiveSmallIntegerField(
        choices=Bindingness, default=Bindingness.NOT_ESTABLISHED
    )
    intended_in_force_on = models.DateField(null=True, blank=True)
    # Euro cents, for a request to the fund.
    asked_cents = models.BigIntegerField(null=True, blank=True)
    stage = models.CharField(max_length=24, choices=Stage, default=Stage.DRAFT)
    stage_since = models.DateTimeField()
    # Where it goes on after having been on hold, and until when.
    held_from = models.CharField(max_length=24, choices=Stage, blank=True)
    held_until = models.DateField(null=True, blank=True)
    # When everyone could first read it; it never becomes secret again.
    public_since = models.DateTimeField(null=True, blank=True)
    is_fast_lane = models.BooleanField(default=False)
    follows = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followed_by"
    )
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    is_fictitious = models.BooleanField(default=False)
    # Kept by PostgreSQL: the last event of the chain.
    event_count = models.PositiveIntegerField(default=0)
    head_hash = models.CharField(max_length=64, blank=True)
    # The event that brought it to its stage; PostgreSQL moves no dossier without one.
    stage_event = models.PositiveIntegerField(default=0)

    objects = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = "dossier"
        constraints = [
            models.UniqueConstraint(
                fields=["year", "sequence"], name="dossier_number_once"
            ),
            models.UniqueConstraint(
                fields=["number"], condition=~Q(number=""), name="dossier_once"
            ),
            models.CheckConstraint(
                condition=Q(number="", year=None, sequence=None)
                & Q(stage__in=["concept", "teruggetrokken"])
                | Q(year__isnull=False, sequence__isnull=False)
                & ~Q(number="")
                & ~Q(stage="concept"),
                name="dossier_numbered_once_submitted",
            ),
            models.CheckConstraint(
                condition=Q(stage="aangehouden", held_until__isnull=False)
                & ~Q(held_from="")
                | ~Q(stage="aangehouden") & Q(held_until=None, held_from=""),
                name="dossier_on_hold_until",
            ),
            models.CheckConstraint(
                condition=Q(asked_cents=None) | Q(asked_cents__gt=0),
                name="dossier_asked_cents_positive",
            ),
        ]
        indexes = [
            models.Index(fields=["stage", "-stage_since"], name="dossier_stage"),
            models.Index(fields=["-year", "-sequence"], name="dossier_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.number or 'concept'} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("dossier", args=[self.number or f"concept-{self.pk}"])

    @property
    def subject_key(self) -> str:
        return f"governance.dossier:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"{self.number or 'Concept'}: {self.title}"


class NumberSeries(models.Model):
    """The last number that was given in a year; locked to give the next."""

    prefix = models.CharField(max_length=4)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "nummerreeks"
        constraints = [
            models.UniqueConstraint(
                fields=["prefix", "year"], name="number_series_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.prefix}-{self.year}-{self.last}"
