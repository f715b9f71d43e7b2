"""How often a standard is applied, as far as a reader may know."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.db.models import OuterRef, Subquery, Sum

from accounts.models import User
from catalogue.enums import IN_USE_STATES, CountKind
from catalogue.models import AdoptionPeriod, Standard
from catalogue.queries.counts import Counts, counts_in
from catalogue.queries.curve import Steps, at, steps_in
from catalogue.queries.figures import figures_of, with_figures
from catalogue.rules.suppression import Shown
from catalogue.rules.visibility import sees_names
from municipalities.models import Population
from samenorganiseren.shared.wording import number


@dataclass(frozen=True)
class Use:
    """One standard on one day."""

    standard: Standard
    counts: Counts
    steps: Steps
    day: date
    # Nothing where the names are not for this reader: they could be told from it.
    inhabitants: int | None

    @property
    def times(self) -> Shown:
        """Times applied: municipalities in use."""
        return self.counts.in_use

    @property
    def reach(self) -> str:
        if self.inhabitants is None:
            return "niet getoond"
        return number(self.inhabitants)

    @property
    def used_a_year(self) -> bool:
        """Whether somebody had it in use on the same day a year before."""
        return _is_some(at(self.steps, year_before(self.day)))

    @property
    def grew(self) -> bool:
        """Whether the number in use rose in the year until this day."""
        since = year_before(self.day)
        # Of a day on which one state went over into the other, the end counts.
        ends = {on: _size(shown) for on, shown in self.steps if since < on <= self.day}
        sizes = [_size(at(self.steps, since)), *ends.values()]
        return any(later > earlier for earlier, later in pairwise(sizes))


def uses_of(standards: Iterable[int], viewer: User | None, day: date) -> dict[int, Use]:
    """The published ones of these standards, by their id; in two queries."""
    asked = Standard.objects.published().filter(pk__in=set(standards))
    found = list(with_figures(asked, viewer, day).order_by("sort_key", "id"))
    named = [one.pk for one in found if sees_names(viewer, one)]
    reached = _inhabitants(named, day)
    return {one.pk: _use(one, viewer, day, reached) for one in found}


def _use(
    standard: Standard, viewer: User | None, day: date, reached: dict[int, int]
) -> Use:
    figures, is_exact = figures_of(standard, viewer, day), sees_names(viewer, standard)
    return Use(
        standard=standard,
        counts=counts_in(figures, day, is_exact=is_exact),
        steps=steps_in(figures, is_exact=is_exact),
        day=day,
        inhabitants=reached.get(standard.pk, 0) if is_exact else None,
    )


def _inhabitants(standards: list[int], day: date) -> dict[int, int]:
    """The last known inhabitants of the municipalities in use, by standard."""
    latest = Population.objects.filter(
        municipality=OuterRef("municipality"), year__lte=day.year
    ).order_by("-year")
    rows = (
        AdoptionPeriod.objects.filter(
            standard__in=standards, state__in=IN_USE_STATES, days__contains=day
        )
        .order_by()
        .annotate(inhabitants=Subquery(latest.values("inhabitants")[:1]))
        .values("standard")
        .annotate(whole=Sum("inhabitants"))
    )
    return {row["standard"]: row["whole"] or 0 for row in rows}


def year_before(day: date) -> date:
    """The same day a year earlier; the 29th of February gives the 28th."""
    if (day.month, day.day) == (2, 29):
        return day.replace(year=day.year - 1, day=28)
    return day.replace(year=day.year - 1)


def _is_some(shown: Shown) -> bool:
    return bool(shown.number) or shown.kind == CountKind.FEW


def _size(shown: Shown) -> int:
    """To compare what is shown with what was shown; "minder dan 5" is one."""
    return shown.number or int(shown.kind == CountKind.FEW)
