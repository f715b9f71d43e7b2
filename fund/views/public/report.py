"""The GGU-jaarverslag in figures: as page, as PDF/UA and as ODT."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.generic import View

from samenorganiseren.shared.freshness import fresh_for_visitors

from ...domain.public.odt import TYPE as ODT
from ...domain.public.odt import odt_of
from ...domain.public.pdf import pdf_of
from ...models import FiscalYear
from ...queries.public.report import report_of
from .asking import Unreadable, asked, refused

WRITERS = {"pdf": (pdf_of, "application/pdf"), "odt": (odt_of, ODT)}


class YearReport(View):
    """Every number with its source."""

    http_method_names = ["get", "head", "options"]

    @method_decorator(fresh_for_visitors)
    def get(self, request: HttpRequest, year: int) -> HttpResponseBase:
        form = request.GET.get("vorm", "")
        found = get_object_or_404(FiscalYear, pk=year)
        try:
            question = asked(request, year)
        except Unreadable as why:
            return refused(request, why)
        if form and form not in WRITERS:
            return refused(
                request, Unreadable("Dit verslag is er als pagina, PDF en ODT.")
            )
        report = report_of(found, question.day, question.today)
        if form:
            write, kind = WRITERS[form]
            address = settings.BASE_URL + reverse("fund_year_report", args=[year])
            answer = HttpResponse(write(report, address=address), content_type=kind)
            name = f"ggu-jaarverslag-{year}.{form}"
            answer["Content-Disposition"] = f'attachment; filename="{name}"'
            return answer
        context = {"report": report, "asked": question, "year": found}
        return render(request, "fund/public/report.html", context)
