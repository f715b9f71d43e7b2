"""Reacting: the form, the draft and the receipt."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import View

from accounts.models import Organisation
from governance.domain.consultations import drafts, responding
from governance.domain.dossiers.paper_kinds import PaperRefused
from governance.forms.consultations.reply import ONESELF, ReplyForm
from governance.models import Consultation, ConsultationResponse
from governance.queries.consultations.papers import with_papers
from governance.queries.consultations.reading import own_response
from governance.rules.consultations import speaks_for
from samenorganiseren.shared.access import SignedIn
from samenorganiseren.shared.errors import Conflict, DomainError
from samenorganiseren.shared.verdicts import Verdict, allowed_if


class OfConsultation(SignedIn, View):
    """A page for who may say something here."""

    kwargs: dict[str, Any]

    @cached_property
    def consultation(self) -> Consultation:
        found = Consultation.objects.with_dossier()
        return get_object_or_404(found, pk=self.kwargs["number"])

    @cached_property
    def speaks(self) -> list[Organisation | None]:
        today = timezone.localdate()
        return speaks_for(self.request.user, self.consultation, today)


class React(OfConsultation):
    """One page: for whom, what, and who will read it."""

    def verdict(self) -> Verdict:
        return allowed_if(
            bool(self.speaks),
            "Hier antwoordt de accordeur van een gemeente. Is die er niet, dan de "
            "informatiemanager.",
        )

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        return self.show(self.form(initial=self.begun()))

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        form = self.form(request.POST, request.FILES)
        if request.POST.get("actie") == "bewaar":
            return self.keep(form)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            response = responding.respond(
                consultation=self.consultation,
                reply=form.reply(),
                by=request.user,
                now=timezone.now(),
            )
        except responding.SomebodyWasFirst as refusal:
            return self.show_other(form, refusal)
        except DomainError as refusal:
            return self.refused(form, refusal)
        messages.success(request, "Uw reactie is ontvangen.")
        return redirect("response_receipt", number, response.pk)

    def keep(self, form: ReplyForm) -> HttpResponse:
        try:
            drafts.keep_draft(
                consultation=self.consultation,
                typed=form.typed(),
                by=self.request.user,
                now=timezone.now(),
            )
        except DomainError as refusal:
            form.full_clean()
            form.add_error(None, str(refusal))
            return self.show(form, status=422)
        messages.success(self.request, "Uw tekst is bewaard. Alleen u ziet hem.")
        return redirect("respond", self.consultation.pk)

    def refused(self, form: ReplyForm, refusal: DomainError) -> HttpResponse:
        """The form with the sentence, at the file where that is what is wrong."""
        is_file = isinstance(refusal, PaperRefused)
        form.add_error("upload" if is_file else None, str(refusal))
        status = 409 if isinstance(refusal, Conflict) else 422
        return self.show(form, status=status)

    def show_other(
        self, form: ReplyForm, refusal: responding.SomebodyWasFirst
    ) -> HttpResponse:
        """Both texts on one page; sending again takes the place of the other."""
        sent = form.data.copy()
        sent["seen"] = str(refusal.other.number)
        again = self.form(sent)
        again.is_valid()
        again.add_error(None, str(refusal))
        return self.show(again, status=409, other=refusal.other)

    def form(self, *args: Any, **kwargs: Any) -> ReplyForm:
        return ReplyForm(
            *args, consultation=self.consultation, speaks=self.speaks, **kwargs
        )

    def begun(self) -> dict[str, Any]:
        """The draft, else what was said before, for the first one may speak for."""
        kept = self.draft.typed if self.draft else {}
        chosen = next(
            (one for one in self.speaks if _value(one) == kept.get("organisation")),
            self.speaks[0],
        )
        said = own_response(self.consultation, self.request.user, chosen)
        before = {"text": said.text, "answer": said.answer} if said else {}
        return {
            "organisation": _value(chosen),
            "seen": said.number if said else 0,
            **before,
            **kept,
        }

    @cached_property
    def draft(self) -> Any:
        return drafts.draft_of(self.consultation, self.request.user)

    def show(
        self,
        form: ReplyForm,
        *,
        status: int = 200,
        other: ConsultationResponse | None = None,
    ) -> HttpResponse:
        context = {
            "form": form,
            "consultation": self.consultation,
            "dossier": self.consultation.dossier,
            "draft": self.draft,
            "other": other,
            "is_open": self.consultation.takes_responses_at(timezone.now()),
        }
        template = "governance/consultations/react.html"
        return render(self.request, template, context, status=status)


class Receipt(OfConsultation):
    """What was received, with its number and time."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, number: int, response: int) -> HttpResponse:
        mine = self.consultation.responses.filter(person=request.user)
        found = get_object_or_404(mine.select_related("organisation"), pk=response)
        with_papers([found])
        context = {"consultation": self.consultation, "response": found}
        return render(request, "governance/consultations/receipt.html", context)


def _value(organisation: Organisation | None) -> str:
    return str(organisation.pk) if organisation else ONESELF
