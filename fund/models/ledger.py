from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from municipalities.models import Municipality
from samenorganiseren.shared.models import AddedOnly, AppendOnly

from ..enums import (
    BUDGET_KINDS,
    DEBIT_KINDS,
    FLOORED_KINDS,
    AccountKind,
    Direction,
    Family,
)
from .fiscal import BudgetLine, FiscalYear, Programme


class Account(AddedOnly):
    """A pot of money. Its balance is the sum of its lines, and only the ledger's own
    trigger writes it; nothing else of it ever changes.

    The balance is counted in the account's own direction, so a normal balance is
    positive on either side. Money is whole euro cents.
    """

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    family = models.CharField(max_length=12, choices=Family)
    kind = models.CharField(max_length=24, choices=AccountKind)
    direction = models.SmallIntegerField(choices=Direction)
    # Nothing: it may turn. Zero: it can be emptied and no further.
    floor_cents = models.BigIntegerField(null=True)
    balance_cents = models.BigIntegerField(default=0)
    year = models.ForeignKey(
        FiscalYear, models.PROTECT, null=True, related_name="accounts"
    )
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, related_name="fund_accounts"
    )
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, related_name="accounts"
    )
    budget_line = models.ForeignKey(
        BudgetLine, models.PROTECT, null=True, related_name="accounts"
    )
    invoice = models.ForeignKey(
        "Invoice", models.PROTECT, null=True, related_name="accounts"
    )
    bank_transaction = models.ForeignKey(
        "BankTransaction", models.PROTECT, null=True, related_name="accounts"
    )
    request = models.ForeignKey(
        "AllocationRequest", models.PROTECT, null=True, related_name="accounts"
    )
    award = models.ForeignKey(
        "Award", models.PROTECT, null=True, related_name="accounts"
    )

    class Meta:
        verbose_name = "rekening"
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(floor_cents=None) | Q(balance_cents__gte=F("floor_cents")),
                name="account_not_below_floor",
            ),
            models.CheckConstraint(
                condition=Q(direction=1, kind__in=sorted(DEBIT_KINDS))
                | Q(direction=-1) & ~Q(kind__in=sorted(DEBIT_KINDS)),
                name="account_direction_fits",
            ),
            models.CheckConstraint(
                condition=Q(family="begroting", kind__in=sorted(BUDGET_KINDS))
                | Q(family="financieel") & ~Q(kind__in=sorted(BUDGET_KINDS)),
                name="account_family_fits",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=sorted(FLOORED_KINDS), floor_cents=0)
                | ~Q(kind__in=sorted(FLOORED_KINDS)) & Q(floor_cents=None),
                name="account_floor_fits",
            ),
            models.CheckConstraint(
                condition=Q(family="financieel") | Q(budget_line__isnull=False),
                name="account_budget_has_line",
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "year"], name="fund_account_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("fund_account", args=[self.pk])


class Entry(AppendOnly):
    """One event in money: at least two lines that together come to nothing."""

    # What happened, so that it is booked once: invoice:2026-00012.
    key = models.CharField(max_length=120, unique=True)
    # Of all that was asked to be booked; another content under this key is refused.
    payload_sha256 = models.CharField(max_length=64)
    family = models.CharField(max_length=12, choices=Family)
    # kebab-case Dutch: bijdrage-gefactureerd
    kind = models.CharField(max_length=40)
    year = models.ForeignKey(FiscalYear, models.PROTECT, related_name="entries")
    booked_on = models.DateField()
    description = models.CharField(max_length=300)
    # The paper behind it, by subject key: fund.invoice:12.
    document = models.CharField(max_length=80)
    line_count = models.PositiveIntegerField()
    # Control total: all that is debited, in cents.
    total_cents = models.BigIntegerField()
    reverses = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="reversed_by"
    )
    recorded_by_key = models.CharField(max_length=80)
    recorded_by_label = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = "boeking"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(line_count__gte=2, total_cents__gt=0),
                name="entry_has_lines_and_money",
            ),
            models.CheckConstraint(
                condition=Q(booked_on__year=F("year_id")), name="entry_in_its_year"
            ),
        ]
        indexes = [
            models.Index(fields=["document"], name="fund_entry_document"),
            models.Index(fields=["year", "booked_on", "id"], name="fund_entry_day"),
            models.Index(fields=["kind"], name="fund_entry_kind"),
        ]

    def __str__(self) -> str:
        return f"boeking {self.pk}: {self.description}"

    def get_absolute_url(self) -> str:
        return reverse("fund_entry", args=[self.pk])

    @property
    def subject_key(self) -> str:
        return f"fund.entry:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"Boeking {self.pk}: {self.description}"


class Line(AppendOnly):
    """An amount on one account: debit positive, credit negative, in cents."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="lines")
    account = models.ForeignKey(Account, models.PROTECT, related_name="lines")
    amount_cents = models.BigIntegerField()

    class Meta:
        verbose_name = "boekingsregel"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(amount_cents=0), name="line_has_amount"
            ),
            models.UniqueConstraint(
                fields=["entry", "account"], name="line_once_per_account"
            ),
        ]
        indexes = [
            models.Index(fields=["account", "-id"], name="fund_line_account"),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}: {self.amount_cents}"


class DailySeal(AppendOnly):
    """The entries of a day under one hash that holds the hash before it."""

    day = models.DateField(unique=True)
    entry_count = models.PositiveIntegerField()
    last_entry_id = models.BigIntegerField()
    previous_sha256 = models.CharField(max_length=64, unique=True)
    sha256 = models.CharField(max_length=64, unique=True)
    sealed_at = models.DateTimeField()

    class Meta:
        verbose_name = "dagzegel"
        ordering = ["-day"]

    def __str__(self) -> str:
        return f"zegel van {self.day}"

    @property
    def subject_key(self) -> str:
        return f"fund.dailyseal:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"Dagzegel van {self.day:%d-%m-%Y}"
