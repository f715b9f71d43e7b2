from __future__ import annotations

from django.db import models

from samenorganiseren.shared.models import AppendOnly

from ..enums import CountKind
from .standard import Standard


class PublishedCount(AppendOnly):
    """From this month on, everyone reads this count for a standard and state.

    Written once a month outside the public ring and never revised, so that nobody
    learns from a difference what one municipality said. A month without a row
    reads as the month before it.
    """

    standard = models.ForeignKey(
        Standard, models.PROTECT, related_name="published_counts"
    )
    # A state of adoption, or `geen-opgave`.
    state = models.CharField(max_length=20)
    month = models.DateField()
    kind = models.CharField(max_length=12, choices=CountKind)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "gepubliceerde telling"
        constraints = [
            models.UniqueConstraint(
                fields=["standard", "state", "month"], name="published_once_a_month"
            ),
            models.CheckConstraint(
                condition=models.Q(month__day=1), name="published_on_the_first"
            ),
            models.CheckConstraint(
                condition=models.Q(kind="ongeveer") | models.Q(count=0),
                name="published_count_only_when_shown",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.month}: {self.kind} {self.count}"
