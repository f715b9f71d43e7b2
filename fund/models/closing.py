from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from samenorganiseren.shared.models import AppendOnly

from ..enums import FundDecisionKind
from .awards import Award
from .fiscal import BudgetLine, FiscalYear, FundDecision
from .ledger import Account, DailySeal, Entry


class OtherIncome(models.Model):
    """Money that does not come from the municipalities: the Rijk, a reserve."""

    year = models.ForeignKey(FiscalYear, models.PROTECT, related_name="other_income")
    name = models.CharField(max_length=200)
    # Where it can be read: a letter, a decision.
    source = models.CharField(max_length=300)
    amount_cents = models.BigIntegerField()
    booked_on = models.DateField()
    # From the reserve: not from a bank line.
    from_reserve = models.BooleanField(default=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    entered_by_label = models.CharField(max_length=200)
    entered_at = models.DateTimeField()
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    approved_by_label = models.CharField(max_length=200, blank=True)
    approved_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "overige inkomsten"
        ordering = ["-booked_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_cents__gt=0), name="other_income_positive"
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("entered_by")),
                name="other_income_four_eyes",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def subject_key(self) -> str:
        return f"fund.income:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"Overige inkomsten: {self.name}"


class YearClose(models.Model):
    """Closing a year: prepared by one with a checklist, done by another."""

    year = models.OneToOneField(FiscalYear, models.PROTECT, related_name="close")
    # How every point of the checklist stood.
    checklist = models.JSONField()
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    prepared_by_label = models.CharField(max_length=200)
    prepared_at = models.DateTimeField()
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    closed_by_label = models.CharField(max_length=200, blank=True)
    closed_at = models.DateTimeField(null=True)
    seal = models.OneToOneField(
        DailySeal, models.PROTECT, null=True, related_name="closes"
    )

    class Meta:
        verbose_name = "jaarafsluiting"
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_by=None) | ~Q(closed_by=F("prepared_by")),
                name="year_close_four_eyes",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None, seal=None)
                | Q(
                    closed_at__isnull=False,
                    closed_by__isnull=False,
                    seal__isnull=False,
                ),
                name="year_close_complete",
            ),
        ]

    def __str__(self) -> str:
        return f"afsluiting van {self.year_id}"

    @property
    def subject_key(self) -> str:
        return f"fund.close:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"Afsluiting van {self.year_id}"


class ClosingBalance(AppendOnly):
    """What stood on an account at the end of a closed year, in its own direction.

    The next year begins with it: PostgreSQL closes no year of which these rows are
    not exactly what was booked, and lets nothing be booked before them afterwards.
    """

    close = models.ForeignKey(YearClose, models.PROTECT, related_name="balances")
    account = models.ForeignKey(
        Account, models.PROTECT, related_name="closing_balances"
    )
    balance_cents = models.BigIntegerField()

    class Meta:
        verbose_name = "eindsaldo"
        ordering = ["account__code"]
        constraints = [
            models.UniqueConstraint(
                fields=["close", "account"], name="closing_balance_once"
            ),
            models.CheckConstraint(
                condition=~Q(balance_cents=0), name="closing_balance_is_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}: {self.balance_cents}"


class CarryOver(AppendOnly):
    """Budget that moves to the next year, by decision of the members."""

    from_line = models.ForeignKey(
        BudgetLine, models.PROTECT, related_name="carried_out"
    )
    to_line = models.ForeignKey(BudgetLine, models.PROTECT, related_name="carried_in")
    # Where it is what was promised to this award and not paid; else it was available.
    award = models.ForeignKey(
        Award, models.PROTECT, null=True, blank=True, related_name="carried"
    )
    amount_cents = models.BigIntegerField()
    decision = models.ForeignKey(FundDecision, models.PROTECT, related_name="carried")
    entry_out = models.OneToOneField(Entry, models.PROTECT, related_name="+")
    entry_in = models.OneToOneField(Entry, models.PROTECT, related_name="+")
    carried_by_label = models.CharField(max_length=200)
    carried_at = models.DateTimeField()

    class Meta:
        verbose_name = "overheveling"
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_cents__gt=0), name="carry_over_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_line_id} naar {self.to_line_id}"


class FundDocument(AppendOnly):
    """A kadernota, jaarplan or jaarverslag as it was published."""

    kind = models.CharField(max_length=16, choices=FundDecisionKind)
    year = models.ForeignKey(FiscalYear, models.PROTECT, related_name="documents")
    title = models.CharField(max_length=200)
    file_name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=100)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    published_by_label = models.CharField(max_length=200)
    published_at = models.DateTimeField()
    is_fictitious = models.BooleanField(default=False)

    class Meta:
        verbose_name = "fondsdocument"
        ordering = ["-year", "kind", "-id"]

    def __str__(self) -> str:
        return self.title
