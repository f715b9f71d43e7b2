"""Adoption per standard."""

from __future__ import annotations

from collections.abc import Sequence

from catalogue.enums import NO_STATEMENT, AdoptionState, Domain
from municipalities.models import Municipality
from samenorganiseren.shared.wording import number

from ...enums import Column, Narrowing
from ...rules.asked import Asked, Progress
from ...rules.content import Bar, Cell, Chart, Findings, Head, Section
from . import words
from .standards import Counted, counted, has_made_up_statements

MOST_BARS = 10


def find(asked: Asked, progress: Progress) -> Findings:
    """Every published standard, by name."""
    domain = asked.filters.get(Narrowing.DOMAIN, "")
    rows = counted(asked, progress, domain=domain)
    existing = Municipality.objects.on(asked.day).count()
    facts = [
        ("Gemeenten op die dag", number(existing)),
        ("Standaarden", number(len(rows))),
        ("Cijfers", words.reader(asked)),
    ]
    if domain:
        facts.insert(0, ("Alleen het domein", str(Domain(domain).label)))
    return Findings(
        sections=[_table(rows, asked)],
        facts=facts,
        definitions=_definitions(asked),
        is_fictitious=has_made_up_statements(asked.day),
    )


def _table(rows: Sequence[Counted], asked: Asked) -> Section:
    head: list[Head] = [
        ("Standaard", Column.TEXT),
        ("Hoe verplicht", Column.TEXT),
        ("In gebruik", Column.NUMBER),
        ("Toepassingsgraad", Column.NUMBER),
        ("Onderweg", Column.NUMBER),
        ("Legt uit", Column.NUMBER),
        ("Nog geen opgave", Column.NUMBER),
    ]
    if asked.before:
        head.append(("Erbij in de periode", Column.NUMBER))
    return Section(
        title="Toepassing per standaard",
        text="" if rows else "Er zijn geen standaarden die hieraan voldoen.",
        head=head,
        rows=[_row(one) for one in rows],
        source=f"{words.stand(asked.day)} Bron: opgaven van gemeenten en de "
        "standaarden die nu in de catalogus staan.",
        chart=_chart(rows),
    )


def _row(one: Counted) -> list[Cell]:
    counts = one.counts
    row = [
        one.name,
        words.level(one.holding.level),
        words.count(counts.in_use),
        counts.share or "niet getoond",
        words.count(one.under_way),
        words.count(counts.by_state[AdoptionState.EXPLAINED]),
        words.count(counts.by_state[NO_STATEMENT]),
    ]
    if one.was is not None:
        row.append(words.added(counts.in_use, one.was))
    return row


def _chart(rows: Sequence[Counted]) -> Chart | None:
    """The most applied of which a number may be told."""
    used = [one for one in rows if one.counts.in_use.number]
    used.sort(key=lambda one: (-one.counts.points, one.standard.sort_key))
    bars = [
        Bar(
            one.name,
            round(min(100.0, one.counts.points), 1),
            f"{one.counts.in_use.words} ({one.counts.share})",
        )
        for one in used[:MOST_BARS]
    ]
    return Chart("De meest toegepaste standaarden", bars) if bars else None


def _definitions(asked: Asked) -> list[tuple[str, str]]:
    told = [
        words.MUNICIPALITIES,
        words.BINDING,
        words.IN_USE,
        words.COVERAGE,
        words.UNDER_WAY,
        words.EXPLAINS,
        words.NO_STATEMENT,
        words.SMALL,
    ]
    if asked.before:
        grown = (
            "Erbij in de periode",
            "In gebruik op de laatste dag, min in gebruik op de dag vóór de periode. "
            "Alleen waar beide aantallen precies mogen worden getoond.",
        )
        told.append(grown)
    return told
