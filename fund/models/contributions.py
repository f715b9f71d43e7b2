from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from municipalities.models import Municipality
from samenorganiseren.shared.models import AppendOnly

from ..enums import RateMode, RunKind, RunState
from .fiscal import FiscalYear, FundDecision, Programme


class PopulationSnapshot(AppendOnly):
    """The inhabitants on which a year is computed, frozen with source and hash."""

    # The figures of 1 January of this year.
    population_year = models.PositiveSmallIntegerField()
    # Which municipalities: those that exist on this day.
    reference_on = models.DateField()
    municipality_count = models.PositiveIntegerField()
    inhabitants_total = models.BigIntegerField()
    source = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    taken_by_label = models.CharField(max_length=200)
    taken_at = models.DateTimeField()

    class Meta:
        verbose_name = "peilstand van inwonertallen"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"inwonertallen per {self.reference_on}"


class SnapshotRow(AppendOnly):
    """One municipality in a snapshot."""

    snapshot = models.ForeignKey(
        PopulationSnapshot, models.PROTECT, related_name="rows"
    )
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    inhabitants = models.PositiveIntegerField()

    class Meta:
        verbose_name = "inwonertal in een peilstand"
        constraints = [
            models.UniqueConstraint(
                fields=["snapshot", "municipality"], name="snapshot_row_once"
            ),
            models.CheckConstraint(
                condition=Q(inhabitants__gt=0, inhabitants__lt=10_000_000),
                name="snapshot_row_inhabitants_real",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id}: {self.inhabitants}"


class ContributionRate(models.Model):
    """What the members decided that a programme costs in a year.

    A typing error can be mended until a run that uses it is approved.
    """

    year = models.ForeignKey(FiscalYear, models.PROTECT, related_name="rates")
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="rates")
    decision = models.ForeignKey(FundDecision, models.PROTECT, related_name="rates")
    mode = models.CharField(max_length=8, choices=RateMode)
    # RATE: micro-euros per inhabitant (1.235 euro is 1_235_000). TOTAL: cents.
    rate_micros = models.BigIntegerField(null=True)
    total_cents = models.BigIntegerField(null=True)
    entered_by_label = models.CharField(max_length=200)
    entered_at = models.DateTimeField()

    class Meta:
        verbose_name = "tarief"
        ordering = ["-year", "programme__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "programme"], name="contribution_rate_once"
            ),
            models.CheckConstraint(
                condition=Q(mode="tarief", rate_micros__gt=0, total_cents=None)
                | Q(mode="totaal", total_cents__gt=0, rate_micros=None),
                name="contribution_rate_fits_mode",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme} {self.year_id}"

    @property
    def subject_key(self) -> str:
        return f"fund.rate:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"Tarief van {self.programme} in {self.year_id}"


class ContributionRun(models.Model):
    """All contributions of a year, computed at once and approved by a second person."""

    year = models.ForeignKey(FiscalYear, models.PROTECT, related_name="runs")
    kind = models.CharField(max_length=12, choices=RunKind, default=RunKind.REGULAR)
    state = models.CharField(max_length=12, choices=RunState, default=RunState.DRAFT)
    snapshot = models.ForeignKey(
        PopulationSnapshot, models.PROTECT, related_name="runs"
    )
    corrects = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="corrections"
    )
    reason = models.CharField(max_length=300, blank=True)
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    prepared_by_label = models.CharField(max_length=200)
    prepared_at = models.DateTimeField()
    computed_at = models.DateTimeField(null=True)
    # Counted when computed; an approved run sums to it.
    contribution_count = models.PositiveIntegerField(default=0)
    total_cents = models.BigIntegerField(default=0)
    # Of every amount in it: what was looked at is what is approved.
    sha256 = models.CharField(max_length=64, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    approved_by_label = models.CharField(max_length=200, blank=True)
    approved_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "bijdragerun"
        ordering = ["-year", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["year"],
                condition=Q(kind="gewoon"),
                name="contribution_run_one_regular",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("prepared_by")),
                name="contribution_run_four_eyes",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=["concept", "berekend"],
                    approved_by=None,
                    approved_at=None,
                )
                | Q(
                    state__in=["goedgekeurd", "gefactureerd"],
                    approved_by__isnull=False,
                    approved_at__isnull=False,
                ),
                name="contribution_run_approval_complete",
            ),
            models.CheckConstraint(
                condition=Q(kind="gewoon", corrects=None)
                | Q(kind="correctie", corrects__isnull=False) & ~Q(reason=""),
                name="contribution_run_correction_complete",
            ),
        ]

    def __str__(self) -> str:
        return f"bijdragen {self.year_id}"

    def get_absolute_url(self) -> str:
        return reverse("fund_run", args=[self.year_id, self.pk])

    @property
    def subject_key(self) -> str:
        return f"fund.run:{self.pk}"

    @property
    def subject_label(self) -> str:
        what = "Bijdragen" if self.kind == RunKind.REGULAR else "Correctie op bijdragen"
        return f"{what} {self.year_id}"


class Contribution(models.Model):
    """What one municipality owes in one run for one programme, in cents.

    Normally whole years of its own inhabitants. After a merger in mid-year two
    municipalities share the year of the first by days: `basis` says whose inhabitants.
    A correction may be negative.
    """

    run = models.ForeignKey(
        ContributionRun, models.PROTECT, related_name="contributions"
    )
    rate = models.ForeignKey(
        ContributionRate, models.PROTECT, related_name="contributions"
    )
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="contributions"
    )
    basis = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    inhabitants = models.PositiveIntegerField()
    from_on = models.DateField()
    # The first day that no longer counts.
    to_on = models.DateField()
    amount_cents = models.BigIntegerField()

    class Meta:
        verbose_name = "bijdrage"
        ordering = ["municipality__sort_key", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["run", "rate", "municipality", "basis"],
                name="contribution_once",
            ),
            models.CheckConstraint(
                condition=Q(to_on__gt=F("from_on")), name="contribution_has_days"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id}: {self.amount_cents}"
