from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import Organisation
from samenorganiseren.shared.models import AppendOnly

from ..enums import BodyKind, Majority, Publicity, Recusal, SeatCategory, TallyShown


class BodyQuerySet(models.QuerySet["Body"]):
    def by_order(self) -> BodyQuerySet:
        """In the order of the chain from proposal to decision."""
        return self.select_related("organisation").order_by("position", "id")

    def of_kind(self, kind: BodyKind) -> BodyQuerySet:
        return self.filter(kind=kind)


class Body(models.Model):
    """Who advises or decides: the Taskforce, the College, the board, the members.

    Name, address and roles live with its organisation.
    """

    organisation = models.OneToOneField(
        Organisation, models.PROTECT, related_name="body"
    )
    kind = models.CharField(max_length=24, choices=BodyKind)
    slug = models.SlugField(max_length=60, unique=True)
    position = models.PositiveSmallIntegerField(default=50)
    # One plain Dutch sentence, and the longer text in Markdown, with its source.
    summary = models.CharField(max_length=400)
    task = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)

    objects = BodyQuerySet.as_manager()

    class Meta:
        verbose_name = "orgaan"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("body", args=[self.slug])

    @property
    def name(self) -> str:
        return self.organisation.name

    @property
    def subject_key(self) -> str:
        return f"governance.body:{self.pk}"

    @property
    def subject_label(self) -> str:
        return self.name


class BodyRule(AppendOnly):
    """How a body works, from a day on until the next rule. A round keeps its own.

    The VNG publishes none of these numbers, so each rule says where it comes from.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="rules")
    in_force_on = models.DateField()
    # Of those entitled and not recused, how many must take part. Percent.
    quorum_percent = models.PositiveSmallIntegerField(default=50)
    majority = models.CharField(
        max_length=24, choices=Majority, default=Majority.SIMPLE
    )
    recusal = models.CharField(
        max_length=24, choices=Recusal, default=Recusal.NO_POSITION
    )
    publicity = models.CharField(
        max_length=24, choices=Publicity, default=Publicity.INSIDE
    )
    tally_shown = models.CharField(
        max_length=24, choices=TallyShown, default=TallyShown.AFTER_OWN
    )
    # One person on two seats has one voice, unless this says two.
    two_voices = models.BooleanField(default=False)
    max_per_employer = models.PositiveSmallIntegerField(null=True, blank=True)
    consultation_days = models.PositiveSmallIntegerField(default=28)
    papers_days = models.PositiveSmallIntegerField(default=10)
    minority_hours = models.PositiveSmallIntegerField(default=24)
    source = models.CharField(max_length=300)
    recorded_by_label = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = "regel van een orgaan"
        ordering = ["body_id", "-in_force_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "in_force_on"], name="body_rule_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(quorum_percent__gte=1, quorum_percent__lte=100),
                name="body_rule_quorum_is_percent",
            ),
            models.CheckConstraint(
                condition=~Q(source=""), name="body_rule_has_source"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body_id} vanaf {self.in_force_on}"


class SeatLimit(AppendOnly):
    """How many seats of a category a rule asks for, and how many it allows."""

    rule = models.ForeignKey(BodyRule, models.PROTECT, related_name="limits")
    category = models.CharField(max_length=30, choices=SeatCategory)
    at_least = models.PositiveSmallIntegerField(default=0)
    at_most = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = "grens aan zetels"
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "category"], name="seat_limit_once"
            ),
            models.CheckConstraint(
                condition=Q(at_most=None) | Q(at_most__gte=models.F("at_least")),
                name="seat_limit_at_most_above_least",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.category}: {self.at_least} tot {self.at_most}"


class SeatQuerySet(models.QuerySet["Seat"]):
    def on(self, day: date) -> SeatQuerySet:
        """Those that exist this day."""
        return self.filter(Q(closed_on=None) | Q(closed_on__gt=day), opened_on__lte=day)

    def by_order(self) -> SeatQuerySet:
        return self.order_by("body_id", "position", "id")


class Seat(models.Model):
    """A place in a body, whoever sits on it."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="seats")
    category = models.CharField(max_length=30, choices=SeatCategory)
    label = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField(default=50)
    nominated_by = models.CharField(max_length=160, blank=True)
    has_voice = models.BooleanField(default=True)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = "zetel"
        constraints = [
            models.UniqueConstraint(fields=["body", "label"], name="seat_label_once"),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=models.F("opened_on")),
                name="seat_closed_after_opened",
            ),
            models.CheckConstraint(
                condition=~Q(category="secretaris") | Q(has_voice=False),
                name="seat_of_secretary_has_no_voice",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def subject_key(self) -> str:
        return f"governance.seat:{self.pk}"

    @property
    def subject_label(self) -> str:
        return self.label
