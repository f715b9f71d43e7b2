from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from municipalities.models import Municipality
from samenorganiseren.shared.models import AppendOnly

from ..enums import (
    DeliveryChannel,
    DeliveryState,
    DocumentKind,
    InvoiceKind,
    VatCategory,
)
from .contributions import Contribution, ContributionRun
from .fiscal import FiscalYear, Programme


class Issuer(models.Model):
    """Who sends the invoices and pays from the fund: one row."""

    name = models.CharField(max_length=160)
    street = models.CharField(max_length=120)
    postal_code = models.CharField(max_length=7)
    city = models.CharField(max_length=80)
    kvk = models.CharField(max_length=8)
    vat_number = models.CharField(max_length=14)
    oin = models.CharField(max_length=20)
    iban = models.CharField(max_length=34)
    bic = models.CharField(max_length=11, blank=True)
    email = models.EmailField()
    phone = models.CharField(max_length=20, blank=True)
    payment_days = models.PositiveSmallIntegerField(default=30)
    is_fictitious = models.BooleanField(default=False)
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = "gegevens van de afzender"

    def __str__(self) -> str:
        return self.name


class Debtor(models.Model):
    """Where and how a municipality wants its invoices."""

    municipality = models.OneToOneField(
        Municipality, models.PROTECT, related_name="debtor"
    )
    name = models.CharField(max_length=160)
    street = models.CharField(max_length=120, blank=True)
    postal_code = models.CharField(max_length=7, blank=True)
    city = models.CharField(max_length=80, blank=True)
    oin = models.CharField(max_length=20, blank=True)
    kvk = models.CharField(max_length=8, blank=True)
    # What the municipality wants to see on every invoice (its own order or code).
    buyer_reference = models.CharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)
    channel = models.CharField(
        max_length=8, choices=DeliveryChannel, default=DeliveryChannel.FOLDER
    )
    is_fictitious = models.BooleanField(default=False)
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = "factuurgegevens van een gemeente"
        ordering = ["municipality__sort_key"]

    def __str__(self) -> str:
        return self.name

    @property
    def subject_key(self) -> str:
        return f"fund.debtor:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"Factuurgegevens van {self.name}"


class DebtorIban(models.Model):
    """An account from which a municipality is known to pay."""

    debtor = models.ForeignKey(Debtor, models.PROTECT, related_name="ibans")
    iban = models.CharField(max_length=34, unique=True)
    added_by_label = models.CharField(max_length=200)
    added_at = models.DateTimeField()

    class Meta:
        verbose_name = "bekende rekening van een gemeente"

    def __str__(self) -> str:
        return self.iban


class InvoiceSeries(models.Model):
    """The last number that was given in a year and series; locked to give the next."""

    year = models.ForeignKey(FiscalYear, models.PROTECT, related_name="+")
    prefix = models.CharField(max_length=4)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "factuurnummering"
        constraints = [
            models.UniqueConstraint(
                fields=["year", "prefix"], name="invoice_series_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.prefix}{self.year_id}: {self.last}"


class Invoice(AppendOnly):
    """An issued invoice or credit note. Nothing of it ever changes.

    What is open on it is the balance of its account.
    """

    kind = models.CharField(max_length=12, choices=InvoiceKind)
    # F2026-00012 or C2026-00003; gapless within year and prefix.
    number = models.CharField(max_length=20, unique=True)
    year = models.ForeignKey(FiscalYear, models.PROTECT, related_name="invoices")
    prefix = models.CharField(max_length=4)
    sequence = models.PositiveIntegerField()
    run = models.ForeignKey(
        ContributionRun, models.PROTECT, null=True, related_name="invoices"
    )
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="fund_invoices"
    )
    credits = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="credit_notes"
    )
    reason = models.CharField(max_length=300, blank=True)
    issued_on = models.DateField()
    due_on = models.DateField()
    net_cents = models.BigIntegerField()
    vat_cents = models.BigIntegerField()
    total_cents = models.BigIntegerField()
    # ISO 11649: RF.. ; what the payer has to mention.
    payment_reference = models.CharField(max_length=25, unique=True)
    # Seller and buyer as they were on the day of issue.
    parties = models.JSONField()
    is_fictitious = models.BooleanField(default=False)
    # Of the form that asked for a credit note: sent twice, it credits once.
    form_key = models.UUIDField(null=True, unique=True)
    issued_by_label = models.CharField(max_length=200)
    issued_at = models.DateTimeField()

    class Meta:
        verbose_name = "factuur"
        ordering = ["-year", "prefix", "-sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "prefix", "sequence"], name="invoice_number_once"
            ),
            models.CheckConstraint(
                condition=Q(total_cents__gt=0, net_cents__gt=0, vat_cents__gte=0),
                name="invoice_amounts_positive",
            ),
            models.CheckConstraint(
                condition=Q(total_cents=models.F("net_cents") + models.F("vat_cents")),
                name="invoice_total_is_net_and_vat",
            ),
            models.CheckConstraint(
                condition=Q(kind="factuur", credits=None)
                | Q(kind="creditnota", credits__isnull=False) & ~Q(reason=""),
                name="invoice_credit_names_invoice",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=models.F("issued_on")),
                name="invoice_due_after_issue",
            ),
        ]
        indexes = [
            models.Index(fields=["municipality", "-issued_on"], name="invoice_of"),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("fund_invoice", args=[self.number])

    @property
    def is_credit(self) -> bool:
        return self.kind == InvoiceKind.CREDIT

    @property
    def subject_key(self) -> str:
        return f"fund.invoice:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"{self.get_kind_display().capitalize()} {self.number}"


class InvoiceLine(AppendOnly):
    """One amount on an invoice, for one programme."""

    invoice = models.ForeignKey(Invoice, models.PROTECT, related_name="lines")
    position = models.PositiveSmallIntegerField()
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    # The contributions behind it share its run, programme and municipality.
    contribution = models.OneToOneField(
        Contribution, models.PROTECT, null=True, related_name="invoice_line"
    )
    description = models.CharField(max_length=200)
    # Inhabitants, or 1 for a fixed amount.
    quantity = models.PositiveIntegerField()
    # Micro-euros each. Where rounding makes the product differ, quantity is 1.
    unit_micros = models.BigIntegerField()
    net_cents = models.BigIntegerField()
    vat_category = models.CharField(max_length=2, choices=VatCategory)
    vat_rate_bp = models.PositiveIntegerField()
    vat_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "factuurregel"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["invoice", "position"], name="invoice_line_once"
            ),
            models.CheckConstraint(
                condition=Q(net_cents__gt=0, quantity__gt=0, unit_micros__gt=0),
                name="invoice_line_positive",
            ),
        ]

    def __str__(self) -> str:
        return self.description


class InvoiceDocument(AppendOnly):
    """The very bytes that were sent, with their hash."""

    invoice = models.ForeignKey(Invoice, models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=4, choices=DocumentKind)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = "document van een factuur"
        constraints = [
            models.UniqueConstraint(
                fields=["invoice", "kind"], name="invoice_document_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} van {self.invoice_id}"


class InvoiceDelivery(models.Model):
    """One invoice on its way to one municipality; may be tried again."""

    invoice = models.ForeignKey(Invoice, models.PROTECT, related_name="deliveries")
    channel = models.CharField(max_length=8, choices=DeliveryChannel)
    address = models.CharField(max_length=254)
    state = models.CharField(
        max_length=10, choices=DeliveryState, default=DeliveryState.QUEUED
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=300, blank=True)
    asked_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "verzending van een factuur"
        constraints = [
            models.UniqueConstraint(
                fields=["invoice", "channel", "address"], name="invoice_delivery_once"
            ),
            models.CheckConstraint(
                condition=Q(state="verzonden", sent_at__isnull=False)
                | ~Q(state="verzonden") & Q(sent_at=None),
                name="invoice_delivery_sent_complete",
            ),
        ]

    def __str__(self) -> str:
        return f"verzending van {self.invoice_id}"


class Reminder(AppendOnly):
    """A municipality was reminded of an open invoice: step 1, 2 or 3."""

    invoice = models.ForeignKey(Invoice, models.PROTECT, related_name="reminders")
    step = models.PositiveSmallIntegerField()
    open_cents = models.BigIntegerField()
    sent_by_label = models.CharField(max_length=200)
    sent_at = models.DateTimeField()

    class Meta:
        verbose_name = "herinnering"
        constraints = [
            models.UniqueConstraint(fields=["invoice", "step"], name="reminder_once"),
            models.CheckConstraint(
                condition=Q(step__gte=1, step__lte=3, open_cents__gt=0),
                name="reminder_step_and_money",
            ),
        ]

    def __str__(self) -> str:
        return f"herinnering {self.step} van {self.invoice_id}"
