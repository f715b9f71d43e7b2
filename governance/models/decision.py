from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from catalogue.enums import Bindingness
from catalogue.models import Standard
from samenorganiseren.shared.models import AppendOnly

from ..enums import AdviceState, AdviceVerdict, Outcome, ResolutionKind
from .body import Body
from .dossier import Dossier
from .papers import DossierVersion
from .round import Round


class AdviceQuerySet(models.QuerySet["Advice"]):
    def standing(self) -> AdviceQuerySet:
        """Established or published, and not replaced."""
        return self.filter(state__in=[AdviceState.ESTABLISHED, AdviceState.PUBLISHED])

    def locked(self) -> AdviceQuerySet:
        return self.select_for_update(of=("self",))


class Advice(models.Model):
    """What a body advises, from one round. Once established, its words stay."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="advices")
    version = models.ForeignKey(DossierVersion, models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, models.PROTECT, related_name="advices")
    round = models.OneToOneField(Round, models.PROTECT, related_name="advice")
    state = models.CharField(
        max_length=16, choices=AdviceState, default=AdviceState.DRAFT
    )
    # Given when it is established.
    number = models.CharField(max_length=20, blank=True)
    verdict = models.CharField(max_length=32, choices=AdviceVerdict)
    text = models.TextField()
    conditions = models.TextField(blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    author_label = models.CharField(max_length=200)
    # Everybody who wrote in it: none of them establishes it.
    author_ids = ArrayField(models.BigIntegerField(), default=list)
    written_at = models.DateTimeField()
    minority_waived_at = models.DateTimeField(null=True)
    established_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    established_by_label = models.CharField(max_length=200, blank=True)
    established_at = models.DateTimeField(null=True)
    # Everything that the document says, tally and minority view included; the very
    # text that is hashed, one line of JSON; and the hash.
    content = models.JSONField(null=True)
    canonical = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    published_at = models.DateTimeField(null=True)
    replaced_by = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="replaces"
    )

    objects = AdviceQuerySet.as_manager()

    class Meta:
        verbose_name = "advies"
        constraints = [
            models.UniqueConstraint(
                fields=["number"], condition=~Q(number=""), name="advice_number_once"
            ),
            models.CheckConstraint(
                condition=Q(state="concept", established_at=None, number="")
                | Q(
                    established_at__isnull=False,
                    established_by__isnull=False,
                    content__isnull=False,
                )
                & ~Q(state="concept")
                & ~Q(number="")
                & ~Q(sha256=""),
                name="advice_established_complete",
            ),
            models.CheckConstraint(
                condition=Q(established_by=None) | ~Q(established_by=F("author")),
                name="advice_established_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(verdict="positief-onder-voorwaarden") | ~Q(conditions=""),
                name="advice_conditional_has_conditions",
            ),
        ]

    def __str__(self) -> str:
        return f"advies {self.number or 'in concept'}"

    def get_absolute_url(self) -> str:
        return reverse("advice", args=[self.number])

    @property
    def subject_key(self) -> str:
        return f"governance.advice:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"Advies {self.number or 'in concept'} over {self.dossier}"


class Impact(AppendOnly):
    """Before deciding: how every municipality stands on the day it takes force.

    `rows` holds, for each municipality of that day, its code, state, version and
    lapse date; never shown by name to whom the standard's ring does not allow it.
    """

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="impacts")
    standard = models.ForeignKey(Standard, models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(choices=Bindingness)
    as_of = models.DateField()
    totals = models.JSONField()
    rows = models.JSONField()
    # In the hash, so that nobody finds the rows by guessing until it fits.
    salt = models.CharField(max_length=32)
    sha256 = models.CharField(max_length=64)
    made_by_label = models.CharField(max_length=200)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = "gevolgen vooraf"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"gevolgen van {self.dossier_id} per {self.as_of}"


class DecisionQuerySet(models.QuerySet["Decision"]):
    def locked(self) -> DecisionQuerySet:
        return self.select_for_update(of=("self",))

    def confirmed(self) -> DecisionQuerySet:
        return self.exclude(confirmed_at=None)

    def with_names(self) -> DecisionQuerySet:
        return self.select_related("dossier__standard", "body__organisation", "advice")

    def with_all(self) -> DecisionQuerySet:
        """With everything that the published document says."""
        return self.select_related(
            "dossier__standard",
            "dossier__proposer",
            "version",
            "body__organisation",
            "advice",
            "members_consultation",
            "impact__standard",
        )


class Decision(models.Model):
    """What the VNG-bestuur (or the directorate, or the members) decided.

    Entered by one, confirmed by another; a deviation from the advice cannot be
    stored without its motivation, wherever it comes from.
    """

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="decisions")
    version = models.ForeignKey(DossierVersion, models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, models.PROTECT, related_name="decisions")
    advice = models.ForeignKey(
        Advice, models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    # The consultation of the members, for level 3.
    members_consultation = models.ForeignKey(
        "Consultation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    impact = models.ForeignKey(
        Impact, models.PROTECT, null=True, blank=True, related_name="+"
    )
    outcome = models.CharField(max_length=32, choices=Outcome)
    text = models.TextField()
    # The conditions of the advice where they are taken over, word for word.
    conditions = models.TextField(blank=True)
    # Computed by PostgreSQL from the outcome and the advice, whatever was written.
    deviates = models.BooleanField(default=False)
    motivation = models.TextField(blank=True)
    level = models.PositiveSmallIntegerField(
        choices=Bindingness, default=Bindingness.NOT_ESTABLISHED
    )
    decided_on = models.DateField()
    in_force_on = models.DateField(null=True, blank=True)
    embargo_until = models.DateTimeField(null=True, blank=True)
    # How the conditions of the plan for escalation stood, where there is a plan.
    plan_evaluation = models.JSONField(null=True, blank=True)
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

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = "besluit"
        constraints = [
            models.CheckConstraint(
                condition=Q(deviates=False) | ~Q(motivation=""),
                name="decision_deviation_has_motivation",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="decision_confirmation_complete",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("entered_by")),
                name="decision_confirmed_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=["vaststellen", "vaststellen-met-wijziging"])
                | Q(level__lt=2)
                | Q(advice__isnull=False),
                name="decision_level_two_has_advice",
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=["vaststellen", "vaststellen-met-wijziging"])
                | Q(level__lt=3)
                | Q(members_consultation__isnull=False),
                name="decision_level_three_has_members",
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=["vaststellen", "vaststellen-met-wijziging"])
                | Q(level=0)
                | Q(in_force_on__isnull=False),
                name="decision_level_has_in_force",
            ),
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(confirmed_at=None),
                name="decision_one_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"besluit {self.pk} over {self.dossier_id}"

    @property
    def subject_key(self) -> str:
        return f"governance.decision:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"Besluit over {self.dossier}"


class ResolutionQuerySet(models.QuerySet["Resolution"]):
    def newest_first(self) -> ResolutionQuerySet:
        return self.order_by("-year", "-sequence")

    def with_names(self) -> ResolutionQuerySet:
        return self.select_related(
            "decision__dossier__standard", "decision__body__organisation", "rectifies"
        )

    def published_by(self, moment: datetime) -> ResolutionQuerySet:
        return self.filter(published_at__lte=moment)


class Resolution(AppendOnly):
    """A published decision: numbered, hashed, and from then on unchangeable.

    A rectification is a new document that points back; the chain is never rewritten.
    """

    number = models.CharField(max_length=20, unique=True)
    year = models.PositiveSmallIntegerField()
    sequence = models.PositiveIntegerField()
    kind = models.CharField(
        max_length=16, choices=ResolutionKind, default=ResolutionKind.DECISION
    )
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="resolutions")
    rectifies = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="rectified_by"
    )
    title = models.CharField(max_length=200)
    # The machine-readable form; HTML and PDF are made from it.
    content = models.JSONField()
    # The very text that is hashed: the content as one line of JSON.
    canonical = models.TextField()
    sha256 = models.CharField(max_length=64)
    in_force_on = models.DateField(null=True)
    published_by_label = models.CharField(max_length=200)
    published_at = models.DateTimeField()

    objects = ResolutionQuerySet.as_manager()

    class Meta:
        verbose_name = "gepubliceerd besluit"
        constraints = [
            models.UniqueConstraint(
                fields=["decision"],
                condition=Q(kind="besluit"),
                name="resolution_one_per_decision",
            ),
            models.CheckConstraint(
                condition=Q(kind="besluit", rectifies=None)
                | ~Q(kind="besluit") & Q(rectifies__isnull=False),
                name="resolution_rectifies_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("resolution", args=[self.number])

    @property
    def subject_key(self) -> str:
        return f"governance.resolution:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"Besluit {self.number}"


class EscalationPlan(models.Model):
    """A heavier bindingness that is planned, with conditions that can be measured."""

    standard = models.ForeignKey(
        Standard, models.PROTECT, related_name="escalation_plans"
    )
    dossier = models.OneToOneField(
        Dossier, models.PROTECT, related_name="escalation_plan"
    )
    to_level = models.PositiveSmallIntegerField(choices=Bindingness)
    planned_on = models.DateField()
    # By name of the condition: what must be reached. Evaluated live from adoption.
    conditions = models.JSONField(default=list)
    made_by_label = models.CharField(max_length=200)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = "plan voor verzwaring"

    def __str__(self) -> str:
        return f"{self.standard_id} naar {self.to_level}"
