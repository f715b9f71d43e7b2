from __future__ import annotations

from django.db import models

from ..enums import RegionKind


class Province(models.Model):
    """One of the twelve provinces."""

    code = models.CharField(max_length=8, unique=True)
    name = models.CharField(max_length=60)
    slug = models.SlugField(max_length=60, unique=True)

    class Meta:
        verbose_name = "provincie"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Region(models.Model):
    """A region of one of the CBS divisions, such as a labour-market region."""

    kind = models.CharField(max_length=20, choices=RegionKind)
    code = models.CharField(max_length=12)
    name = models.CharField(max_length=100)
    slug = models.SlugField(max_length=120)

    class Meta:
        verbose_name = "regio"
        ordering = ["kind", "name"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "code"], name="region_once"),
            models.UniqueConstraint(fields=["kind", "slug"], name="region_slug_once"),
        ]

    def __str__(self) -> str:
        return self.name
