from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ..enums import NeighbourKind, SuccessionKind
from .municipality import Municipality


class Succession(models.Model):
    """On this day one municipality went over, whole or in part, into another."""

    predecessor = models.ForeignKey(
        Municipality, models.PROTECT, related_name="successions_out"
    )
    successor = models.ForeignKey(
        Municipality, models.PROTECT, related_name="successions_in"
    )
    on = models.DateField()
    kind = models.CharField(max_length=8, choices=SuccessionKind)
    is_main_successor = models.BooleanField()

    class Meta:
        verbose_name = "herindeling"
        ordering = ["on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"], name="succession_once"
            ),
            models.UniqueConstraint(
                fields=["predecessor"],
                condition=Q(is_main_successor=True),
                name="succession_one_main_successor",
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="succession_of_two_municipalities",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id} → {self.successor_id} ({self.on})"


class Neighbour(models.Model):
    """Two municipalities next to each other; `first` has the lower code."""

    first = models.ForeignKey(
        Municipality, models.CASCADE, related_name="neighbours_up"
    )
    second = models.ForeignKey(
        Municipality, models.CASCADE, related_name="neighbours_down"
    )
    kind = models.CharField(
        max_length=8, choices=NeighbourKind, default=NeighbourKind.LAND
    )
    shared_border_km = models.DecimalField(max_digits=6, decimal_places=1, null=True)

    class Meta:
        verbose_name = "buurgemeente"
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="neighbours_once"),
            models.CheckConstraint(
                condition=~Q(first=F("second")), name="neighbours_are_two"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} – {self.second_id}"
