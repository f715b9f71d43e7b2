"""The fund on a day, from the ledger, with what each total means."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from fund.models import FiscalYear
from fund.queries.public.awards import with_names
from fund.queries.public.definitions import DEFINITIONS
from fund.queries.public.income import Income, income_of
from fund.queries.public.spending import awards_on, spent_on
from fund.queries.public.totals import (
    STAGES,
    Funnel,
    LineTotals,
    by_kind,
    lines_of,
    whole,
)
from samenorganiseren.shared.wording import euros, number, share

from ...enums import Column
from ...rules.asked import Asked, Progress
from ...rules.content import Bar, Cell, Chart, Findings, Head, Section
from . import words

MONEY = Column.EUROS


def find(asked: Asked, progress: Progress) -> Findings:
    """The fiscal year in which that day falls."""
    year = FiscalYear.objects.filter(pk=asked.day.year).first()
    if year is None:
        return _nothing(asked)
    before = _before(asked)
    lines = lines_of(year.pk, asked.day)
    progress(1, 4)
    income = income_of(year.pk, asked.day)
    earlier = income_of(year.pk, before) if before else None
    progress(2, 4)
    sections = [
        _income(income, earlier, asked),
        _stages(
            whole(lines), whole(lines_of(year.pk, before)) if before else None, asked
        ),
        _kinds(lines, asked),
        _programmes(lines, asked),
        _awards(year, asked),
    ]
    progress(3, 4)
    return Findings(
        sections=sections,
        facts=[
            ("Boekjaar", str(year)),
            ("Het jaar is", "gesloten" if year.closed_at else "nog niet gesloten"),
            (
                "Gemeenten met een factuur",
                f"{number(income.municipalities)}, waarvan {number(income.paid_by)} betaalden",
            ),
        ],
        definitions=[
            (one.title, f"{one.text} Rekening: {one.accounts}.")
            for one in DEFINITIONS.values()
        ],
        is_fictitious=year.is_fictitious,
    )


def _before(asked: Asked) -> date | None:
    """The day to compare with, in the same fiscal year: a year is whole by itself."""
    before = asked.before
    return before if before and before.year == asked.day.year else None


def _nothing(asked: Asked) -> Findings:
    text = f"Voor {asked.day.year} staat er geen boekjaar in het portaal."
    section = Section("Boekjaar", text, [], [], words.stand(asked.day))
    return Findings(sections=[section])


def _amounts(
    rows: Sequence[tuple[str, int, int | None]], first: str
) -> tuple[list[Head], list[list[Cell]]]:
    """A table of names and amounts, with the period beside them where one was asked."""
    head: list[Head] = [(first, Column.TEXT), ("Tot en met de dag", MONEY)]
    if any(then is not None for _, _, then in rows):
        head.append(("In de periode", MONEY))
        return head, [[name, now, now - (then or 0)] for name, now, then in rows]
    return head, [[name, now] for name, now, _ in rows]


def _income(income: Income, earlier: Income | None, asked: Asked) -> Section:
    names = (
        ("gevraagd", "asked"),
        ("ontvangen", "received"),
        ("open", "open"),
        ("overig", "other"),
    )
    rows = [
        (
            DEFINITIONS[name].title,
            int(getattr(income, field)),
            int(getattr(earlier, field)) if earlier else None,
        )
        for name, field in names
    ]
    head, cells = _amounts(rows, "Inkomsten")
    return Section(
        "Inkomsten",
        f"Met btw is {euros(income.asked_with_vat)} aan gemeenten gevraagd.",
        head,
        cells,
        words.stand(asked.day),
    )


def _stages(now: Funnel, then: Funnel | None, asked: Asked) -> Section:
    rows = [
        (
            DEFINITIONS[kind.value].title,
            cents,
            then.stages[place] if then else None,
        )
        for place, (kind, cents) in enumerate(zip(STAGES, now.stages, strict=True))
    ]
    ceiling = (
        DEFINITIONS["begroting"].title,
        now.ceiling,
        then.ceiling if then else None,
    )
    head, cells = _amounts([*rows, ceiling], "Stand")
    bars = [
        Bar(name, round(share(cents, now.ceiling), 1), euros(cents))
        for name, cents, _ in rows
    ]
    return Section(
        "Waar staat elke euro?",
        "Elke euro van de begroting staat op één plaats. De vijf standen zijn samen de "
        "begroting.",
        head,
        cells,
        words.stand(asked.day),
        Chart("Waar elke euro van de begroting staat", bars) if now.ceiling else None,
    )


def _kinds(lines: Sequence[LineTotals], asked: Asked) -> Section:
    return Section(
        "Per soort programma",
        "",
        [
            ("Soort", Column.TEXT),
            ("Begroting", MONEY),
            ("Toegekend of verder", MONEY),
            ("Uitgegeven", MONEY),
        ],
        [
            [one.name, one.funnel.ceiling, one.funnel.awarded, one.funnel.spent]
            for one in by_kind(lines)
        ],
        words.stand(asked.day),
    )


def _programmes(lines: Sequence[LineTotals], asked: Asked) -> Section:
    return Section(
        "Per programma",
        "" if lines else "De leden stelden voor dit jaar geen budgetten vast.",
        [
            ("Programma", Column.TEXT),
            ("Begroting", MONEY),
            ("Beschikbaar", MONEY),
            ("Uitgegeven", MONEY),
            ("Verantwoord", MONEY),
        ],
        [
            [
                one.name,
                one.funnel.ceiling,
                one.funnel.available,
                one.funnel.spent,
                one.funnel.justified,
            ]
            for one in lines
        ],
        words.stand(asked.day),
    )


def _awards(year: FiscalYear, asked: Asked) -> Section:
    found = with_names(awards_on(asked.day).filter(budget_line__year=year))
    awards = list(found.order_by("number"))
    spent = spent_on([one.pk for one in awards], asked.day)
    rows: list[list[Cell]] = [
        [
            one.number,
            one.title,
            one.amount_cents,
            spent[one.pk].paid if one.pk in spent else 0,
            spent[one.pk].refunded if one.pk in spent else 0,
        ]
        for one in awards
    ]
    return Section(
        "Toekenningen",
        "" if rows else "Er is in dit jaar niets toegekend.",
        [
            ("Nummer", Column.TEXT),
            ("Toekenning", Column.TEXT),
            ("Toegekend", MONEY),
            ("Betaald", MONEY),
            ("Terugbetaald", MONEY),
        ],
        rows,
        words.stand(asked.day),
    )
