"""What the members decided about a year: entered by one, confirmed by another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import typst
from django.core.files.uploadedfile import SimpleUploadedFile

from governance.enums import BodyKind
from governance.models import Advice, Body

from ...enums import FundDecisionKind, ProgrammeKind, RateMode, VatCategory
from ...models import BudgetLine, FiscalYear, FundDecision, Programme
from ...rules.contributions import Price
from ..contributions.rates import set_rate
from ..planning.ceilings import set_ceiling
from ..planning.decisions import Said, confirm, enter, fingerprint
from ..planning.documents import publish_document
from ..planning.programmes import Plan, add_programme
from ..planning.years import open_year
from .acting import FundStage

BASIS, MULTI, SHORT = "basis", "meerjarig", "kort"
WHY_NO_VAT = "Bijdrage van leden zonder tegenprestatie (fictief)"
PLANS = {
    BASIS: Plan(
        name="Gezamenlijke basis (fictief)",
        kind=ProgrammeKind.STRUCTURAL,
        goal="Beheer van wat gemeenten samen al gebruiken: standaarden, voorzieningen "
        "en hulp bij het invoeren.",
        vat_category=VatCategory.OUTSIDE,
        vat_reason=WHY_NO_VAT,
        is_fictitious=True,
    ),
    MULTI: Plan(
        name="Gegevens bij de bron (fictief)",
        kind=ProgrammeKind.MULTI_YEAR,
        goal="Gegevens worden één keer vastgelegd en daarna overal opgevraagd.",
        vat_category=VatCategory.OUTSIDE,
        vat_reason=WHY_NO_VAT,
        is_fictitious=True,
    ),
    SHORT: Plan(
        name="Samen versnellen (fictief)",
        kind=ProgrammeKind.SHORT_CYCLE,
        goal="Korte projecten van een paar gemeenten, waar iedereen daarna iets aan "
        "heeft.",
        vat_category=VatCategory.OUTSIDE,
        vat_reason=WHY_NO_VAT,
        is_fictitious=True,
    ),
}
CENTS = 100
MILLION = 1_000_000 * CENTS
PAPER = """#set document(title: "{title}")
#set text(lang: "nl")
= {title}

Dit document hoort bij de demo. De programma's en de bedragen zijn bedacht.
"""


@dataclass(frozen=True)
class Amounts:
    """What the members asked and allowed in a year, by programme."""

    prices: dict[str, Price]
    ceilings: dict[str, int]


LAST = Amounts(
    {
        BASIS: Price(RateMode.RATE, rate_micros=1_185_000),
        MULTI: Price(RateMode.RATE, rate_micros=1_050_000),
        SHORT: Price(RateMode.TOTAL, total_cents=11_500_000_00),
    },
    {BASIS: 21 * MILLION, MULTI: 18 * MILLION, SHORT: 11 * MILLION},
)
THIS = Amounts(
    {
        BASIS: Price(RateMode.RATE, rate_micros=1_235_000),
        MULTI: Price(RateMode.RATE, rate_micros=1_098_500),
        SHORT: Price(RateMode.TOTAL, total_cents=12_000_000_00),
    },
    {BASIS: 22 * MILLION, MULTI: 19 * MILLION, SHORT: 12 * MILLION},
)


@dataclass(frozen=True)
class Year:
    """A year that is planned: its lines by programme, and its jaarplan."""

    year: FiscalYear
    jaarplan: FundDecision
    lines: dict[str, BudgetLine]


def add_programmes(stage: FundStage) -> dict[str, Programme]:
    """The three of the story, at the end of the year before the last one."""
    at = stage.on(date(stage.last - 1, 12, 5))
    return {
        word: add_programme(plan=plan, by=stage.first, now=at)
        for word, plan in PLANS.items()
    }


def decide(
    stage: FundStage,
    kind: FundDecisionKind,
    number: str,
    title: str,
    *,
    of_year: int | None = None,
    **said: Any,
) -> FundDecision:
    """Of the members in November; written down in December, and read again."""
    year = stage.this if of_year is None else of_year
    made = enter(
        said=Said(
            kind=kind,
            body=Body.objects.get(kind=BodyKind.MEMBERS),
            number=number,
            title=f"{title} (fictief)",
            decided_on=assembly_before(year),
            source="Besluitenlijst van een ledenvergadering die niet bestaat",
            is_fictitious=True,
            **said,
        ),
        by=stage.first,
        now=stage.on(date(year - 1, 12, 10)),
    )
    return confirm(
        decision=made,
        seen=fingerprint(made),
        by=stage.second,
        now=stage.on(date(year - 1, 12, 12)),
    )


def assembly_before(year: int) -> date:
    """When the members decide about a year: late in November before it."""
    return date(year - 1, 11, 20)


def plan_year(
    stage: FundStage,
    number: int,
    programmes: dict[str, Programme],
    amounts: Amounts,
    advice: Advice,
) -> Year:
    """Opened, decided on and budgeted in December before it, with its rates."""
    year = open_year(
        year=number,
        by=stage.first,
        now=stage.on(date(number - 1, 12, 8)),
        is_fictitious=True,
    )
    jaarplan = decide(
        stage,
        FundDecisionKind.BUDGET,
        f"ALV-{number}-1",
        f"Jaarplan en budgetten {number}",
        of_year=number,
        year=year,
        advice=advice,
    )
    rate = decide(
        stage,
        FundDecisionKind.RATE,
        f"ALV-{number}-2",
        f"Bijdrage per inwoner {number}",
        of_year=number,
        year=year,
    )
    lines = {}
    for word, programme in programmes.items():
        set_rate(
            year=year,
            programme=programme,
            decision=rate,
            price=amounts.prices[word],
            by=stage.first,
            now=stage.on(date(number - 1, 12, 14)),
        )
        lines[word] = set_ceiling(
            year=year,
            programme=programme,
            decision=jaarplan,
            to_cents=amounts.ceilings[word],
            by=stage.first,
            now=stage.on(date(number - 1, 12, 15)),
        )
    _publish(stage, year, FundDecisionKind.BUDGET, f"Jaarplan {number} (fictief)")
    return Year(year, jaarplan, lines)


def _publish(
    stage: FundStage, year: FiscalYear, kind: FundDecisionKind, title: str
) -> None:
    made = typst.compile(PAPER.format(title=title).encode(), pdf_standards=["ua-1"])
    publish_document(
        year=year,
        kind=kind,
        title=title,
        upload=SimpleUploadedFile(f"{kind}-fictief.pdf", made, "application/pdf"),
        by=stage.first,
        now=stage.on(date(year.pk - 1, 12, 16)),
    )


def mandates(
    stage: FundStage, programmes: dict[str, Programme]
) -> dict[str, FundDecision]:
    """In which the VNG-bestuur may award, up to a limit."""
    return {
        word: decide(
            stage,
            FundDecisionKind.MANDATE,
            f"ALV-{stage.last}-{place}",
            f"Mandaat voor {programmes[word].name.removesuffix(' (fictief)')}",
            of_year=stage.last,
            programme=programmes[word],
            limit_cents=12 * MILLION,
        )
        for place, word in enumerate((MULTI, SHORT), start=3)
    }
