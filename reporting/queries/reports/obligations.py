"""Obligations nationally, and why municipalities explain."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from catalogue.enums import (
    NO_STATEMENT,
    AdoptionState,
    ExplanationReason,
    Ring,
)
from catalogue.rules.adoption import reads_explanations
from catalogue.rules.suppression import suppress
from municipalities.models import Municipality
from samenorganiseren.shared.wording import dutch_date, number

from ...enums import Column
from ...rules.asked import Asked, Progress
from ...rules.content import Bar, Cell, Chart, Findings, Section
from . import words
from .standards import Counted, counted, has_made_up_statements

# Of restricted standards only the municipality itself and the VNG know who explains:
# a national count with them in it would tell others by subtraction.
REASONS = """
SELECT said.reason, count(*)
FROM catalogue_adoptionperiod p
JOIN catalogue_standard s ON s.id = p.standard_id AND s.published_at IS NOT NULL
    AND s.ring IN ('openbaar', 'gemeenten') AND s.id = ANY(%(binding)s)
JOIN LATERAL (
    SELECT t.reason FROM catalogue_adoptionstatement t
    WHERE t.municipality_id = p.municipality_id AND t.standard_id = p.standard_id
        AND t.state = 'legt-uit' AND t.effective_on <= %(day)s
    ORDER BY t.effective_on DESC, t.recorded_at DESC, t.id DESC LIMIT 1
) said ON true
WHERE p.state = 'legt-uit' AND p.days @> %(day)s::date
GROUP BY said.reason
"""


def find(asked: Asked, progress: Progress) -> Findings:
    """What binds on that day, how it stands, and the reasons where they may be known."""
    binding = [one for one in counted(asked, progress) if one.holding.binds]
    existing = Municipality.objects.on(asked.day).count()
    sections = [_table(binding, asked)]
    if asked.is_scheduled or reads_explanations(asked.viewer):
        sections.append(_reasons(binding, asked))
    return Findings(
        sections=sections,
        facts=[
            ("Gemeenten op die dag", number(existing)),
            ("Standaarden die binden", number(len(binding))),
            ("Cijfers", words.reader(asked)),
        ],
        definitions=_definitions(),
        is_fictitious=has_made_up_statements(asked.day),
    )


def _table(rows: Sequence[Counted], asked: Asked) -> Section:
    return Section(
        title="Verplichtingen",
        text="" if rows else "Op deze dag bond geen enkele standaard.",
        head=[
            ("Standaard", Column.TEXT),
            ("Hoe verplicht", Column.TEXT),
            ("Op gezag van", Column.TEXT),
            ("Geldt sinds", Column.TEXT),
            ("In gebruik", Column.NUMBER),
            ("Onderweg", Column.NUMBER),
            ("Legt uit", Column.NUMBER),
            ("Nog geen opgave", Column.NUMBER),
        ],
        rows=[_row(one) for one in rows],
        source=f"{words.stand(asked.day)} Bron: besluiten in de catalogus en opgaven "
        "van gemeenten.",
        chart=_chart(rows),
    )


def _row(one: Counted) -> list[Cell]:
    return [
        one.name,
        words.level(one.holding.level),
        one.holding.authority,
        dutch_date(one.holding.since) if one.holding.since else "niet vastgelegd",
        words.count(one.counts.in_use),
        words.count(one.under_way),
        words.count(one.counts.by_state[AdoptionState.EXPLAINED]),
        words.count(one.counts.by_state[NO_STATEMENT]),
    ]


def _chart(rows: Sequence[Counted]) -> Chart | None:
    bars = [
        Bar(
            one.name,
            round(min(100.0, one.counts.points), 1),
            f"{one.counts.in_use.words} gemeenten",
        )
        for one in rows
        if one.counts.in_use.number
    ]
    return Chart("In gebruik, van wat bindt", bars[:15]) if bars else None


def _reasons(binding: Sequence[Counted], asked: Asked) -> Section:
    numbers = [one.standard.pk for one in binding]
    with connection.cursor() as cursor:
        cursor.execute(REASONS, {"day": asked.day, "binding": numbers})
        known = dict(cursor.fetchall())
    counts = {reason.value: known.get(reason.value, 0) for reason in ExplanationReason}
    shown = suppress(
        counts, ring=Ring.MUNICIPALITIES, rest=ExplanationReason.OTHER.value
    )
    return Section(
        title="Waarom gemeenten uitleggen",
        text="Over alle standaarden samen. Eén gemeente telt één keer per standaard.",
        head=[("Reden", Column.TEXT), ("Aantal", Column.NUMBER)],
        rows=[
            [str(reason.label), words.count(shown[reason.value])]
            for reason in ExplanationReason
        ],
        source=f"{words.stand(asked.day)} Afgerond, ook waar u de namen mag zien. "
        "Afgeschermde standaarden zijn niet geteld.",
    )


def _definitions() -> list[tuple[str, str]]:
    return [
        words.MUNICIPALITIES,
        (
            "Verplichting",
            "Een standaard die op de dag van dit rapport ‘pas toe of leg uit’ of "
            "‘verplicht’ was, op gezag van wie erbij staat.",
        ),
        words.IN_USE,
        words.UNDER_WAY,
        words.EXPLAINS,
        words.NO_STATEMENT,
        words.SMALL,
    ]
