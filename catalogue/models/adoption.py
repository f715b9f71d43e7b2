from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from accounts.models import Organisation
from municipalities.models import Municipality
from samenorganiseren.shared.models import AppendOnly, KeptByDatabase

from ..enums import AdoptionState, DecidingBody, EvidenceGrade, ExplanationReason
from .standard import Standard
from .supplier import Product
from .version import StandardVersion


class Adoption(models.Model):
    """What one municipality has said about one standard and version.

    The row that is locked; every sentence about it is an AdoptionStatement.
    A statement about the standard as a whole has no version.
    """

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="adoptions"
    )
    standard = models.ForeignKey(Standard, models.PROTECT, related_name="adoptions")
    version = models.ForeignKey(
        StandardVersion, models.PROTECT, null=True, blank=True, related_name="adoptions"
    )
    # What was said last; empty only while the first statement is being written.
    # How it stands on a day is read from the periods.
    current = models.OneToOneField(
        "AdoptionStatement", models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = "toepassing"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "standard", "version"],
                name="adoption_once",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} – {self.standard_id}"

    @property
    def subject_key(self) -> str:
        return f"catalogue.adoption:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"{self.standard} in {self.municipality}"


class AdoptionStatement(AppendOnly):
    """What a municipality said about a standard (opgave). Never changed afterwards.

    `effective_on` is the day from which it holds, `recorded_at` when it was said.
    A correction is a new statement for the same or another day; the latest
    recorded one for a day is the one that counts.
    """

    adoption = models.ForeignKey(Adoption, models.PROTECT, related_name="statements")
    # Repeated from the adoption so that PostgreSQL can count without joining.
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    standard = models.ForeignKey(Standard, models.PROTECT, related_name="statements")
    version = models.ForeignKey(
        StandardVersion, models.PROTECT, null=True, blank=True, related_name="+"
    )
    # What the writer saw as the last one; two writers cannot both follow it.
    previous = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="next"
    )
    state = models.CharField(max_length=20, choices=AdoptionState)
    effective_on = models.DateField()
    # When it should be in use, for planned and implementing.
    target_on = models.DateField(null=True, blank=True)
    # For which part of the municipality, for "deels".
    reach = models.CharField(max_length=400, blank=True)
    grade = models.CharField(max_length=20, choices=EvidenceGrade)
    evidence_url = models.URLField(max_length=300, blank=True)
    product = models.ForeignKey(
        Product, models.PROTECT, null=True, blank=True, related_name="+"
    )
    supplier_text = models.CharField(max_length=120, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    local_variation = models.TextField(max_length=4000, blank=True)
    # Only for "legt uit" (and a reason in words for "niet van toepassing").
    reason = models.CharField(max_length=20, choices=ExplanationReason, blank=True)
    explanation = models.TextField(max_length=4000, blank=True)
    alternative = models.TextField(max_length=2000, blank=True)
    deciding_body = models.CharField(max_length=30, choices=DecidingBody, blank=True)
    # One decision may cover several standards.
    decision_reference = models.CharField(max_length=200, blank=True)
    lapses_on = models.DateField(null=True, blank=True)
    is_fictitious = models.BooleanField(default=False)
    # A form sent twice is one statement.
    idempotency_key = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    by_label = models.CharField(max_length=200)
    # The partnership or supplier on whose paper it was written, else the municipality.
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+"
    )
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = "opgave"
        ordering = ["-recorded_at", "-id"]
        indexes = [
            models.Index(
                fields=["standard", "municipality", "effective_on"],
                name="statement_standard_day",
            ),
            models.Index(
                fields=["municipality", "-recorded_at"], name="statement_recent"
            ),
            models.Index(
                fields=["lapses_on"],
                name="statement_lapses",
                condition=Q(lapses_on__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="deels") | ~Q(reach=""),
                name="statement_partly_has_reach",
            ),
            models.CheckConstraint(
                condition=Q(
                    ~Q(reason=""),
                    ~Q(explanation=""),
                    ~Q(deciding_body=""),
                    state="legt-uit",
                    lapses_on__isnull=False,
                )
                | ~Q(state="legt-uit") & Q(lapses_on=None, reason="", deciding_body=""),
                name="statement_explained_is_complete",
            ),
            models.CheckConstraint(
                condition=~Q(state="niet-van-toepassing") | ~Q(explanation=""),
                name="statement_not_applicable_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(lapses_on=None) | Q(lapses_on__gt=models.F("effective_on")),
                name="statement_lapses_after_start",
            ),
            models.CheckConstraint(
                condition=~Q(grade="getoetst") | ~Q(evidence_url=""),
                name="statement_shown_has_evidence",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()} per {self.effective_on}"

    @property
    def subject_key(self) -> str:
        return f"catalogue.adoption_statement:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"Opgave {self.standard} van {self.municipality}"


class StatementConfirmation(AppendOnly):
    """The approver says: so it is. Within a year it is said again, or it ages."""

    statement = models.ForeignKey(
        AdoptionStatement, models.PROTECT, related_name="confirmations"
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    confirmed_by_label = models.CharField(max_length=200)
    confirmed_at = models.DateTimeField()

    class Meta:
        verbose_name = "bevestiging"
        ordering = ["-confirmed_at", "-id"]

    def __str__(self) -> str:
        return f"{self.statement_id} bevestigd"


class StatementProposal(models.Model):
    """A supplier proposes that a municipality uses its product; the municipality decides."""

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="statement_proposals"
    )
    version = models.ForeignKey(StandardVersion, models.PROTECT, related_name="+")
    product = models.ForeignKey(Product, models.PROTECT, related_name="+")
    in_use_on = models.DateField()
    note = models.CharField(max_length=400, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField()
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)
    accepted_as = models.OneToOneField(
        AdoptionStatement, models.PROTECT, null=True, related_name="proposal"
    )

    class Meta:
        verbose_name = "voorstel van een leverancier"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "version", "product"],
                condition=Q(answered_at=None),
                name="proposal_open_once",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, accepted_as=None)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="proposal_answer_complete",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.product_id} bij {self.municipality_id}"

    @property
    def subject_key(self) -> str:
        return f"catalogue.statement_proposal:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"Voorstel {self.product} voor {self.municipality}"


class AdoptionPeriod(KeptByDatabase):
    """During these days a municipality stood in this state to a standard.

    Kept by PostgreSQL from the statements: at each day the furthest state over
    all versions, an explanation until it lapses, nothing after the municipality's
    last day. Serves the honeycomb and the lists on any day. That it is in one state
    a day is asked by triggers, once for each command that writes.
    """

    # Without an index of their own: the two below begin with them.
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="+", db_index=False
    )
    standard = models.ForeignKey(
        Standard, models.PROTECT, related_name="periods", db_index=False
    )
    state = models.CharField(max_length=20, choices=AdoptionState)
    days = DateRangeField()

    class Meta:
        verbose_name = "periode"
        indexes = [
            models.Index(fields=["standard", "municipality"], name="period_standard"),
            models.Index(
                fields=["municipality", "standard"], name="period_municipality"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.days}"


class AdoptionTotal(KeptByDatabase):
    """By how much the number of municipalities in a state changed on a day.

    Kept by PostgreSQL in the same transaction as the statement; the total on a
    day is the sum up to it. Checked nightly against the periods.
    """

    standard = models.ForeignKey(Standard, models.PROTECT, related_name="totals")
    state = models.CharField(max_length=20, choices=AdoptionState)
    day = models.DateField()
    delta = models.IntegerField()

    class Meta:
        verbose_name = "telling"
        constraints = [
            models.UniqueConstraint(
                fields=["standard", "state", "day"], name="total_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.day}: {self.delta:+d}"
