"""The overview of the administrators: all totals of a year, and what waits."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.generic import View

from ...enums import AccountKind as Kind
from ...models import FiscalYear
from ...queries.public.definitions import DEFINITIONS
from ...queries.public.income import Income, income_of
from ...queries.public.totals import Funnel, by_kind, lines_of, whole
from ...queries.public.waiting import overdrawn, waiting
from ..gate import Administrators
from .asking import Asked, Unreadable, asked, refused
from .figures import funnel_rows, kind_rows, legend_rows

CONTRIBUTIONS = "fund_contribution_year"


class Overview(Administrators, View):
    """Every number with its meaning and day, each leading on where there is more."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        try:
            question = asked(request)
        except Unreadable as why:
            return refused(request, why)
        context = {"asked": question, "years": _address("fund_years")}
        if question.year:
            context |= shown(question, question.year)
        return render(request, "fund/public/overview.html", context)


def shown(question: Asked, year: FiscalYear) -> dict[str, Any]:
    """Totals, the funnel of each line, the guard of the ceilings, and what waits."""
    lines = lines_of(year.pk, question.day)
    all_lines = whole(lines)
    income = income_of(year.pk, question.day)
    return {
        "year": year,
        "lines": lines,
        "funnel": all_lines,
        "funnel_rows": [
            {**row, "address": _books(year.pk, row["kind"])}
            for row in funnel_rows(all_lines)
        ],
        "kinds": kind_rows(by_kind(lines)),
        "legend": legend_rows(),
        "totals": _totals(year.pk, all_lines, income),
        "overdrawn": overdrawn(year.pk),
        "waiting": [
            {"one": one, "address": _address(one.url_name, *one.url_args)}
            for one in waiting(year.pk, question.today)
        ],
    }


def _totals(year: int, funnel: Funnel, income: Income) -> list[dict[str, Any]]:
    """Each total with its definition, where its rows are and which accounts hold it."""
    spent = f"{reverse('fund_public_awards')}?jaar={year}"
    rows = [
        ("begroting", funnel.ceiling, _address("fund_year", year), Kind.CEILING),
        ("gevraagd", income.asked, _address(CONTRIBUTIONS, year), Kind.INCOME),
        ("ontvangen", income.received, "", Kind.RECEIVABLE),
        ("open", income.open, _address("fund_invoices"), Kind.RECEIVABLE),
        ("overig", income.other, _address("fund_year", year), Kind.OTHER_INCOME),
        ("uitgegeven", funnel.spent, spent, Kind.PAID),
    ]
    return [
        {
            "definition": DEFINITIONS[name],
            "cents": cents,
            "address": address,
            "books": _books(year, kind),
        }
        for name, cents, address, kind in rows
    ]


def _books(year: int, kind: str) -> str:
    """The accounts of a kind in the ledger, where the portal shows it."""
    there = _address("fund_accounts")
    return there and f"{there}?jaar={year}&rekeningsoort={kind}"


def _address(name: str, *args: int) -> str:
    """Where it is done or read, or nothing where the portal does not have it."""
    for given in (args, ()):
        try:
            return reverse(name, args=given)
        except NoReverseMatch:
            continue
    return ""
