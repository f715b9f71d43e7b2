"""The secretary's side: opening, closing, answering, summing up, going on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import FormView, View

from governance.domain.consultations import answering, closing, opening
from governance.domain.consultations.times import first_last_day
from governance.enums import ConsultationKind, Stage
from governance.forms.consultations.keeping import (
    DispositionForm,
    OpenForm,
    SummaryForm,
)
from governance.models import Consultation, ConsultationResponse, Dossier
from governance.queries.consultations.papers import with_papers
from governance.queries.consultations.reading import (
    current_responses,
    outcome_of,
    with_dispositions,
)
from governance.rules.consultations import may_answer_responses, may_keep_consultation
from governance.rules.dossiers import may_handle
from samenorganiseren.shared.access import Guarded
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import Verdict


class OpenConsultation(Guarded, FormView):
    """Asking about a proposal."""

    template_name = "governance/consultations/open.html"
    form_class = OpenForm

    @cached_property
    def dossier(self) -> Dossier:
        found = Dossier.objects.submitted().with_names()
        return get_object_or_404(found, pk=self.kwargs["dossier"])

    def verdict(self) -> Verdict:
        return may_handle(self.request.user, self.dossier)

    def get_initial(self) -> dict[str, Any]:
        is_later = self.dossier.stage not in (Stage.INTAKE, Stage.CONSULTATION)
        kind = ConsultationKind.MEMBERS if is_later else ConsultationKind.OPEN
        return {"kind": kind, "last_day": first_last_day(kind, timezone.now())}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(dossier=self.dossier, **kwargs)

    def form_valid(self, form: OpenForm) -> HttpResponse:
        try:
            made = opening.open_consultation(
                dossier=self.dossier,
                kind=ConsultationKind(form.cleaned_data["kind"]),
                question=form.cleaned_data["question"],
                closes_at=form.closes_at(),
                by=self.request.user,
                now=timezone.now(),
            )
        except opening.TooShort as refusal:
            form.add_error("last_day", str(refusal))
            return self.form_invalid(form)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, "De consultatie is geopend.")
        return redirect(made)

    def form_invalid(self, form: OpenForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


class Kept(Guarded, View):
    """A page for the secretary of this consultation."""

    kwargs: dict[str, Any]

    @cached_property
    def consultation(self) -> Consultation:
        found = Consultation.objects.with_dossier()
        return get_object_or_404(found, pk=self.kwargs["number"])

    def verdict(self) -> Verdict:
        return may_keep_consultation(self.request.user, self.consultation)

    def done(self, act: Callable[[], object], told: str) -> HttpResponse:
        """Do it, say what came of it, and go back to the list of reactions."""
        try:
            act()
        except DomainError as refusal:
            messages.error(self.request, str(refusal))
        else:
            messages.success(self.request, told)
        return redirect("consultation_responses", self.consultation.pk)

    def by_now(self) -> dict[str, Any]:
        return {"by": self.request.user, "now": timezone.now()}


class Responses(Kept):
    """Every reaction with its answer, and what is still to be done."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        consultation = self.consultation
        rows = list(with_dispositions(current_responses(consultation)))
        with_papers(rows)
        is_members = consultation.kind == ConsultationKind.MEMBERS
        context = {
            "consultation": consultation,
            "dossier": consultation.dossier,
            "responses": rows,
            "is_members": is_members,
            "missing": 0 if is_members else sum(not one.disposition for one in rows),
            "outcome": outcome_of(consultation) if is_members else None,
            "form": SummaryForm(initial={"text": consultation.summary}),
            "may_send_on": not is_members
            and consultation.dossier.stage == Stage.CONSULTATION,
        }
        return render(request, "governance/consultations/responses.html", context)


class Close(Kept):
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        return self.done(
            lambda: closing.close_consultation(
                consultation=self.consultation, **self.by_now()
            ),
            "De consultatie is gesloten.",
        )


class Summarise(Kept):
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        form = SummaryForm(request.POST)
        if not form.is_valid():
            said = [error for errors in form.errors.values() for error in errors]
            messages.error(request, "Samenvatting: " + " ".join(said))
            return redirect("consultation_responses", number)
        return self.done(
            lambda: answering.publish_summary(
                consultation=self.consultation, **form.cleaned_data, **self.by_now()
            ),
            "De samenvatting staat op de pagina. Wie reageerde, krijgt bericht.",
        )


class SendOn(Kept):
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        return self.done(
            lambda: answering.send_to_taskforce(
                dossier=self.consultation.dossier, **self.by_now()
            ),
            "Het voorstel ligt nu bij de Taskforce.",
        )


class Answer(Kept):
    """What is done with one reaction."""

    def verdict(self) -> Verdict:
        return may_answer_responses(self.request.user, self.consultation)

    @cached_property
    def response(self) -> ConsultationResponse:
        rows = self.consultation.responses.select_related("organisation")
        found = get_object_or_404(rows, pk=self.kwargs["response"])
        found.consultation = self.consultation
        return found

    def get(self, request: HttpRequest, number: int, response: int) -> HttpResponse:
        last = self.response.dispositions.last()
        begun = {"kind": last.kind, "motivation": last.motivation} if last else {}
        return self.show(DispositionForm(initial=begun))

    def post(self, request: HttpRequest, number: int, response: int) -> HttpResponse:
        form = DispositionForm(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        return self.done(
            lambda: answering.dispose(
                response=self.response, **form.cleaned_data, **self.by_now()
            ),
            "Het antwoord staat bij de reactie.",
        )

    def show(self, form: DispositionForm, *, status: int = 200) -> HttpResponse:
        with_papers([self.response])
        context = {
            "form": form,
            "consultation": self.consultation,
            "response": self.response,
        }
        template = "governance/consultations/answer.html"
        return render(self.request, template, context, status=status)
