"""Asking the backing, answering, and what the representative takes along."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import FormView, View

from accounts.models import Organisation
from governance.domain.bodies import backing
from governance.forms.bodies.backing import AskForm, PollAnswerForm, PollSummaryForm
from governance.models import BackingPoll, Dossier
from governance.queries.bodies.backing import (
    answer_of,
    counted,
    last_answers,
    open_polls,
    polls,
    polls_of,
)
from governance.queries.bodies.words import koepels_of
from governance.rules.backing import (
    may_ask,
    may_keep_poll,
    may_read_answers,
    towns_of,
)
from samenorganiseren.shared.access import Guarded, SignedIn
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import Verdict, allowed_if

FOR_TOWNS = (
    "Deze vragen zijn voor informatiemanagers en accordeurs van gemeenten, en voor wie "
    "ze stelde."
)


class Polls(SignedIn, View):
    """What is asked now, and what one asked oneself."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        towns = towns_of(request.user, timezone.localdate())
        context = {
            "asked": open_polls(timezone.now()) if towns else [],
            "own": polls_of(request.user),
        }
        return render(request, "governance/bodies/polls.html", context)


class Ask(Guarded, FormView):
    """A representative asks about a proposal."""

    template_name = "governance/bodies/ask.html"
    form_class = AskForm

    @cached_property
    def dossier(self) -> Dossier:
        found = Dossier.objects.submitted().with_names()
        return get_object_or_404(found, pk=self.kwargs["dossier"])

    def verdict(self) -> Verdict:
        return may_ask(self.request.user, self.dossier, timezone.localdate())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(dossier=self.dossier, **kwargs)

    def form_valid(self, form: AskForm) -> HttpResponse:
        try:
            made = backing.ask_backing(
                dossier=self.dossier,
                question=form.cleaned_data["question"],
                closes_at=form.closes_at(),
                by=self.request.user,
                now=timezone.now(),
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, "De vraag staat open voor alle gemeenten.")
        return redirect("backing_poll", made.pk)

    def form_invalid(self, form: AskForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


class OfPoll(Guarded, View):
    """A page about one question."""

    kwargs: dict[str, Any]

    @cached_property
    def poll(self) -> BackingPoll:
        return get_object_or_404(polls(), pk=self.kwargs["number"])

    @cached_property
    def towns(self) -> list[Organisation]:
        return towns_of(self.request.user, timezone.localdate())

    def by_now(self) -> dict[str, Any]:
        return {"by": self.request.user, "now": timezone.now()}


class Poll(OfPoll):
    """Both sides: who answers sees the own answer, who asked sees all."""

    def verdict(self) -> Verdict:
        return allowed_if(bool(self.towns) or self.reads, FOR_TOWNS)

    @cached_property
    def reads(self) -> bool:
        return bool(
            may_read_answers(self.request.user, self.poll, timezone.localdate())
        )

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        said = answer_of(self.poll, self.towns)
        begun = {"answer": said.answer, "text": said.text} if said else {}
        if self.towns:
            begun["organisation"] = str(self.towns[0].pk)
        return self.show(PollAnswerForm(towns=self.towns, initial=begun))

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        form = PollAnswerForm(request.POST, towns=self.towns)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            backing.answer_poll(poll=self.poll, said=form.said(), **self.by_now())
        except backing.PollClosed as refusal:
            form.add_error(None, str(refusal))
            return self.show(form, status=409)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.show(form, status=422)
        messages.success(request, "Uw antwoord is ontvangen.")
        return redirect("backing_poll", number)

    def show(self, form: PollAnswerForm, *, status: int = 200) -> HttpResponse:
        answers = last_answers(self.poll) if self.reads else []
        context = {
            "poll": self.poll,
            "koepels": koepels_of([self.poll.membership.seat.category]),
            "form": form,
            "is_open": self.poll.takes_answers_at(timezone.now()),
            "said": answer_of(self.poll, self.towns),
            "answers_for": bool(self.towns),
            "reads": self.reads,
            "answers": answers,
            "counts": counted(answers),
            "may_keep": may_keep_poll(self.request.user, self.poll),
            "summary_form": PollSummaryForm(initial={"text": self.poll.summary}),
        }
        template = "governance/bodies/poll.html"
        return render(self.request, template, context, status=status)


class KeptPoll(OfPoll):
    """Something that only who asked it does."""

    http_method_names = ["post", "options"]

    def verdict(self) -> Verdict:
        return may_keep_poll(self.request.user, self.poll)


class ClosePoll(KeptPoll):
    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        backing.close_poll(poll=self.poll, **self.by_now())
        messages.success(request, "De vraag is gesloten.")
        return redirect("backing_poll", number)


class SummarisePoll(KeptPoll):
    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        form = PollSummaryForm(request.POST)
        if form.is_valid():
            text = form.cleaned_data["text"]
            backing.summarise_poll(poll=self.poll, text=text, **self.by_now())
            messages.success(request, "Uw samenvatting is bewaard.")
        else:
            said = [error for errors in form.errors.values() for error in errors]
            messages.error(request, "Samenvatting: " + " ".join(said))
        return redirect("backing_poll", number)
