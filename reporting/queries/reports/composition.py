"""The bodies on a day: seats and terms. Names stay on the page of each body."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from django.conf import settings

from governance.models import Body
from governance.queries.bodies.composition import (
    SOON,
    Composition,
    public_composition,
)
from governance.queries.bodies.words import words_of
from samenorganiseren.shared.wording import dutch_date, number, share

from ...enums import Column
from ...rules.asked import Asked, Progress
from ...rules.content import Bar, Cell, Chart, Findings, Section
from . import words

Found = tuple[Body, Composition]


def find(asked: Asked, progress: Progress) -> Findings:
    """Every body in the order of the chain."""
    bodies = list(Body.objects.by_order())
    found: list[Found] = []
    for place, body in enumerate(bodies, start=1):
        found.append((body, public_composition(body, asked.day)[0]))
        progress(place, len(bodies) + 1)
    seats = sum(len(one.places) for _, one in found)
    filled = sum(len(one.sitting) for _, one in found)
    return Findings(
        sections=[
            _bodies(found, asked),
            _categories(found, asked),
            _seats(found, asked),
        ],
        facts=[
            ("Organen", number(len(found))),
            ("Zetels", number(seats)),
            ("Bezet", number(filled)),
        ],
        definitions=_definitions(),
        is_fictitious=settings.DEMO,
    )


def _bodies(found: Sequence[Found], asked: Asked) -> Section:
    return Section(
        title="Per orgaan",
        text="",
        head=[
            ("Orgaan", Column.TEXT),
            ("Zetels", Column.NUMBER),
            ("Bezet", Column.NUMBER),
            ("Leeg", Column.NUMBER),
            ("Bezet met stem", Column.NUMBER),
            ("Nodig voor een besluit", Column.NUMBER),
            ("Termijn loopt af binnen 90 dagen", Column.NUMBER),
        ],
        rows=[_body_row(body, one) for body, one in found],
        source=f"{words.stand(asked.day)} Bron: zetels en termijnen in dit portaal.",
        chart=_chart(found),
    )


def _body_row(body: Body, one: Composition) -> list[Cell]:
    seats, filled = len(one.places), len(one.sitting)
    ending = [
        term
        for term in one.sitting
        if term.ends_on is not None and term.ends_on <= one.day + SOON
    ]
    return [
        body.name,
        seats,
        filled,
        seats - filled,
        sum(place.seat.has_voice for place in one.places if place.membership),
        one.needed_for_quorum if one.rule else "geen regel",
        len(ending),
    ]


def _chart(found: Sequence[Found]) -> Chart | None:
    bars = [
        Bar(
            body.name,
            round(share(len(one.sitting), len(one.places)), 1),
            f"{len(one.sitting)} van {len(one.places)} zetels bezet",
        )
        for body, one in found
        if one.places
    ]
    return Chart("Bezette zetels", bars) if bars else None


def _categories(found: Sequence[Found], asked: Asked) -> Section:
    rows: list[list[Cell]] = []
    for body, one in found:
        seats = Counter(place.seat.category for place in one.places)
        filled = Counter(
            place.seat.category for place in one.places if place.membership
        )
        rows += [
            [body.name, words_of(category), count, filled[category]]
            for category, count in sorted(seats.items())
        ]
    return Section(
        title="Voor wie de zetels zijn",
        text="" if rows else "Op deze dag waren er geen zetels.",
        head=[
            ("Orgaan", Column.TEXT),
            ("Zetel voor", Column.TEXT),
            ("Zetels", Column.NUMBER),
            ("Bezet", Column.NUMBER),
        ],
        rows=rows,
        source=words.stand(asked.day),
    )


def _seats(found: Sequence[Found], asked: Asked) -> Section:
    rows: list[list[Cell]] = []
    for body, one in found:
        for place in one.places:
            term = place.membership
            rows.append(
                [
                    body.name,
                    place.seat.label,
                    "bezet" if term else "leeg",
                    dutch_date(term.starts_on) if term else "",
                    _end(term.ends_on) if term else "",
                ]
            )
    return Section(
        title="Alle zetels",
        text="Zonder namen. Wie er zit, staat op de pagina van het orgaan.",
        head=[
            ("Orgaan", Column.TEXT),
            ("Zetel", Column.TEXT),
            ("Stand", Column.TEXT),
            ("Sinds", Column.TEXT),
            ("Tot", Column.TEXT),
        ],
        rows=rows,
        source=words.stand(asked.day),
    )


def _end(day: date | None) -> str:
    return dutch_date(day) if day else "geen einddatum"


def _definitions() -> list[tuple[str, str]]:
    return [
        (
            "Zetel",
            "Een plaats in een orgaan, bedoeld voor iemand met een bepaald werk.",
        ),
        ("Bezet", "Iemand heeft op de dag van dit rapport een termijn op deze zetel."),
        (
            "Nodig voor een besluit",
            "Hoeveel zetels met stem er volgens de regel van die dag minstens bij moeten "
            "zijn (het quorum).",
        ),
    ]
