"""The GGU-jaarverslag of a year: every number with its definition, day and accounts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from accounts.models import User
from samenorganiseren.shared.wording import dutch_date

from ...models import FiscalYear, FundDecision
from ...rules.money import to_the_cent
from .awards import with_names
from .definitions import DEFINITIONS, TRACED
from .income import Income, income_of
from .spending import awards_on
from .totals import STAGES, Funnel, KindTotals, LineTotals, by_kind, lines_of, whole
from .trace import Trace, traces


@dataclass(frozen=True)
class Section:
    """One part: some text, and a table with its source."""

    title: str
    text: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    # Where the numbers come from.
    source: str

    @property
    def labelled(self) -> list[list[tuple[str, str]]]:
        """Each cell with the heading of its column."""
        return [list(zip(self.head, row, strict=True)) for row in self.rows]


@dataclass(frozen=True)
class Report:
    """The whole, in the order in which it is read."""

    title: str
    facts: list[tuple[str, str]]
    sections: list[Section]
    is_fictitious: bool


def report_of(year: FiscalYear, day: date | None, today: date) -> Report:
    """As everyone may read it; the same for every reader."""
    as_of = day or today
    lines = lines_of(year.pk, day)
    all_lines = whole(lines)
    awards = with_names(awards_on(as_of).filter(budget_line__year=year))
    nobody: User | None = None
    followed = traces(list(awards.order_by("number")), nobody, as_of)
    stand = f"Stand op {dutch_date(as_of)}."
    return Report(
        title=f"GGU-jaarverslag {year} in cijfers",
        facts=_facts(year, as_of),
        sections=[
            _income(income_of(year.pk, day), stand),
            _stages(all_lines, stand),
            _kinds(by_kind(lines), stand),
            _programmes(lines, all_lines, stand),
            _awards(followed, stand),
            _uses(followed, stand),
            _decisions(year),
            _meanings(stand),
        ],
        is_fictitious=year.is_fictitious,
    )


def _facts(year: FiscalYear, as_of: date) -> list[tuple[str, str]]:
    closed = (
        f"gesloten op {dutch_date(year.closed_at)}"
        if year.closed_at
        else "nog niet gesloten: dit verslag is voorlopig"
    )
    return [
        ("Fonds", "Fonds GGU van de gemeenten, beheerd door de VNG"),
        ("Boekjaar", str(year)),
        ("Het jaar is", closed),
        ("Stand op", dutch_date(as_of)),
    ]


def _row(name: str, cents: int) -> list[str]:
    """One total: its word, its amount, what it means and where it stands."""
    told = DEFINITIONS[name]
    return [told.title, to_the_cent(cents), f"{told.text} Rekening: {told.accounts}."]


def _income(income: Income, stand: str) -> Section:
    return Section(
        "Inkomsten",
        f"{income.paid_by} van de {income.municipalities} gemeenten met een factuur "
        f"betaalden. Met btw is {to_the_cent(income.asked_with_vat)} gevraagd.",
        ["Wat", "Bedrag", "Betekenis en bron"],
        [
            _row("gevraagd", income.asked),
            _row("ontvangen", income.received),
            _row("open", income.open),
            _row("overig", income.other),
        ],
        stand,
    )


def _stages(funnel: Funnel, stand: str) -> Section:
    return Section(
        "Waar staat elke euro?",
        "Elke euro van de begroting staat op één plaats. De vijf standen zijn samen "
        "de begroting.",
        ["Stand", "Bedrag", "Betekenis en bron"],
        [
            *(
                _row(kind.value, cents)
                for kind, cents in zip(STAGES, funnel.stages, strict=True)
            ),
            _row("begroting", funnel.ceiling),
        ],
        stand,
    )


def _kinds(kinds: Sequence[KindTotals], stand: str) -> Section:
    return Section(
        "Per soort programma",
        "",
        ["Soort", "Begroting", "Toegekend of verder", "Uitgegeven"],
        [
            [
                one.name,
                to_the_cent(one.funnel.ceiling),
                to_the_cent(one.funnel.awarded),
                to_the_cent(one.funnel.spent),
            ]
            for one in kinds
        ],
        f"{stand} Rekeningen 9000 (begroting), 9030 tot en met 9050 (toegekend of "
        "verder), 9040 en 9050 (uitgegeven).",
    )


def _programmes(lines: Sequence[LineTotals], all_lines: Funnel, stand: str) -> Section:
    rows = [(one.name, one.funnel) for one in lines]
    return Section(
        "Per programma",
        "" if lines else "De leden stelden voor dit jaar geen budgetten vast.",
        ["Programma", "Begroting", "Beschikbaar", "Uitgegeven", "Verantwoord"],
        [
            [
                name,
                to_the_cent(funnel.ceiling),
                to_the_cent(funnel.available),
                to_the_cent(funnel.spent),
                to_the_cent(funnel.justified),
            ]
            for name, funnel in [*rows, ("Samen", all_lines)]
        ],
        f"{stand} Rekeningen 9000, 9010, 9040 met 9050, en 9050 van elke budgetregel.",
    )


def _awards(followed: Sequence[Trace], stand: str) -> Section:
    return Section(
        "Toekenningen",
        "" if followed else "Er is in dit jaar niets toegekend.",
        ["Nummer", "Toekenning", "Toegekend", "Betaald", "Terugbetaald"],
        [
            [
                one.award.number,
                one.award.title,
                to_the_cent(one.award.amount_cents),
                to_the_cent(one.spent.paid),
                to_the_cent(one.spent.refunded),
            ]
            for one in followed
        ],
        f"{stand} Toegekend: het bedrag van het besluit. Betaald en terugbetaald: "
        "rekeningen 9030, 9040 en 9050 van elke toekenning.",
    )


def _uses(followed: Sequence[Trace], stand: str) -> Section:
    rows = [
        [
            one.award.number,
            share.use.standard.display_name,
            to_the_cent(share.paid),
            share.use.times.words,
            share.cost.words,
        ]
        for one in followed
        for share in one.shares
    ]
    rest = sum(one.rest for one in followed)
    return Section(
        "Van euro naar toepassing",
        f"Van wat op toekenningen is betaald, is {to_the_cent(rest)} niet aan een "
        "standaard toe te rekenen: de toekenning noemt er geen deel voor.",
        ["Nummer", "Standaard", "Betaald", "Keer toegepast", "Per toepassing"],
        rows,
        f"{stand} Aantallen zoals iedereen ze mag lezen: waar ‘ongeveer’ staat, zijn "
        "zij afgerond en van de eerste van de maand.",
    )


def _decisions(year: FiscalYear) -> Section:
    found = FundDecision.objects.confirmed().filter(year=year)
    return Section(
        "Besluiten",
        "",
        ["Besluit", "Orgaan", "Datum", "Bron"],
        [
            [
                f"{one.title} ({one.number})",
                one.body.name,
                dutch_date(one.decided_on),
                one.source,
            ]
            for one in found.select_related("body__organisation")
        ],
        "Fondsbesluiten die een tweede persoon heeft nagelezen en bevestigd.",
    )


def _meanings(stand: str) -> Section:
    return Section(
        "Wat de woorden betekenen",
        "",
        ["Woord", "Betekenis", "Bron"],
        [[one.title, one.text, one.accounts] for one in TRACED],
        stand,
    )
