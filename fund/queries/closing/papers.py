"""The points of the checklist that are about papers: invoices, runs and reports."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Subquery

from samenorganiseren.shared.wording import dutch_date, number

from ...enums import (
    AccountKind,
    AwardState,
    FundDecisionKind,
    InvoiceKind,
    ReportVerdict,
    RunState,
)
from ...models import (
    AccountabilityReport,
    Award,
    ContributionRun,
    Entry,
    FiscalYear,
    FundDecision,
    Invoice,
)
from ...rules.money import to_the_cent
from .balances import standing_on
from .point import Open, Point, last_day, point

BOOKED_AS = {InvoiceKind.INVOICE: "invoice", InvoiceKind.CREDIT: "credit"}


def invoices_are_known(year: FiscalYear) -> Point:
    """Paid, credited or shown as open. What is open goes on to the next year; only an
    invoice that is not in the books stops the close."""
    invoices = list(Invoice.objects.filter(year=year).order_by("prefix", "sequence"))
    unbooked = _unbooked(invoices)
    if unbooked:
        return Point(
            "facturen",
            "Elke factuur is betaald, gecrediteerd of staat open",
            "Niet elke factuur staat in het grootboek.",
            "Boek deze facturen eerst.",
            tuple(unbooked),
            holds=False,
        )
    open_pots = standing_on(last_day(year.pk), [AccountKind.RECEIVABLE])
    pots = list(open_pots.select_related("invoice__municipality"))
    found = [
        Open(
            f"{one.invoice.number} van {one.invoice.municipality}: nog "
            f"{to_the_cent(one.cents)}",
            one.invoice.subject_key,
        )
        for one in pots
        if one.invoice is not None
    ]
    total = to_the_cent(sum(pot.cents for pot in pots))
    return Point(
        "facturen",
        "Elke factuur is betaald, gecrediteerd of staat open",
        f"Facturen die nog openstaan: {number(len(found))}, samen {total}. Dat blijft in "
        "het volgende jaar te ontvangen."
        if found
        else "Elke factuur van dit jaar is betaald of gecrediteerd.",
        open=tuple(found),
    )


def _unbooked(invoices: list[Invoice]) -> list[Open]:
    keys = {f"{BOOKED_AS[InvoiceKind(one.kind)]}:{one.number}": one for one in invoices}
    booked = set(Entry.objects.filter(key__in=keys).values_list("key", flat=True))
    return [
        Open(one.subject_label, one.subject_key)
        for key, one in keys.items()
        if key not in booked
    ]


def runs_are_invoiced(year: FiscalYear) -> Point:
    runs = ContributionRun.objects.filter(year=year).exclude(state=RunState.INVOICED)
    found = [
        Open(f"{run.subject_label}: {run.get_state_display()}", run.subject_key)
        for run in runs.order_by("id")
    ]
    return point(
        "bijdragen",
        "Alle bijdragen zijn gefactureerd",
        good="Elke bijdragerun van dit jaar is gefactureerd.",
        bad="Nog niet elke bijdragerun van dit jaar is gefactureerd.",
        todo="Factureer deze bijdragen, of trek de run in.",
        found=found,
    )


def reports_are_judged(year: FiscalYear) -> Point:
    """Whoever had to account by the end of the year did, or the members decided that
    the money goes on."""
    last_verdict = (
        AccountabilityReport.objects.filter(award=OuterRef("pk"))
        .order_by("-id")
        .values("verdict")[:1]
    )
    carried = FundDecision.objects.confirmed().filter(
        kind=FundDecisionKind.CARRY_OVER,
        year=OuterRef("budget_line__year"),
        programme=OuterRef("budget_line__programme"),
    )
    due = (
        Award.objects.filter(
            state=AwardState.APPROVED, accountable_by__lte=last_day(year.pk)
        )
        .annotate(verdict=Subquery(last_verdict), is_carried=Exists(carried))
        .filter(is_carried=False)
        .order_by("accountable_by", "id")
    )
    found = [
        Open(
            f"{award.number} {award.title}: {_missing(award.verdict)}, uiterlijk "
            f"{dutch_date(award.accountable_by)}",
            award.subject_key,
        )
        for award in due
        if award.verdict in (None, ReportVerdict.WAITING)
    ]
    return point(
        "verantwoordingen",
        "Elke verantwoording is beoordeeld",
        good="Wie dit jaar moest verantwoorden, heeft een oordeel of een besluit tot "
        "overheveling.",
        bad="Niet elke toekenning is verantwoord en beoordeeld.",
        todo="Vraag de verantwoording op en beoordeel haar, of leg het besluit van de "
        "leden vast om het geld over te hevelen.",
        found=found,
    )


def _missing(verdict: str | None) -> str:
    return "wacht op oordeel" if verdict else "geen verantwoording"
