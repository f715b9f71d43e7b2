"""What everybody reads about consultations."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.generic import View

from governance.enums import ConsultationKind
from governance.models import Consultation
from governance.queries.consultations.lists import (
    STATES,
    Asked,
    consultations_at,
    facets,
    narrowed,
)
from governance.queries.consultations.papers import with_papers
from governance.queries.consultations.reading import (
    current_responses,
    outcome_of,
    with_dispositions,
)
from governance.rules.consultations import (
    may_keep_consultation,
    may_read_response,
    speaks_for,
)
from samenorganiseren.shared.pages import page_of


class Consultations(View):
    """Open ones first; by state and by domain."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        asked = Asked(
            [one for one in request.GET.getlist("stand") if one in STATES],
            request.GET.getlist("domein")[:20],
        )
        every = consultations_at(timezone.now())
        context = {
            "page": page_of(narrowed(every, asked), request.GET.get("pagina")),
            "facets": facets(every, asked),
            "chosen": asked.count,
        }
        return render(request, "governance/consultations/list.html", context)


class ConsultationPage(View):
    """The question, the text, until when, and what was said."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        found = Consultation.objects.with_dossier().filter(pk=number)
        consultation = get_object_or_404(found)
        context = {
            "consultation": consultation,
            "dossier": consultation.dossier,
            "version": consultation.version,
            **_stand(request, consultation),
        }
        return render(request, "governance/consultations/consultation.html", context)


def _stand(request: HttpRequest, consultation: Consultation) -> dict[str, Any]:
    now = timezone.now()
    is_open = consultation.takes_responses_at(now)
    rows = [
        one
        for one in with_dispositions(current_responses(consultation))
        if _reads(request, one, consultation)
    ]
    with_papers(rows)
    is_members = consultation.kind == ConsultationKind.MEMBERS
    return {
        "is_open": is_open,
        "responses": rows,
        "count": current_responses(consultation).count(),
        "outcome": outcome_of(consultation)
        if is_members and consultation.closed_at
        else None,
        "may_keep": may_keep_consultation(request.user, consultation),
        "may_respond": is_open
        and bool(speaks_for(request.user, consultation, timezone.localdate())),
    }


def _reads(request: HttpRequest, response: Any, consultation: Consultation) -> bool:
    response.consultation = consultation
    return may_read_response(request.user, response)
