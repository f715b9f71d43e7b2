"""The published standards with their counts, as the reader of a report may know them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from catalogue.enums import AdoptionState
from catalogue.models import AdoptionStatement, Standard
from catalogue.queries.counts import Counts, counts_in, together
from catalogue.queries.curve import at, steps_in
from catalogue.queries.figures import figures_of, with_figures
from catalogue.queries.holding import NOTHING, Holding, holding_on
from catalogue.rules.suppression import Shown
from catalogue.rules.visibility import sees_names

from ...rules.asked import Asked, Progress

UNDER_WAY = (
    AdoptionState.IMPLEMENTING,
    AdoptionState.PLANNED,
    AdoptionState.EXPLORING,
)


@dataclass(frozen=True)
class Counted:
    """One standard on the day of the report."""

    standard: Standard
    counts: Counts
    holding: Holding
    # In use before the period began; nothing where no period was asked.
    was: Shown | None

    @property
    def name(self) -> str:
        return self.standard.display_name

    @property
    def under_way(self) -> Shown:
        return together([self.counts.by_state[one] for one in UNDER_WAY])


def counted(asked: Asked, progress: Progress, *, domain: str = "") -> list[Counted]:
    """By name; in two queries, however many."""
    holdings = holding_on(asked.day)
    published = Standard.objects.published().by_name()
    if domain:
        published = published.filter(domain=domain)
    found = list(with_figures(published, asked.viewer, asked.day))
    return list(_each(found, asked, holdings, progress))


def _each(
    found: list[Standard],
    asked: Asked,
    holdings: dict[int, Holding],
    progress: Progress,
) -> Iterator[Counted]:
    for number, standard in enumerate(found, start=1):
        figures = figures_of(standard, asked.viewer, asked.day)
        is_exact = sees_names(asked.viewer, standard)
        steps = steps_in(figures, is_exact=is_exact)
        yield Counted(
            standard,
            counts_in(figures, asked.day, is_exact=is_exact),
            holdings.get(standard.pk, NOTHING),
            at(steps, asked.before) if asked.before else None,
        )
        progress(number, len(found) + 1)


def has_made_up_statements(day: date) -> bool:
    """Whether some of what is counted was made up for the demo."""
    told = AdoptionStatement.objects.filter(is_fictitious=True, effective_on__lte=day)
    return told.exists()
