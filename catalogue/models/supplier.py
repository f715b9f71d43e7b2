from __future__ import annotations

from django.db import models
from django.db.models import Q

from accounts.models import Organisation

from .version import StandardVersion


class Product(models.Model):
    """A product of a supplier that municipalities use."""

    supplier = models.ForeignKey(Organisation, models.PROTECT, related_name="products")
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=140, unique=True)
    description = models.CharField(max_length=400, blank=True)
    homepage = models.URLField(max_length=300, blank=True)
    is_active = models.BooleanField(default=True)
    is_fictitious = models.BooleanField(default=False)

    class Meta:
        verbose_name = "product"
        constraints = [
            models.UniqueConstraint(
                fields=["supplier", "name"], name="product_name_once_per_supplier"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def subject_key(self) -> str:
        return f"catalogue.product:{self.pk}"

    @property
    def subject_label(self) -> str:
        return self.name


class ProductSupport(models.Model):
    """A product supports a version of a standard, as its supplier says, with proof."""

    product = models.ForeignKey(Product, models.CASCADE, related_name="supports")
    version = models.ForeignKey(
        StandardVersion, models.PROTECT, related_name="supported_by"
    )
    since_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    test_report_url = models.URLField(max_length=300, blank=True)
    tested_on = models.DateField(null=True, blank=True)
    claimed_by_label = models.CharField(max_length=200)
    claimed_at = models.DateTimeField()

    class Meta:
        verbose_name = "ondersteuning"
        constraints = [
            models.UniqueConstraint(
                fields=["product", "version"], name="product_support_once"
            ),
            models.CheckConstraint(
                condition=Q(tested_on=None) | ~Q(test_report_url=""),
                name="product_support_test_has_report",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=models.F("since_on")),
                name="product_support_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.product_id} ondersteunt {self.version_id}"

    @property
    def subject_key(self) -> str:
        return f"catalogue.product_support:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"{self.product} ondersteunt {self.version}"
