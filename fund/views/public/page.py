"""The fund of a year, for everyone: where each euro stands, and what it brought."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views.generic import View

from accounts.models import User
from samenorganiseren.shared.downloads import answer_with
from samenorganiseren.shared.freshness import fresh_for_visitors

from ...models import FiscalYear, FundDecision
from ...queries.public.awards import with_names
from ...queries.public.definitions import DEFINITIONS, TRACED
from ...queries.public.income import income_of
from ...queries.public.inhabitants import per_inhabitant
from ...queries.public.spending import awards_on
from ...queries.public.totals import STAGES, by_kind, lines_of, whole
from ...queries.public.trace import funded_standards, traces, without_growth
from ...rules.access import may_administer
from .asking import Asked, Unreadable, asked, refused
from .figures import funnel_rows, kind_rows, legend_rows
from .workbooks import amount, workbook

MOST = 10
FORMS = ("", "csv", "ods", "xlsx")


class Fund(View):
    """The page, or its figures as a spreadsheet."""

    http_method_names = ["get", "head", "options"]

    @method_decorator(fresh_for_visitors)
    def get(self, request: HttpRequest, year: int | None = None) -> HttpResponseBase:
        try:
            question = asked(request, year)
        except Unreadable as why:
            return refused(request, why, 400 if year is None else 404)
        form = request.GET.get("vorm", "")
        if form not in FORMS:
            why = Unreadable("Deze cijfers zijn er als pagina, CSV, ODS en XLSX.")
            return refused(request, why)
        if question.year is None:
            return render(request, "fund/public/nothing.html")
        if form:
            return sheet(form, question, question.year)
        context = shown(question, question.year, reader_of(request))
        context["administers"] = bool(may_administer(request.user))
        return render(request, "fund/public/fund.html", context)


def reader_of(request: HttpRequest) -> User | None:
    """Who reads, where somebody is signed in."""
    return request.user if isinstance(request.user, User) else None


def shown(question: Asked, year: FiscalYear, viewer: User | None) -> dict[str, Any]:
    """All that the page tells, in a fixed number of questions."""
    day, as_of = question.day, question.as_of
    lines = lines_of(year.pk, day)
    kinds, all_lines = by_kind(lines), whole(lines)
    awards = with_names(awards_on(as_of).filter(budget_line__year=year))
    newest = list(awards.order_by("-amount_cents", "id")[:MOST])
    funded = funded_standards(viewer, as_of)
    return {
        "asked": question,
        "year": year,
        "funnel": all_lines,
        "funnel_rows": funnel_rows(all_lines),
        "kinds": kind_rows(kinds),
        "legend": legend_rows(),
        "lines": lines,
        "income": income_of(year.pk, day),
        "per_inhabitant": per_inhabitant(year.pk, lines, day),
        "traces": traces(newest, viewer, as_of),
        "award_count": awards.count(),
        "still": without_growth(funded, as_of),
        "decisions": decisions_of(year),
        "documents": year.documents.order_by("kind", "-id").defer("content"),
        "definitions": DEFINITIONS,
        "traced": TRACED,
    }


def decisions_of(year: FiscalYear) -> list[FundDecision]:
    """What was decided about this year, as far as a second person confirmed it."""
    found = FundDecision.objects.confirmed().filter(year=year)
    return list(found.select_related("body__organisation", "resolution"))


def sheet(form: str, question: Asked, year: FiscalYear) -> HttpResponseBase:
    """Each budget line with its stages."""
    header = ["Jaar", "Programma", "Soort", "Begroting"]
    header += [DEFINITIONS[kind.value].title for kind in STAGES]
    header.append("Stand op")
    rows = [
        [
            year.pk,
            one.name,
            one.line.programme.get_kind_display(),
            amount(form, one.funnel.ceiling),
            *(amount(form, cents) for cents in one.funnel.stages),
            f"{question.as_of:%Y-%m-%d}",
        ]
        for one in lines_of(year.pk, question.day)
    ]
    name = f"fonds-ggu-{year.pk}"
    if form == "xlsx":
        return workbook(name, header, rows)
    return answer_with(form, name, header, rows)
