from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from municipalities.models import Municipality

from ..enums import (
    Authority,
    Bindingness,
    Domain,
    Kind,
    Lifecycle,
    LinkKind,
    RelationKind,
    Ring,
)


class StandardQuerySet(models.QuerySet["Standard"]):
    def published(self) -> StandardQuerySet:
        return self.exclude(published_at=None)

    def binding(self) -> StandardQuerySet:
        """Comply or explain, or mandatory, by whichever authority."""
        return self.filter(bindingness__gte=Bindingness.COMPLY_OR_EXPLAIN)

    def by_name(self) -> StandardQuerySet:
        return self.order_by("sort_key", "id")


@pghistory.track(
    exclude=[
        "bindingness",
        "binding_authority",
        "binding_since",
        "lifecycle",
        "current_version_number",
        "times_applied",
        "times_shown",
    ]
)
class Standard(models.Model):
    """An agreement that municipalities make or use together.

    Lifecycle belongs to its versions, bindingness to its append-only changes;
    both are kept here as they stand now, for lists and facets.
    """

    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=160)
    abbreviation = models.CharField(max_length=30, blank=True)
    sort_key = models.CharField(max_length=160, db_index=True)
    # One plain Dutch sentence, and the longer text in Markdown.
    summary = models.CharField(max_length=400)
    description = models.TextField(blank=True)
    domain = models.CharField(max_length=30, choices=Domain)
    kind = models.CharField(max_length=30, choices=Kind)
    steward = models.CharField(max_length=120, blank=True)
    owners = models.ManyToManyField(
        Municipality, blank=True, related_name="owned_standards"
    )
    for_whom = models.CharField(max_length=200, blank=True)
    scope_of_application = models.TextField(blank=True)
    # Wat merken inwoners? One sentence, never without its source.
    residents_notice = models.CharField(max_length=400, blank=True)
    residents_notice_source = models.CharField(max_length=300, blank=True)
    how_to_start = models.TextField(blank=True)
    whom_to_ask = models.CharField(max_length=300, blank=True)
    homepage = models.URLField(max_length=300, blank=True)
    ring = models.CharField(max_length=20, choices=Ring, default=Ring.MUNICIPALITIES)
    # Where these facts come from, and what in them is still to be confirmed.
    source = models.CharField(max_length=400, blank=True)
    to_confirm = models.CharField(max_length=300, blank=True)
    # A heavier bindingness that is planned (verzwaring), with its source.
    planned_escalation_to = models.PositiveSmallIntegerField(
        choices=Bindingness, null=True, blank=True
    )
    planned_escalation_on = models.DateField(null=True, blank=True)
    planned_escalation_source = models.CharField(max_length=300, blank=True)
    # Kept by PostgreSQL: from bindingness changes and from versions.
    bindingness = models.PositiveSmallIntegerField(
        choices=Bindingness, default=Bindingness.NOT_ESTABLISHED
    )
    binding_authority = models.CharField(max_length=20, choices=Authority, blank=True)
    binding_since = models.DateField(null=True, blank=True)
    lifecycle = models.CharField(
        max_length=20, choices=Lifecycle, default=Lifecycle.UNKNOWN
    )
    current_version_number = models.CharField(max_length=30, blank=True)
    # Municipalities that have it in use now, whole or partly. Kept by PostgreSQL.
    times_applied = models.PositiveIntegerField(default=0)
    # The same as everyone may know it, to show and to sort by: exact in the public
    # ring, else the published count of this month (1 stands for one to four).
    times_shown = models.PositiveIntegerField(default=0)
    is_fictitious = models.BooleanField(default=False)
    published_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField()

    objects = StandardQuerySet.as_manager()

    class Meta:
        verbose_name = "standaard"
        constraints = [
            models.CheckConstraint(
                condition=Q(residents_notice="") | ~Q(residents_notice_source=""),
                name="standard_residents_notice_has_source",
            ),
            models.CheckConstraint(
                condition=Q(planned_escalation_to=None)
                & Q(planned_escalation_on=None)
                & Q(planned_escalation_source="")
                | Q(planned_escalation_to__isnull=False)
                & ~Q(planned_escalation_source=""),
                name="standard_planned_escalation_has_source",
            ),
        ]
        indexes = [
            models.Index(
                fields=["-bindingness", "sort_key"], name="standard_bindingness"
            ),
            models.Index(
                fields=["-times_applied", "sort_key"], name="standard_applied"
            ),
            models.Index(fields=["-times_shown", "sort_key"], name="standard_shown"),
            models.Index(fields=["-changed_at"], name="standard_changed"),
        ]

    def __str__(self) -> str:
        return self.display_name

    def get_absolute_url(self) -> str:
        return reverse("standard", args=[self.slug])

    @property
    def display_name(self) -> str:
        """The name with its abbreviation, unless the name already says it."""
        if self.abbreviation and self.abbreviation.lower() not in self.name.lower():
            return f"{self.name} ({self.abbreviation})"
        return self.name

    @property
    def subject_key(self) -> str:
        return f"catalogue.standard:{self.pk}"

    @property
    def subject_label(self) -> str:
        return self.display_name


class StandardLink(models.Model):
    """A page elsewhere that belongs to a standard."""

    standard = models.ForeignKey(Standard, models.CASCADE, related_name="links")
    kind = models.CharField(max_length=20, choices=LinkKind)
    label = models.CharField(max_length=160)
    url = models.URLField(max_length=300)

    class Meta:
        verbose_name = "link"
        ordering = ["kind", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["standard", "kind", "url"], name="standard_link_once"
            )
        ]

    def __str__(self) -> str:
        return self.label


class StandardRelation(models.Model):
    """How a standard stands to another: replaces, builds on, is part of."""

    standard = models.ForeignKey(Standard, models.CASCADE, related_name="relations")
    kind = models.CharField(max_length=20, choices=RelationKind)
    other = models.ForeignKey(Standard, models.CASCADE, related_name="relations_back")

    class Meta:
        verbose_name = "relatie"
        constraints = [
            models.UniqueConstraint(
                fields=["standard", "kind", "other"], name="standard_relation_once"
            ),
            models.CheckConstraint(
                condition=~Q(standard=F("other")), name="standard_relation_of_two"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.standard_id} {self.get_kind_display()} {self.other_id}"
