"""Adoption per municipality, in the rings whose names the reader may see."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count

from catalogue.enums import IN_USE_STATES, AdoptionState, Ring
from catalogue.models import AdoptionPeriod, Standard
from catalogue.rules.visibility import visible_rings
from municipalities.models import Municipality, Province
from samenorganiseren.shared.wording import number

from ...enums import Column, Narrowing
from ...rules.asked import Asked, Progress
from ...rules.content import Bar, Cell, Chart, Findings, Head, Section
from . import words
from .standards import UNDER_WAY, has_made_up_statements

Counts = Mapping[int, Mapping[str, int]]


@dataclass(frozen=True)
class Town:
    """One municipality of the day, with how it stands to so many standards."""

    municipality: Municipality
    counts: Mapping[str, int]
    standards: int
    was_in_use: int

    @property
    def in_use(self) -> int:
        return self._sum(IN_USE_STATES)

    @property
    def under_way(self) -> int:
        return self._sum(UNDER_WAY)

    @property
    def explains(self) -> int:
        return self._sum([AdoptionState.EXPLAINED])

    @property
    def otherwise(self) -> int:
        return self._sum([AdoptionState.NOT_APPLICABLE, AdoptionState.PHASED_OUT])

    @property
    def silent(self) -> int:
        return self.standards - sum(self.counts.values())

    def _sum(self, states: Sequence[str]) -> int:
        return sum(self.counts.get(state, 0) for state in states)


def find(asked: Asked, progress: Progress) -> Findings:
    """Every municipality of that day, by name; in six queries."""
    rings = sorted(ring.value for ring in visible_rings(asked.viewer))
    province = asked.filters.get(Narrowing.PROVINCE, "")
    towns = _towns(asked, rings, province, progress)
    facts = [
        ("Gemeenten op die dag", number(len(towns))),
        ("Standaarden geteld", number(towns[0].standards if towns else 0)),
        ("Zichtbaarheid", ", ".join(str(Ring(ring).label) for ring in rings)),
    ]
    if province:
        name = Province.objects.get(slug=province).name
        facts.insert(0, ("Alleen de provincie", name))
    return Findings(
        sections=[_provinces(towns, asked), _table(towns, asked)],
        facts=facts,
        definitions=_definitions(asked),
        is_fictitious=has_made_up_statements(asked.day),
    )


def _towns(
    asked: Asked, rings: Sequence[str], province: str, progress: Progress
) -> list[Town]:
    standards = Standard.objects.published().filter(ring__in=rings).count()
    on_day = _states_on(asked.day, rings)
    before = _states_on(asked.before, rings) if asked.before else {}
    found = Municipality.objects.on(asked.day).select_related("province").by_name()
    if province:
        found = found.filter(province__slug=province)
    towns = []
    rows = list(found)
    for place, one in enumerate(rows, start=1):
        was = before.get(one.pk, {})
        used = sum(was.get(state, 0) for state in IN_USE_STATES)
        towns.append(Town(one, on_day.get(one.pk, {}), standards, used))
        progress(place, len(rows) + 1)
    return towns


def _states_on(day: date, rings: Sequence[str]) -> Counts:
    found: dict[int, dict[str, int]] = defaultdict(dict)
    periods: Any = (
        AdoptionPeriod.objects.filter(days__contains=day, standard__ring__in=rings)
        .exclude(standard__published_at=None)
        .order_by()
        .values_list("municipality", "state")
        .annotate(count=Count("pk"))
    )
    for municipality, state, count in periods:
        found[municipality][state] = count
    return found


def _table(towns: Sequence[Town], asked: Asked) -> Section:
    head: list[Head] = [
        ("Gemeente", Column.TEXT),
        ("Provincie", Column.TEXT),
        ("In gebruik", Column.NUMBER),
        ("Onderweg", Column.NUMBER),
        ("Legt uit", Column.NUMBER),
        ("Anders", Column.NUMBER),
        ("Nog geen opgave", Column.NUMBER),
    ]
    if asked.before:
        head.append(("Erbij in de periode", Column.NUMBER))
    return Section(
        title="Toepassing per gemeente",
        text="" if towns else "Er zijn geen gemeenten die hieraan voldoen.",
        head=head,
        rows=[_row(one, asked) for one in towns],
        source=f"{words.stand(asked.day)} Bron: opgaven van gemeenten en het "
        "gemeentenregister van het CBS.",
    )


def _row(one: Town, asked: Asked) -> list[Cell]:
    row: list[Cell] = [
        one.municipality.name,
        one.municipality.province.name,
        one.in_use,
        one.under_way,
        one.explains,
        one.otherwise,
        one.silent,
    ]
    return [*row, one.in_use - one.was_in_use] if asked.before else row


def _provinces(towns: Sequence[Town], asked: Asked) -> Section:
    """How many standards a municipality uses on average, by province."""
    used: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for one in towns:
        used[one.municipality.province.name] += one.in_use
        places[one.municipality.province.name] += 1
    means = {name: used[name] / places[name] for name in sorted(places)}
    return Section(
        title="Per provincie",
        text="",
        head=[
            ("Provincie", Column.TEXT),
            ("Gemeenten", Column.NUMBER),
            ("Standaarden in gebruik, gemiddeld", Column.NUMBER),
        ],
        rows=[[name, places[name], number(mean, 1)] for name, mean in means.items()],
        source=words.stand(asked.day),
        chart=_chart(means),
    )


def _chart(means: Mapping[str, float]) -> Chart | None:
    most = max(means.values(), default=0)
    if not most:
        return None
    bars = [
        Bar(name, round(100 * mean / most, 1), number(mean, 1))
        for name, mean in means.items()
    ]
    return Chart("Standaarden in gebruik, gemiddeld per gemeente", bars)


def _definitions(asked: Asked) -> list[tuple[str, str]]:
    told = [
        words.MUNICIPALITIES,
        words.IN_USE,
        words.UNDER_WAY,
        words.EXPLAINS,
        (
            "Anders",
            "De gemeente gaf op dat de standaard niet van toepassing is, of dat zij "
            "ermee stopte.",
        ),
        words.NO_STATEMENT,
        (
            "Zichtbaarheid",
            "Elke standaard heeft een zichtbaarheid. Standaarden waarvan u de namen van "
            "gemeenten niet mag zien, zijn hier niet geteld.",
        ),
    ]
    if asked.before:
        told.append(
            (
                "Erbij in de periode",
                "In gebruik op de laatste dag, min in gebruik door dezelfde gemeente op "
                "de dag vóór de periode.",
            )
        )
    return told
