"""An advice or a published decision: as page, as PDF/UA and as data."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.generic import View

from samenorganiseren.shared.access import to_sign_in
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.freshness import fresh_for_visitors

from ...domain.decisions.establishing import publish_advice
from ...domain.decisions.pdf import pdf_of
from ...enums import AdviceState, ResolutionKind
from ...models import Advice, Resolution
from ...queries.decisions.documents import (
    Document,
    advice_document,
    resolution_document,
)
from ...rules.decisions import may_advise, may_publish, may_read_advice

FORMS = ("", "pdf", "json")


def in_form(
    request: HttpRequest,
    *,
    sealed: Advice | Resolution,
    document: Document,
    notice: str,
    template: str,
    context: dict[str, Any],
) -> HttpResponse:
    """The document in the form that was asked for."""
    form = request.GET.get("vorm", "")
    if form not in FORMS:
        raise Http404
    if form == "json":
        # The very text that was hashed, byte for byte.
        return _file(sealed.canonical.encode(), "application/json", sealed, "json")
    if form == "pdf":
        address = request.build_absolute_uri(f"{request.path}?vorm=json")
        made = pdf_of(document, address=address, notice=notice)
        return _file(made, "application/pdf", sealed, "pdf")
    shown = {"document": document, "notice": notice, "sealed": sealed, **context}
    return render(request, template, shown)


def _file(
    content: bytes, content_type: str, sealed: Advice | Resolution, ending: str
) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    name = f"{sealed.number}.{ending}"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


class AdvicePage(View):
    """For everyone once published; before, for the people of the bodies."""

    http_method_names = ["get", "head", "post", "options"]

    def get(self, request: HttpRequest, number: str) -> HttpResponse:
        advice = self.find(number)
        if not may_read_advice(request.user, advice):
            if not request.user.is_authenticated:
                return to_sign_in(request)
            raise Http404
        document = advice_document(advice.content or {}, advice.sha256)
        later = advice.replaced_by
        notice = f"Dit advies is vervangen door {later.number}." if later else ""
        context = {
            "advice": advice,
            "may_publish": advice.state == AdviceState.ESTABLISHED
            and request.user.is_authenticated
            and bool(may_advise(request.user, advice.body)),
            "later": later,
        }
        return in_form(
            request,
            sealed=advice,
            document=document,
            notice=notice,
            template="governance/decisions/advice.html",
            context=context,
        )

    def post(self, request: HttpRequest, number: str) -> HttpResponse:
        if not request.user.is_authenticated:
            return to_sign_in(request)
        advice = self.find(number)
        if not may_advise(request.user, advice.body):
            raise Http404
        try:
            publish_advice(advice=advice, by=request.user, now=timezone.now())
        except DomainError as refusal:
            messages.error(request, str(refusal))
            return redirect(advice)
        messages.success(request, "Gepubliceerd. Iedereen kan dit advies nu lezen.")
        return redirect(advice)

    @staticmethod
    def find(number: str) -> Advice:
        found = Advice.objects.exclude(number="").select_related(
            "body__organisation", "dossier", "replaced_by"
        )
        return get_object_or_404(found, number=number)


class ResolutionPage(View):
    """What was decided, with the advice beside it."""

    http_method_names = ["get", "head", "options"]

    @method_decorator(fresh_for_visitors)
    def get(self, request: HttpRequest, number: str) -> HttpResponse:
        found = Resolution.objects.with_names().select_related("rectified_by")
        resolution = get_object_or_404(found, number=number)
        later = getattr(resolution, "rectified_by", None)
        context = {
            "resolution": resolution,
            "later": later,
            "earlier": resolution.rectifies,
            "may_rectify": later is None
            and resolution.kind != ResolutionKind.WITHDRAWAL
            and request.user.is_authenticated
            and bool(may_publish(request.user)),
        }
        return in_form(
            request,
            sealed=resolution,
            document=resolution_document(resolution.content, resolution.sha256),
            notice=_what_became_of_it(later),
            template="governance/decisions/resolution.html",
            context=context,
        )


def _what_became_of_it(later: Resolution | None) -> str:
    if later is None:
        return ""
    if later.kind == ResolutionKind.WITHDRAWAL:
        return f"Dit besluit is ingetrokken met {later.number}."
    return f"Dit besluit is gerectificeerd met {later.number}. Ga uit van dat document."
