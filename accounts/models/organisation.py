from __future__ import annotations

from django.db import models
from django.db.models import Q

from municipalities.models import Municipality, Partnership

from ..enums import OrganisationKind


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def of_kind(self, kind: OrganisationKind) -> OrganisationQuerySet:
        return self.filter(kind=kind)

    def locked(self) -> OrganisationQuerySet:
        """Nobody else may change them until the transaction ends."""
        return self.select_for_update(of=("self",))

    def active(self) -> OrganisationQuerySet:
        return self.filter(is_active=True)

    def by_name(self) -> OrganisationQuerySet:
        return self.order_by("sort_key", "id")


class Organisation(models.Model):
    """What roles belong to: a municipality, partnership, supplier, the VNG or a body."""

    kind = models.CharField(max_length=24, choices=OrganisationKind)
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=120, unique=True)
    sort_key = models.CharField(max_length=120, db_index=True)
    municipality = models.OneToOneField(
        Municipality, models.PROTECT, null=True, blank=True, related_name="organisation"
    )
    partnership = models.OneToOneField(
        Partnership, models.PROTECT, null=True, blank=True, related_name="organisation"
    )
    homepage = models.URLField(blank=True)
    is_active = models.BooleanField(default=True)
    is_fictitious = models.BooleanField(default=False)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = "organisatie"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="gemeente", municipality__isnull=False)
                | ~Q(kind="gemeente") & Q(municipality__isnull=True),
                name="organisation_municipality_fits_kind",
            ),
            models.CheckConstraint(
                condition=Q(kind="samenwerkingsverband", partnership__isnull=False)
                | ~Q(kind="samenwerkingsverband") & Q(partnership__isnull=True),
                name="organisation_partnership_fits_kind",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def subject_key(self) -> str:
        return f"accounts.organisation:{self.pk}"

    @property
    def subject_label(self) -> str:
        return self.name
