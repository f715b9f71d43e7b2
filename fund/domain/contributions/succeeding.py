"""Who stands for whom in a year: municipalities that merge in the middle of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from municipalities.models import Municipality, Succession
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.wording import dutch_date

from ...rules.contributions import Stretch


class SuccessorUnknown(DomainError):
    """A municipality ends in the year, and nobody is known to come after it."""


class Successors:
    """The municipalities that end in a year, and who comes after them."""

    def __init__(self, year: int) -> None:
        self.first, self.last = date(year, 1, 1), date(year + 1, 1, 1)
        steps = Succession.objects.filter(
            on__gt=self.first, on__lt=self.last, is_main_successor=True
        )
        self.after = {
            step.predecessor_id: step.successor
            for step in steps.select_related("successor")
        }

    def stretches(self, municipality: Municipality) -> list[Stretch]:
        """From the first day of the year to its last: the municipality itself, and
        after it whoever took its place. Of one that was split, the main successor."""
        found, stands, from_on = [], municipality, self.first
        while stands.valid_to is not None and from_on < stands.valid_to < self.last:
            found.append(Stretch(stands.pk, from_on, stands.valid_to))
            from_on, stands = stands.valid_to, self._after(stands)
        return [*found, Stretch(stands.pk, from_on, self.last)]

    def _after(self, municipality: Municipality) -> Municipality:
        after = self.after.get(municipality.pk)
        if after is None or municipality.valid_to is None:
            raise SuccessorUnknown(
                f"{municipality} houdt op {dutch_date(municipality.valid_to or self.last)}"
                " op te bestaan, en het register zegt niet wie haar opvolgt. Laat de "
                "functioneel beheerder de herindeling inlezen."
            )
        return after


def ended_in(municipalities: Iterable[Municipality], year: int) -> list[Municipality]:
    """Those that end after the first day of the year, and before its last."""
    first, last = date(year, 1, 1), date(year + 1, 1, 1)
    return [
        one
        for one in municipalities
        if one.valid_to is not None and first < one.valid_to < last
    ]
