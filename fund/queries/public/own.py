"""What one municipality pays to the fund, where it goes and what it uses of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Sum

from accounts.models import User
from catalogue.enums import IN_USE_STATES, AdoptionState
from catalogue.models import AdoptionPeriod
from municipalities.models import Municipality
from samenorganiseren.shared.wording import percent

from ...enums import AccountKind, InvoiceKind
from ...models import Account, Invoice, InvoiceLine, Line
from .trace import Funded, funded_standards


@dataclass(frozen=True)
class OwnYear:
    """What was invoiced in a year with credit notes taken off, paid, and still open."""

    year: int
    asked: int
    paid: int
    open: int
    is_fictitious: bool


@dataclass(frozen=True)
class OwnPart:
    """Of a year's contribution the part of one programme, without tax."""

    programme: str
    kind: str
    cents: int
    share: str


@dataclass(frozen=True)
class OwnFund:
    """All that the panel tells."""

    years: list[OwnYear]
    parts: list[OwnPart]
    parts_year: int | None
    refundable: int
    used: list[Funded]
    available: list[Funded]

    @property
    def asked_in_parts(self) -> int:
        return sum(part.cents for part in self.parts)


def own_fund(municipality: Municipality, viewer: User, today: date) -> OwnFund:
    """In a fixed number of questions."""
    years = _years(municipality)
    last = years[0].year if years else None
    funded = funded_standards(viewer, today)
    states = _states(municipality, today, [one.use.standard.pk for one in funded])
    return OwnFund(
        years=years,
        parts=_parts(municipality, last) if last else [],
        parts_year=last,
        refundable=_refundable(municipality),
        used=[one for one in funded if _state(one, states) in IN_USE_STATES],
        available=[one for one in funded if _is_available(one, states)],
    )


def _years(municipality: Municipality) -> list[OwnYear]:
    asked: dict[int, int] = defaultdict(int)
    made_up: dict[int, bool] = defaultdict(bool)
    for invoice in Invoice.objects.filter(municipality=municipality).only(
        "year_id", "kind", "total_cents", "is_fictitious"
    ):
        asked[invoice.year_id] += _signed(invoice.kind, invoice.total_cents)
        made_up[invoice.year_id] |= invoice.is_fictitious
    still_open, paid = _open(municipality), _paid(municipality)
    return [
        OwnYear(
            year, asked[year], paid.get(year, 0), still_open.get(year, 0), made_up[year]
        )
        for year in sorted(asked, reverse=True)
    ]


def _open(municipality: Municipality) -> dict[int, int]:
    owed = Account.objects.filter(
        kind=AccountKind.RECEIVABLE, invoice__municipality=municipality
    )
    sums = owed.order_by().values_list("invoice__year").annotate(Sum("balance_cents"))
    return dict(sums)


def _paid(municipality: Municipality) -> dict[int, int]:
    """What arrived at the bank and was placed on invoices."""
    arrived = Line.objects.filter(
        entry=OuterRef("entry"), account__kind=AccountKind.MONEY_IN
    )
    lines = Line.objects.filter(
        Exists(arrived),
        account__kind=AccountKind.RECEIVABLE,
        account__invoice__municipality=municipality,
    )
    sums = lines.order_by().values_list("account__invoice__year")
    return {year: -cents for year, cents in sums.annotate(Sum("amount_cents"))}


def _refundable(municipality: Municipality) -> int:
    owed = Account.objects.filter(
        kind=AccountKind.REFUNDABLE, municipality=municipality
    )
    return owed.aggregate(cents=Sum("balance_cents"))["cents"] or 0


def _parts(municipality: Municipality, year: int) -> list[OwnPart]:
    sums: dict[tuple[str, str], int] = defaultdict(int)
    lines = InvoiceLine.objects.filter(
        invoice__municipality=municipality, invoice__year=year
    ).select_related("programme", "invoice")
    for line in lines:
        key = (line.programme.name, line.programme.get_kind_display())
        sums[key] += _signed(line.invoice.kind, line.net_cents)
    whole = sum(sums.values())
    largest = sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))
    return [
        OwnPart(name, kind, cents, percent(cents, whole))
        for (name, kind), cents in largest
    ]


def _signed(kind: str, cents: int) -> int:
    """A credit note takes back."""
    return -cents if kind == InvoiceKind.CREDIT else cents


def _states(
    municipality: Municipality, today: date, standards: Sequence[int]
) -> dict[int, str]:
    """How it stands to each of these standards; nothing said is not there."""
    periods = AdoptionPeriod.objects.filter(
        municipality=municipality, standard__in=standards, days__contains=today
    )
    return dict(periods.values_list("standard", "state"))


def _state(one: Funded, states: dict[int, str]) -> str | None:
    return states.get(one.use.standard.pk)


def _is_available(one: Funded, states: dict[int, str]) -> bool:
    taken = (*IN_USE_STATES, AdoptionState.NOT_APPLICABLE)
    return _state(one, states) not in taken
