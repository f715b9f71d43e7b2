"""What the fund spent its money on: all awards, and one followed to its use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.generic import View

from accounts.models import User
from samenorganiseren.shared.downloads import answer_with
from samenorganiseren.shared.freshness import fresh_for_visitors
from samenorganiseren.shared.pages import PER_PAGE

from ...models import Programme
from ...queries.public.awards import COLUMNS, chosen_rows, label, listed
from ...queries.public.definitions import TRACED
from ...queries.public.spending import awards_on
from ...queries.public.trace import Trace, traces
from ...rules.access import may_administer
from .asking import Unreadable, day_asked, refused
from .page import FORMS, reader_of
from .pictures import picture_for
from .workbooks import amount, workbook

HEADER = [
    "Nummer",
    "Toekenning",
    "Jaar",
    "Programma",
    "Soort",
    "Initiatief",
    "Ontvanger",
    "Stand",
    "Toegekend op",
    "Toegekend",
    "Betaald",
    "Terugbetaald",
    "Verantwoord",
    "Niet toe te rekenen",
    "Standaard",
    "Deel van de toekenning",
    "Betaald voor de standaard",
    "Aantal keer toegepast",
    "Kosten per toepassing",
    "Fictief",
    "Stand op",
]
Chosen = dict[str, list[str]]


class Awards(View):
    """The list, as page or spreadsheet."""

    http_method_names = ["get", "head", "options"]

    @method_decorator(fresh_for_visitors)
    def get(self, request: HttpRequest) -> HttpResponseBase:
        today = timezone.localdate()
        try:
            day = day_asked(request, today)
            chosen, chips = _chosen(request)
            form = _form(request)
        except Unreadable as why:
            return refused(request, why)
        if form:
            return _sheet(form, chosen, day or today, reader_of(request))
        found = listed(chosen, day or today)
        paginator = Counted(found.rows, PER_PAGE, found.total)
        page = paginator.get_page(request.GET.get("pagina", 1))
        shown = list(page.object_list)
        kept = {"op": f"{day:%Y-%m-%d}"} if day else {}
        context = {
            "page": page,
            "rows": traces(shown, reader_of(request), day or today),
            "total": found.total,
            "facets": found.facets,
            "chosen_count": sum(map(len, chosen.values())),
            "chips": chips,
            "kept": list(kept.items()),
            "address": _address({**chosen, **kept}),
            "as_of": day or today,
        }
        return render(request, "fund/public/awards.html", context)


class Counted(Paginator):
    """Pages of a list that was counted before."""

    def __init__(self, rows: Any, per_page: int, total: int) -> None:
        super().__init__(rows, per_page)
        self.count = total


class OneAward(View):
    """One award, from its programme to the municipalities in use."""

    http_method_names = ["get", "head", "options"]

    @method_decorator(fresh_for_visitors)
    def get(self, request: HttpRequest, number: str) -> HttpResponseBase:
        today = timezone.localdate()
        try:
            day = day_asked(request, today)
        except Unreadable as why:
            return refused(request, why)
        found = awards_on(today).select_related(
            "budget_line__programme",
            "budget_line__year",
            "initiative",
            "advice",
            "decision__body__organisation",
            "resolution",
            "request__dossier",
        )
        award = get_object_or_404(found, number=number)
        viewer = reader_of(request)
        [trace] = traces([award], viewer, day or today)
        context = {
            "award": award,
            "trace": trace,
            "tranches": award.tranches.select_related("standard"),
            "picture": picture_for(trace, viewer, day or today),
            "is_fictitious": is_fictitious(trace),
            "administers": bool(may_administer(request.user)),
            "as_of": day or today,
            "today": today,
            "traced": TRACED,
        }
        return render(request, "fund/public/award.html", context)


def is_fictitious(trace: Trace) -> bool:
    """Made up itself, or of a year or programme that is."""
    line = trace.award.budget_line
    marked = (trace.award, line.programme, line.year)
    return any(one.is_fictitious for one in marked)


def _form(request: HttpRequest) -> str:
    form = request.GET.get("vorm", "")
    if form not in FORMS:
        raise Unreadable("Deze lijst is er als pagina, CSV, ODS en XLSX.")
    return form


def _chosen(request: HttpRequest) -> tuple[Chosen, list[dict[str, str]]]:
    """The choices, and each with the address that takes it away."""
    known = {*COLUMNS, "vorm", "pagina", "op"}
    if strange := set(request.GET) - known:
        raise Unreadable(f"Deze lijst kent geen “{min(strange)[:40]}”.")
    names = dict(Programme.objects.values_list("slug", "name"))
    chosen: Chosen = {}
    words: dict[tuple[str, str], str] = {}
    for name in COLUMNS:
        for word in list(dict.fromkeys(request.GET.getlist(name)))[:20]:
            try:
                words[name, word] = label(name, word, names)
            except ValueError as unknown:
                raise Unreadable(
                    f"“{word[:40]}” is geen keuze in deze lijst."
                ) from unknown
            chosen.setdefault(name, []).append(word)
    chips = [
        {"label": told, "address": _address(_without(chosen, *pair)).rstrip("&")}
        for pair, told in words.items()
    ]
    return chosen, chips


def _without(chosen: Chosen, name: str, word: str) -> Chosen:
    return {
        other: [one for one in words if (other, one) != (name, word)]
        for other, words in chosen.items()
    }


def _address(query: dict[str, Any]) -> str:
    """This question, to add a form to."""
    written = urlencode(query, doseq=True)
    return f"?{written}&" if written else "?"


def _sheet(
    form: str, chosen: Chosen, day: date, viewer: User | None
) -> HttpResponseBase:
    """One row for each standard of an award, or one where it names none."""
    rows = list(chosen_rows(chosen, day))
    lines = _lines(form, traces(rows, viewer, day), day)
    if form == "xlsx":
        return workbook("uitgaven", HEADER, lines)
    return answer_with(form, "uitgaven", HEADER, lines)


def _lines(form: str, found: list[Trace], day: date) -> Iterator[list[Any]]:
    for trace in found:
        before, last = _award_cells(form, trace), [_yes(trace), f"{day:%Y-%m-%d}"]
        if not trace.shares:
            yield [*before, "niet toe te rekenen", "", "", "", "", *last]
        for share in trace.shares:
            cost = share.cost
            yield [
                *before,
                share.use.standard.name,
                amount(form, share.stated),
                amount(form, share.paid),
                share.use.times.words,
                cost.words if cost.cents is None else amount(form, cost.cents),
                *last,
            ]


def _award_cells(form: str, trace: Trace) -> list[Any]:
    award, spent = trace.award, trace.spent
    programme = award.budget_line.programme
    return [
        award.number,
        award.title,
        award.budget_line.year_id,
        programme.name,
        programme.get_kind_display(),
        award.initiative.name if award.initiative else "",
        award.recipient_name,
        award.get_state_display(),
        f"{award.approved_at:%Y-%m-%d}",
        amount(form, award.amount_cents),
        amount(form, spent.paid),
        amount(form, spent.refunded),
        amount(form, spent.justified),
        amount(form, trace.rest),
    ]


def _yes(trace: Trace) -> str:
    return "ja" if is_fictitious(trace) else "nee"
