"""The euro followed: programme, award, initiative, standard, municipalities in use.

Money belongs to the initiative. A standard has a share only where the award states
it; of all other money it is said that it cannot be attributed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from accounts.models import User

from ...models import Award, AwardShare
from ...rules.tracing import Cost, attributed, cost_of
from .spending import Spent, awards_on, spent_on
from .use import Use, uses_of, year_before


@dataclass(frozen=True)
class Share:
    """What an award states for one standard, and how much of that was paid."""

    use: Use
    stated: int
    paid: int

    @property
    def cost(self) -> Cost:
        return cost_of(self.paid, self.use.times, used_a_year=self.use.used_a_year)


@dataclass(frozen=True)
class Trace:
    """One award from its programme to the municipalities in use."""

    award: Award
    spent: Spent
    shares: list[Share]
    # What was paid and is no standard's: it cannot be attributed.
    rest: int


@dataclass(frozen=True)
class Funded:
    """One standard with all that awards paid for it."""

    use: Use
    awards: list[Award]
    stated: int
    paid: int

    @property
    def cost(self) -> Cost:
        return cost_of(self.paid, self.use.times, used_a_year=self.use.used_a_year)


def traces(awards: Sequence[Award], viewer: User | None, day: date) -> list[Trace]:
    """Each of these awards followed; in four queries however many."""
    numbers = [award.pk for award in awards]
    spent = spent_on(numbers, day)
    stated = _stated(numbers)
    uses = uses_of({one for shares in stated.values() for one in shares}, viewer, day)
    return [
        _trace(award, spent.get(award.pk, Spent()), stated[award.pk], uses)
        for award in awards
    ]


def funded_standards(
    viewer: User | None, day: date, *, only: Iterable[int] | None = None
) -> list[Funded]:
    """Every standard for which an award states a share, the most paid first."""
    awards = awards_on(day).filter(shares__isnull=False)
    if only is not None:
        awards = awards.filter(shares__standard__in=list(only))
    known = awards.select_related("budget_line__programme").order_by("id").distinct()
    by_standard: dict[int, list[tuple[Award, Share]]] = defaultdict(list)
    for trace in traces(list(known), viewer, day):
        for share in trace.shares:
            by_standard[share.use.standard.pk].append((trace.award, share))
    wanted = None if only is None else set(only)
    found = [
        _funded(parts)
        for standard, parts in by_standard.items()
        if wanted is None or standard in wanted
    ]
    return sorted(found, key=lambda one: (-one.paid, one.use.standard.sort_key))


def without_growth(funded: Iterable[Funded], day: date) -> list[Funded]:
    """Funded for a year or longer, and no new application in the year until this day."""
    since = year_before(day)
    return [
        one
        for one in funded
        if not one.use.grew
        and any(a.approved_at and a.approved_at.date() <= since for a in one.awards)
    ]


def _trace(
    award: Award, spent: Spent, stated: dict[int, int], uses: dict[int, Use]
) -> Trace:
    paid = attributed(spent.net, award.amount_cents, stated)
    shares = [
        Share(uses[standard], cents, paid[standard])
        for standard, cents in stated.items()
        if standard in uses
    ]
    shares.sort(key=lambda share: share.use.standard.sort_key)
    return Trace(award, spent, shares, spent.net - sum(paid.values()))


def _funded(parts: list[tuple[Award, Share]]) -> Funded:
    return Funded(
        use=parts[0][1].use,
        awards=[award for award, _ in parts],
        stated=sum(share.stated for _, share in parts),
        paid=sum(share.paid for _, share in parts),
    )


def _stated(awards: Iterable[int]) -> dict[int, dict[int, int]]:
    found: dict[int, dict[int, int]] = defaultdict(dict)
    shares = AwardShare.objects.filter(award__in=list(awards)).order_by("id")
    for award, standard, cents in shares.values_list(
        "award", "standard", "amount_cents"
    ):
        found[award][standard] = cents
    return found
