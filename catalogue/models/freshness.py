from __future__ import annotations

from django.db import models


class FreshnessSlot(models.Model):
    """A part of the version of the catalogue: the sum over all slots only grows.

    Every change of what public pages show adds one, in the transaction of the
    change. There are several rows so that two writers need not wait for each other.
    """

    number = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = "versheid"

    def __str__(self) -> str:
        return f"{self.pk}: {self.number}"
