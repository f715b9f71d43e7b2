from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from samenorganiseren.shared.models import AppendOnly

from ..enums import MatchedBy, MatchKind
from .invoices import Invoice
from .ledger import Account, Entry


class BankAccount(models.Model):
    """A bank account of the fund, and where it stands in the ledger."""

    iban = models.CharField(max_length=34, unique=True)
    name = models.CharField(max_length=120)
    account = models.OneToOneField(Account, models.PROTECT, related_name="+")
    is_fictitious = models.BooleanField(default=False)

    class Meta:
        verbose_name = "bankrekening"

    def __str__(self) -> str:
        return f"{self.name} {self.iban}"

    @property
    def subject_key(self) -> str:
        return f"fund.bankaccount:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"Bankrekening {self.name}"


class BankStatement(AppendOnly):
    """A statement (CAMT.053) as it was read: it follows on the one before."""

    bank_account = models.ForeignKey(
        BankAccount, models.PROTECT, related_name="statements"
    )
    # The bank's running number, without a gap.
    number = models.PositiveIntegerField()
    bank_id = models.CharField(max_length=60)
    booked_on = models.DateField()
    opening_cents = models.BigIntegerField()
    closing_cents = models.BigIntegerField()
    # camt.053.001.02 to .08
    version = models.CharField(max_length=20)
    transaction_count = models.PositiveIntegerField()
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    imported_by_label = models.CharField(max_length=200)
    imported_at = models.DateTimeField()

    class Meta:
        verbose_name = "bankafschrift"
        ordering = ["-booked_on", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["bank_account", "number"], name="bank_statement_once"
            ),
        ]

    def __str__(self) -> str:
        return f"afschrift {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("fund_bank_statement", args=[self.pk])

    @property
    def subject_key(self) -> str:
        return f"fund.statement:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"Bankafschrift {self.number} van {self.booked_on:%d-%m-%Y}"


class BankTransaction(AppendOnly):
    """One line of a statement, or one detail of a batch. What still has to be placed
    is the balance of its account."""

    statement = models.ForeignKey(
        BankStatement, models.PROTECT, related_name="transactions"
    )
    bank_account = models.ForeignKey(
        BankAccount, models.PROTECT, related_name="transactions"
    )
    position = models.PositiveIntegerField()
    booked_on = models.DateField()
    # Positive in, negative out.
    amount_cents = models.BigIntegerField()
    counter_name = models.CharField(max_length=160, blank=True)
    counter_iban = models.CharField(max_length=34, blank=True)
    # What was mentioned, put together from its pieces.
    remittance = models.CharField(max_length=1000, blank=True)
    # Structured creditor reference (RF..), where the bank gave one.
    reference = models.CharField(max_length=35, blank=True)
    end_to_end_id = models.CharField(max_length=35, blank=True)
    bank_reference = models.CharField(max_length=60, blank=True)
    is_reversal = models.BooleanField(default=False)
    # Of all that makes it this line and no other; imported once.
    content_sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = "bankregel"
        ordering = ["-booked_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["bank_account", "content_sha256"],
                name="bank_transaction_once",
            ),
            models.UniqueConstraint(
                fields=["statement", "position"], name="bank_transaction_position"
            ),
            models.CheckConstraint(
                condition=~Q(amount_cents=0), name="bank_transaction_has_amount"
            ),
        ]

    def __str__(self) -> str:
        return f"bankregel {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("fund_bank_line", args=[self.pk])

    @property
    def is_in(self) -> bool:
        return self.amount_cents > 0

    @property
    def subject_key(self) -> str:
        return f"fund.transaction:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"Bankregel van {self.booked_on:%d-%m-%Y}"


class PaymentMatch(AppendOnly):
    """A part of a bank line was for this. Undone by a match that reverses it."""

    transaction = models.ForeignKey(
        BankTransaction, models.PROTECT, related_name="matches"
    )
    kind = models.CharField(max_length=20, choices=MatchKind)
    invoice = models.ForeignKey(
        Invoice, models.PROTECT, null=True, related_name="matches"
    )
    disbursement = models.ForeignKey(
        "Disbursement", models.PROTECT, null=True, related_name="matches"
    )
    award = models.ForeignKey(
        "Award", models.PROTECT, null=True, related_name="matches"
    )
    amount_cents = models.BigIntegerField()
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="match")
    reverses = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="reversed_by"
    )
    # The earlier payment that the bank took back by this line.
    bounces = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="bounced_by"
    )
    how = models.CharField(max_length=16, choices=MatchedBy)
    # By which rule, or why by hand.
    reason = models.CharField(max_length=300)
    matched_by_label = models.CharField(max_length=200)
    matched_at = models.DateTimeField()

    class Meta:
        verbose_name = "geplaatste betaling"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_cents__gt=0), name="payment_match_positive"
            ),
            models.CheckConstraint(
                condition=~Q(kind="factuur") | Q(invoice__isnull=False),
                name="payment_match_names_invoice",
            ),
            models.CheckConstraint(
                condition=~Q(kind="uitbetaling") | Q(disbursement__isnull=False),
                name="payment_match_names_disbursement",
            ),
            models.CheckConstraint(
                condition=~Q(kind="terugvordering") | Q(award__isnull=False),
                name="payment_match_names_award",
            ),
            models.CheckConstraint(
                condition=Q(bounces=None) | Q(kind="storno", reverses=None),
                name="payment_match_bounce_is_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} van {self.transaction_id}"
