from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import Organisation
from catalogue.models import Initiative, Standard
from governance.models import Advice, Dossier, Resolution
from municipalities.models import Municipality
from samenorganiseren.shared.models import AppendOnly

from ..enums import (
    AwardState,
    ConditionKind,
    CostKind,
    DisbursementKind,
    DisbursementState,
    ReportVerdict,
    RequestState,
    TrancheState,
)
from .fiscal import BudgetLine, FundDecision


class AllocationRequest(models.Model):
    """A request to the fund: its dossier in governance, and the line it asks from."""

    dossier = models.OneToOneField(Dossier, models.PROTECT, related_name="fund_request")
    budget_line = models.ForeignKey(BudgetLine, models.PROTECT, related_name="requests")
    initiative = models.ForeignKey(
        Initiative, models.PROTECT, related_name="fund_requests"
    )
    requester = models.ForeignKey(
        Organisation, models.PROTECT, related_name="fund_requests"
    )
    asked_cents = models.BigIntegerField()
    state = models.CharField(
        max_length=12, choices=RequestState, default=RequestState.RECEIVED
    )
    taken_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    taken_in_by_label = models.CharField(max_length=200)
    taken_in_at = models.DateTimeField()
    is_fictitious = models.BooleanField(default=False)

    class Meta:
        verbose_name = "aanvraag bij het fonds"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(asked_cents__gt=0), name="allocation_request_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"aanvraag {self.dossier_id}"

    @property
    def subject_key(self) -> str:
        return f"fund.request:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"Aanvraag {self.dossier}"


class Award(models.Model):
    """Money promised from one budget line, on advice and by a competent decision.

    For an initiative: from a request, on the advice of the College van
    Dienstverleningszaken, by a resolution under the members' mandate for the
    programme. For a structural line: yearly, by the members' decision on the
    jaarplan, which the College advised on as a whole.
    """

    # Given when it is approved: T-2026-001, without gaps.
    number = models.CharField(max_length=20, blank=True)
    budget_line = models.ForeignKey(BudgetLine, models.PROTECT, related_name="awards")
    request = models.OneToOneField(
        AllocationRequest, models.PROTECT, null=True, related_name="award"
    )
    initiative = models.ForeignKey(
        Initiative, models.PROTECT, null=True, related_name="awards"
    )
    title = models.CharField(max_length=200)
    amount_cents = models.BigIntegerField()
    advice = models.ForeignKey(Advice, models.PROTECT, related_name="awards")
    # The mandate, or the decision on the jaarplan.
    decision = models.ForeignKey(FundDecision, models.PROTECT, related_name="awards")
    resolution = models.ForeignKey(
        Resolution, models.PROTECT, null=True, related_name="awards"
    )
    recipient_name = models.CharField(max_length=70)
    recipient_iban = models.CharField(max_length=34)
    recipient_municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, related_name="fund_awards"
    )
    accountable_by = models.DateField()
    state = models.CharField(
        max_length=14, choices=AwardState, default=AwardState.PREPARED
    )
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    prepared_by_label = models.CharField(max_length=200)
    prepared_at = models.DateTimeField()
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    approved_by_label = models.CharField(max_length=200, blank=True)
    approved_at = models.DateTimeField(null=True)
    is_fictitious = models.BooleanField(default=False)

    class Meta:
        verbose_name = "toekenning"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_cents__gt=0), name="award_positive"
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("prepared_by")),
                name="award_four_eyes",
            ),
            models.CheckConstraint(
                condition=Q(state="voorbereid", approved_by=None, approved_at=None)
                | ~Q(state="voorbereid")
                & Q(approved_by__isnull=False, approved_at__isnull=False),
                name="award_approval_complete",
            ),
            models.CheckConstraint(
                condition=Q(
                    request__isnull=False,
                    initiative__isnull=False,
                    resolution__isnull=False,
                )
                | Q(request=None, resolution=None),
                name="award_request_or_jaarplan",
            ),
            models.CheckConstraint(
                condition=Q(state="voorbereid", number="")
                | ~Q(state="voorbereid") & ~Q(number=""),
                name="award_numbered_once_approved",
            ),
            models.UniqueConstraint(
                fields=["number"], condition=~Q(number=""), name="award_number_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number or 'voorbereide toekenning'} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("fund_award", args=[self.reference])

    @property
    def reference(self) -> str:
        """How its address names it: its number, or that it is still prepared."""
        return self.number or f"voorbereid-{self.pk}"

    @property
    def subject_key(self) -> str:
        return f"fund.award:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"Toekenning {self.number or '(voorbereid)'}: {self.title}"


class AwardShare(models.Model):
    """Which part of an award is for which standard, where the award states it.

    Written while the award is prepared; PostgreSQL keeps it once it is approved.
    """

    award = models.ForeignKey(Award, models.PROTECT, related_name="shares")
    standard = models.ForeignKey(Standard, models.PROTECT, related_name="award_shares")
    amount_cents = models.BigIntegerField()

    class Meta:
        verbose_name = "aandeel van een standaard in een toekenning"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["award", "standard"], name="award_share_once"
            ),
            models.CheckConstraint(
                condition=Q(amount_cents__gt=0), name="award_share_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.standard_id}: {self.amount_cents}"


class Tranche(models.Model):
    """A part of an award, paid once its condition is met and a second person agrees."""

    award = models.ForeignKey(Award, models.PROTECT, related_name="tranches")
    position = models.PositiveSmallIntegerField()
    amount_cents = models.BigIntegerField()
    planned_on = models.DateField()
    condition = models.CharField(max_length=16, choices=ConditionKind)
    # For adoption: this many municipalities use this standard.
    standard = models.ForeignKey(
        Standard, models.PROTECT, null=True, blank=True, related_name="+"
    )
    municipalities_wanted = models.PositiveSmallIntegerField(null=True, blank=True)
    state = models.CharField(
        max_length=12, choices=TrancheState, default=TrancheState.PLANNED
    )
    # What was true when it was approved.
    evidence = models.JSONField(null=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    proposed_by_label = models.CharField(max_length=200, blank=True)
    proposed_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    approved_by_label = models.CharField(max_length=200, blank=True)
    approved_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "tranche"
        ordering = ["award", "position"]
        constraints = [
            models.UniqueConstraint(fields=["award", "position"], name="tranche_once"),
            models.CheckConstraint(
                condition=Q(amount_cents__gt=0, position__gte=1),
                name="tranche_positive",
            ),
            models.CheckConstraint(
                condition=Q(
                    condition="gebruik",
                    standard__isnull=False,
                    municipalities_wanted__gt=0,
                )
                | ~Q(condition="gebruik")
                & Q(standard=None, municipalities_wanted=None),
                name="tranche_condition_complete",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("proposed_by")),
                name="tranche_four_eyes",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["gepland", "vervallen"])
                | Q(
                    proposed_by__isnull=False,
                    approved_by__isnull=False,
                    approved_at__isnull=False,
                    evidence__isnull=False,
                ),
                name="tranche_approval_complete",
            ),
        ]

    def __str__(self) -> str:
        return f"tranche {self.position} van {self.award_id}"

    @property
    def subject_key(self) -> str:
        return f"fund.tranche:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"Tranche {self.position} van {self.award}"


class PaymentBatch(models.Model):
    """A payment order to the bank (SEPA pain.001), approved by a second person."""

    number = models.CharField(max_length=20, unique=True)
    execute_on = models.DateField()
    total_cents = models.BigIntegerField()
    payment_count = models.PositiveIntegerField()
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    prepared_by_label = models.CharField(max_length=200)
    prepared_at = models.DateTimeField()
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    approved_by_label = models.CharField(max_length=200, blank=True)
    approved_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "betaalopdracht"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("prepared_by")),
                name="payment_batch_four_eyes",
            ),
            models.CheckConstraint(
                condition=Q(total_cents__gt=0, payment_count__gt=0),
                name="payment_batch_positive",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("fund_batch", args=[self.number])

    @property
    def subject_key(self) -> str:
        return f"fund.batch:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"Betaalopdracht {self.number}"


class Disbursement(models.Model):
    """One payment by the fund: a tranche, or money back to a municipality."""

    kind = models.CharField(max_length=16, choices=DisbursementKind)
    tranche = models.ForeignKey(
        Tranche, models.PROTECT, null=True, related_name="disbursements"
    )
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, related_name="fund_refunds"
    )
    amount_cents = models.BigIntegerField()
    recipient_name = models.CharField(max_length=70)
    recipient_iban = models.CharField(max_length=34)
    # Unique for ever: by this the bank's line is known again.
    end_to_end_id = models.CharField(max_length=35, unique=True)
    remittance = models.CharField(max_length=140)
    batch = models.ForeignKey(
        PaymentBatch, models.PROTECT, null=True, related_name="payments"
    )
    state = models.CharField(
        max_length=14, choices=DisbursementState, default=DisbursementState.READY
    )
    made_by_label = models.CharField(max_length=200)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = "uitbetaling"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_cents__gt=0), name="disbursement_positive"
            ),
            models.CheckConstraint(
                condition=Q(kind="tranche", tranche__isnull=False)
                | Q(kind="terugbetaling", municipality__isnull=False, tranche=None),
                name="disbursement_names_its_cause",
            ),
            models.UniqueConstraint(
                fields=["tranche"],
                condition=~Q(state="teruggekomen"),
                name="disbursement_once_per_tranche",
            ),
        ]

    def __str__(self) -> str:
        return self.end_to_end_id

    @property
    def subject_key(self) -> str:
        return f"fund.disbursement:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"Uitbetaling {self.end_to_end_id}"


class AccountabilityReport(models.Model):
    """What a receiver did with an award: spent by kind, with evidence, and a verdict."""

    award = models.ForeignKey(Award, models.PROTECT, related_name="reports")
    from_on = models.DateField()
    to_on = models.DateField()
    summary = models.TextField()
    spent_cents = models.BigIntegerField()
    is_final = models.BooleanField(default=False)
    verdict = models.CharField(
        max_length=14, choices=ReportVerdict, default=ReportVerdict.WAITING
    )
    verdict_reason = models.TextField(blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    submitted_by_label = models.CharField(max_length=200)
    submitted_at = models.DateTimeField()
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    judged_by_label = models.CharField(max_length=200, blank=True)
    judged_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "verantwoording"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on__gte=F("from_on"), spent_cents__gte=0),
                name="accountability_report_real",
            ),
            models.CheckConstraint(
                condition=Q(judged_by=None) | ~Q(judged_by=F("submitted_by")),
                name="accountability_report_four_eyes",
            ),
            models.CheckConstraint(
                condition=Q(verdict="wacht", judged_by=None, judged_at=None)
                | ~Q(verdict="wacht")
                & Q(judged_by__isnull=False, judged_at__isnull=False),
                name="accountability_report_verdict_complete",
            ),
            models.CheckConstraint(
                condition=~Q(verdict="niet-akkoord") | ~Q(verdict_reason=""),
                name="accountability_report_refusal_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"verantwoording {self.pk} van {self.award_id}"

    def get_absolute_url(self) -> str:
        return reverse("fund_report", args=[self.pk])

    @property
    def subject_key(self) -> str:
        return f"fund.report:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"Verantwoording van {self.award.number}"


class SpentLine(AppendOnly):
    """What was spent on one kind of cost in one report."""

    report = models.ForeignKey(
        AccountabilityReport, models.PROTECT, related_name="lines"
    )
    kind = models.CharField(max_length=16, choices=CostKind)
    description = models.CharField(max_length=200, blank=True)
    amount_cents = models.BigIntegerField()

    class Meta:
        verbose_name = "besteding"
        constraints = [
            models.UniqueConstraint(fields=["report", "kind"], name="spent_line_once"),
            models.CheckConstraint(
                condition=Q(amount_cents__gt=0), name="spent_line_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.amount_cents}"


class Evidence(AppendOnly):
    """A paper that proves what was spent."""

    report = models.ForeignKey(
        AccountabilityReport, models.PROTECT, related_name="evidence"
    )
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    media_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField()

    class Meta:
        verbose_name = "bewijsstuk"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name
