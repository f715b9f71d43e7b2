from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from municipalities.models import Municipality

from ..enums import Domain, NeedState
from .initiative import Initiative


class NeedQuerySet(models.QuerySet["Need"]):
    def most_supported(self) -> NeedQuerySet:
        return self.order_by("-support_count", "-id")


class Need(models.Model):
    """Something a municipality needs and does not want to make alone (behoefte)."""

    slug = models.SlugField(max_length=100, unique=True)
    title = models.CharField(max_length=160)
    description = models.TextField()
    domain = models.CharField(max_length=30, choices=Domain)
    # Empty only for the needs behind the five first results, known from a source.
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="needs"
    )
    state = models.CharField(max_length=12, choices=NeedState, default=NeedState.OPEN)
    answered_by = models.ForeignKey(
        Initiative, models.PROTECT, null=True, blank=True, related_name="needs"
    )
    # Kept by PostgreSQL from the supports.
    support_count = models.PositiveIntegerField(default=0)
    source = models.CharField(max_length=400, blank=True)
    is_fictitious = models.BooleanField(default=False)
    created_by_label = models.CharField(max_length=200)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    objects = NeedQuerySet.as_manager()

    class Meta:
        verbose_name = "behoefte"
        constraints = [
            models.CheckConstraint(
                condition=Q(state="beantwoord", answered_by__isnull=False)
                | ~Q(state="beantwoord") & Q(answered_by__isnull=True),
                name="need_answered_by_initiative",
            ),
            models.CheckConstraint(
                condition=Q(municipality__isnull=False) | ~Q(source=""),
                name="need_has_municipality_or_source",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("need", args=[self.slug])

    @property
    def subject_key(self) -> str:
        return f"catalogue.need:{self.pk}"

    @property
    def subject_label(self) -> str:
        return self.title


class NeedSupport(models.Model):
    """A municipality needs this too."""

    need = models.ForeignKey(Need, models.CASCADE, related_name="supports")
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="need_supports"
    )
    supported_by_label = models.CharField(max_length=200)
    supported_at = models.DateTimeField()

    class Meta:
        verbose_name = "steun"
        constraints = [
            models.UniqueConstraint(
                fields=["need", "municipality"], name="need_support_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} steunt {self.need_id}"
