from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from samenorganiseren.shared.terms import terms_do_not_overlap

from ..enums import PartnershipKind
from .municipality import Municipality


class PartnershipQuerySet(models.QuerySet["Partnership"]):
    def by_name(self) -> PartnershipQuerySet:
        return self.order_by("sort_key", "slug")

    def with_member_count(self, day: date) -> PartnershipQuerySet:
        """Adds `member_count`: its members on this day."""
        members = PartnershipMember.objects.on(day).filter(partnership=OuterRef("pk"))
        counted = members.order_by().values("partnership").annotate(n=Count("pk"))
        return self.annotate(member_count=Coalesce(Subquery(counted.values("n")), 0))


class Partnership(models.Model):
    """Municipalities that work together (samenwerkingsverband)."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=120, unique=True)
    sort_key = models.CharField(max_length=120, db_index=True)
    kind = models.CharField(max_length=30, choices=PartnershipKind)
    description = models.TextField(blank=True)
    homepage = models.URLField(blank=True)
    is_fictitious = models.BooleanField(default=False)
    members = models.ManyToManyField(
        Municipality, through="PartnershipMember", related_name="partnerships"
    )

    objects = PartnershipQuerySet.as_manager()

    class Meta:
        verbose_name = "samenwerkingsverband"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("partnership", args=[self.slug])

    @property
    def subject_key(self) -> str:
        return f"municipalities.partnership:{self.pk}"

    @property
    def subject_label(self) -> str:
        return self.name


class PartnershipMemberQuerySet(models.QuerySet["PartnershipMember"]):
    def on(self, day: date) -> PartnershipMemberQuerySet:
        """Members on this day; a municipality that is gone is no member any more."""
        return self.filter(
            Q(ends_on=None) | Q(ends_on__gt=day),
            Q(municipality__valid_from=None) | Q(municipality__valid_from__lte=day),
            Q(municipality__valid_to=None) | Q(municipality__valid_to__gt=day),
            starts_on__lte=day,
        )


class PartnershipMember(models.Model):
    """A municipality in a partnership, for a term. `ends_on` is the first day out."""

    partnership = models.ForeignKey(
        Partnership, models.CASCADE, related_name="memberships"
    )
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="partnership_memberships"
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = PartnershipMemberQuerySet.as_manager()

    class Meta:
        verbose_name = "deelname"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
                name="partnership_member_ends_after_start",
            ),
            terms_do_not_overlap(
                "partnership",
                "municipality",
                name="partnership_member_terms_do_not_overlap",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} in {self.partnership_id}"

    def holds_on(self, day: date) -> bool:
        """The same as `on`, for a row whose municipality is at hand."""
        has_started = self.starts_on <= day
        has_ended = self.ends_on is not None and self.ends_on <= day
        return has_started and not has_ended and self.municipality.exists_on(day)
