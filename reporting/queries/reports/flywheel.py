"""The flywheel on one page: contribution, award, standard, in use."""

from __future__ import annotations

from collections.abc import Sequence

from catalogue.queries.counts import together
from fund.models import FiscalYear
from fund.queries.public.definitions import COST, DEFINITIONS, SHARE, TIMES
from fund.queries.public.income import income_of
from fund.queries.public.spending import awards_on
from fund.queries.public.totals import lines_of, whole
from fund.queries.public.trace import Funded, funded_standards
from samenorganiseren.shared.wording import euros, number, share

from ...enums import Column
from ...rules.asked import Asked, Progress
from ...rules.content import Bar, Cell, Chart, Findings, Section
from . import words

# More do not fit on the page.
MOST_STANDARDS = 10


def find(asked: Asked, progress: Progress) -> Findings:
    """As everyone may read it, whoever asks: it is for the members' meeting."""
    year = FiscalYear.objects.filter(pk=asked.day.year).first()
    funded = funded_standards(None, asked.day)
    progress(1, 3)
    sections = [_steps(year, funded, asked), _standards(funded, asked)]
    progress(2, 3)
    return Findings(
        sections=sections,
        facts=[("Boekjaar", str(year or asked.day.year))],
        definitions=[
            *(
                (DEFINITIONS[name].title, DEFINITIONS[name].text)
                for name in ("gevraagd", "begroting", "uitgegeven", "verantwoord")
            ),
            (SHARE.title, SHARE.text),
            (TIMES.title, TIMES.text),
            (COST.title, COST.text),
        ],
        is_fictitious=bool(year and year.is_fictitious),
    )


def _steps(year: FiscalYear | None, funded: Sequence[Funded], asked: Asked) -> Section:
    """One line for each step of the wheel, and the money as bars."""
    number_of_year = year.pk if year else asked.day.year
    income = income_of(number_of_year, asked.day)
    money = whole(lines_of(number_of_year, asked.day))
    awarded = awards_on(asked.day).filter(budget_line__year=number_of_year)
    used = together([one.use.times for one in funded]) if funded else None
    rows: list[list[Cell]] = [
        ["1. Bijdrage", "Gevraagd aan gemeenten", euros(income.asked)],
        ["1. Bijdrage", "Begroting van de ALV", euros(money.ceiling)],
        ["2. Toekenning", "Toekenningen dit jaar", number(awarded.count())],
        ["2. Toekenning", "Toegekend of verder", euros(money.awarded)],
        ["2. Toekenning", "Uitgegeven", euros(money.spent)],
        ["2. Toekenning", "Verantwoord", euros(money.justified)],
        ["3. Standaard", "Standaarden met een eigen deel", number(len(funded))],
        [
            "4. In gebruik",
            "Samen zo vaak toegepast",
            used.words if used else "nog niet",
        ],
    ]
    parts = (
        ("Begroting", money.ceiling),
        ("Toegekend of verder", money.awarded),
        ("Uitgegeven", money.spent),
        ("Verantwoord", money.justified),
    )
    bars = [
        Bar(name, round(share(cents, money.ceiling), 1), euros(cents))
        for name, cents in parts
    ]
    return Section(
        "Van bijdrage naar gebruik",
        "Gemeenten leggen samen geld in. De ALV bepaalt waarvoor. Wat het oplevert, "
        "gebruiken gemeenten steeds opnieuw.",
        [("Stap", Column.TEXT), ("Wat", Column.TEXT), ("Stand", Column.NUMBER)],
        rows,
        words.stand(asked.day),
        Chart(f"Het geld van {number_of_year}", bars) if money.ceiling else None,
    )


def _standards(funded: Sequence[Funded], asked: Asked) -> Section:
    shown = funded[:MOST_STANDARDS]
    left = len(funded) - len(shown)
    text = "" if funded else "Nog geen toekenning noemt een deel voor een standaard."
    if left:
        text = (
            f"De {len(shown)} standaarden waarvoor het meest is betaald. Er zijn er nog "
            f"{left}."
        )
    return Section(
        "Wat het oplevert",
        text,
        [
            ("Standaard", Column.TEXT),
            ("Toekenningen", Column.TEXT),
            ("Betaald", Column.EUROS),
            ("Keer toegepast", Column.NUMBER),
            ("Per toepassing", Column.NUMBER),
        ],
        [
            [
                one.use.standard.display_name,
                ", ".join(award.number for award in one.awards),
                one.paid,
                words.count(one.use.times),
                one.cost.words,
            ]
            for one in shown
        ],
        f"{words.stand(asked.day)} Alle jaren samen.",
    )
