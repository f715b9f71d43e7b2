from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from governance.models import Advice, Body, Resolution

from ..enums import FundDecisionKind, ProgrammeKind, VatCategory, YearState


class FiscalYear(models.Model):
    """A year of the fund. Nothing is booked before it is opened or after it closed."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    state = models.CharField(max_length=10, choices=YearState, default=YearState.OPEN)
    opened_by_label = models.CharField(max_length=200)
    opened_at = models.DateTimeField()
    closed_by_label = models.CharField(max_length=200, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    is_fictitious = models.BooleanField(default=False)

    class Meta:
        verbose_name = "boekjaar"
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(
                condition=Q(year__gte=2018, year__lte=2199),
                name="fiscal_year_in_reach",
            ),
            models.CheckConstraint(
                condition=Q(state="open", closed_at=None)
                | Q(state="gesloten", closed_at__isnull=False),
                name="fiscal_year_closed_complete",
            ),
        ]

    def __str__(self) -> str:
        return str(self.year)

    def get_absolute_url(self) -> str:
        return reverse("fund_year", args=[self.year])

    @property
    def subject_key(self) -> str:
        return f"fund.year:{self.year}"

    @property
    def subject_label(self) -> str:
        return f"Boekjaar {self.year}"


class Programme(models.Model):
    """What money is set aside for, and how its contributions are taxed."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=16, choices=ProgrammeKind)
    goal = models.TextField()
    # Set by VNG, never guessed; the reason stands on the invoice where none is levied.
    vat_category = models.CharField(max_length=2, choices=VatCategory)
    # Hundredths of a percent: 2100 is 21%.
    vat_rate_bp = models.PositiveIntegerField(default=0)
    vat_reason = models.CharField(max_length=200, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    is_fictitious = models.BooleanField(default=False)

    class Meta:
        verbose_name = "programma"
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(vat_category="S", vat_rate_bp__gt=0)
                | ~Q(vat_category="S") & Q(vat_rate_bp=0),
                name="programme_vat_rate_fits",
            ),
            models.CheckConstraint(
                condition=Q(vat_category__in=["S", "Z"]) | ~Q(vat_reason=""),
                name="programme_vat_reason_given",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("fund_programme", args=[self.slug])

    @property
    def subject_key(self) -> str:
        return f"fund.programme:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"Programma {self.name}"


class FundDecisionQuerySet(models.QuerySet["FundDecision"]):
    def confirmed(self) -> FundDecisionQuerySet:
        """Read again by a second person; only these carry money."""
        return self.exclude(confirmed_at=None)

    def locked(self) -> FundDecisionQuerySet:
        return self.select_for_update(of=("self",))


class FundDecision(models.Model):
    """What the members (ALV) or the VNG-bestuur decided about the fund.

    Entered by one with its source, confirmed by another; never changed after that.
    """

    kind = models.CharField(max_length=16, choices=FundDecisionKind)
    body = models.ForeignKey(Body, models.PROTECT, related_name="fund_decisions")
    year = models.ForeignKey(
        FiscalYear, models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    # For a mandate: the programme in which the VNG-bestuur may award.
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    number = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    decided_on = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    # Where it can be read: an address or a place in the archive.
    source = models.CharField(max_length=300)
    # The most that one award may be, for a mandate that has a limit.
    limit_cents = models.BigIntegerField(null=True, blank=True)
    resolution = models.ForeignKey(
        Resolution, models.PROTECT, null=True, blank=True, related_name="fund_decisions"
    )
    # The College van Dienstverleningszaken on the whole jaarplan.
    advice = models.ForeignKey(
        Advice, models.PROTECT, null=True, blank=True, related_name="fund_decisions"
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    entered_by_label = models.CharField(max_length=200)
    entered_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    confirmed_by_label = models.CharField(max_length=200, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    is_fictitious = models.BooleanField(default=False)

    objects = FundDecisionQuerySet.as_manager()

    class Meta:
        verbose_name = "fondsbesluit"
        ordering = ["-decided_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "number"], name="fund_decision_once"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="fund_decision_confirmation_complete",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("entered_by")),
                name="fund_decision_confirmed_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(kind="mandaat") | Q(programme__isnull=False),
                name="fund_decision_mandate_has_programme",
            ),
            models.CheckConstraint(
                condition=Q(kind="mandaat") | Q(year__isnull=False),
                name="fund_decision_has_year",
            ),
            models.CheckConstraint(
                condition=Q(limit_cents=None) | Q(limit_cents__gt=0),
                name="fund_decision_limit_positive",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"

    def get_absolute_url(self) -> str:
        return reverse("fund_decision", args=[self.pk])

    @property
    def subject_key(self) -> str:
        return f"fund.decision:{self.pk}"

    @property
    def subject_label(self) -> str:
        return str(self)


class BudgetLine(models.Model):
    """One programme in one year. Its ceiling and what is left of it are accounts."""

    year = models.ForeignKey(FiscalYear, models.PROTECT, related_name="budget_lines")
    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="budget_lines"
    )
    # The members' decision that set it.
    decision = models.ForeignKey(
        FundDecision, models.PROTECT, related_name="budget_lines"
    )

    class Meta:
        verbose_name = "budgetregel"
        ordering = ["-year", "programme__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "programme"], name="budget_line_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme} {self.year_id}"

    @property
    def subject_key(self) -> str:
        return f"fund.budgetline:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"Budgetregel {self}"
