"""Invoice numbers without gaps: F2026-00012, C2026-00003."""

from __future__ import annotations

from dataclasses import dataclass

from ...enums import InvoiceKind
from ...models import FiscalYear, InvoiceSeries

PREFIXES = {InvoiceKind.INVOICE: "F", InvoiceKind.CREDIT: "C"}


@dataclass(frozen=True)
class Number:
    """A number as people write it, and its parts."""

    text: str
    prefix: str
    sequence: int


def next_number(kind: InvoiceKind, year: FiscalYear) -> Number:
    """The next of this year and kind. The counter is held until the transaction ends, so
    none is given twice, and none is lost where the transaction fails."""
    series = hold_series(kind, year)
    series.last += 1
    series.save(update_fields=["last"])
    text = f"{series.prefix}{year.pk}-{series.last:05d}"
    return Number(text, series.prefix, series.last)


def hold_series(kind: InvoiceKind, year: FiscalYear) -> InvoiceSeries:
    """The counter of this year and kind, held until the transaction ends."""
    prefix = PREFIXES[kind]
    counters = InvoiceSeries.objects.select_for_update()
    counter = counters.filter(year=year, prefix=prefix).first()
    if counter is None:
        InvoiceSeries.objects.get_or_create(year=year, prefix=prefix)
        counter = counters.get(year=year, prefix=prefix)
    return counter
