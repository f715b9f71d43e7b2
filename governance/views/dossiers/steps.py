"""Steps of a dossier: one press, or one question first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from samenorganiseren.shared.access import Guarded
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import Verdict, denied

from ...domain.dossiers import inadmissible, intake, leading
from ...forms.dossiers.steps import DecideForm, HoldForm, IntakeForm, ReasonForm
from ...queries.dossiers.intake import checks_of
from ...rules import dossiers as rules
from .access import HandlerOfDossier, OfDossier


class Press(HandlerOfDossier):
    """One press on the page of the dossier."""

    http_method_names = ["post"]
    verb: Callable[..., Any]
    done = ""

    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        try:
            self.verb(dossier=self.dossier, by=request.user, now=timezone.now())
        except DomainError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, self.done)
        return redirect(self.dossier)


class TakeIn(Press):
    """The intake begins."""

    verb = staticmethod(intake.take_in)
    done = "Het voorstel is in behandeling."


class Resume(Press):
    """It goes on where it was held."""

    verb = staticmethod(leading.resume)
    done = "Het dossier is weer in behandeling."


class Asked(HandlerOfDossier):
    """A step with its question; the refusal of the domain stands above the form."""

    form_class: type[Any] = ReasonForm
    verb: Callable[..., Any]
    title = lead = button = done = ""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        return self.show(self.form_class())

    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        form = self.form_class(request.POST)
        if not form.is_valid():
            return self.show(form)
        try:
            self.verb(
                dossier=self.dossier,
                by=request.user,
                now=timezone.now(),
                **form.cleaned_data,
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.show(form)
        messages.success(request, self.done)
        return redirect(self.dossier)

    def show(self, form: Any) -> HttpResponse:
        context = {"dossier": self.dossier, "form": form, "step": self, **self.more()}
        template = "governance/dossiers/step.html"
        status = 422 if form.is_bound else 200
        return render(self.request, template, context, status=status)

    def more(self) -> dict[str, Any]:
        """What else the page shows."""
        return {}


class Return(Asked):
    """Back to the proposer, to be improved."""

    verb = staticmethod(intake.return_to_proposer)
    title = "Voorstel teruggeven"
    lead = (
        "De indiener past het voorstel aan en dient het opnieuw in. Een adviesronde "
        "die nog loopt, stopt. Wat er gezegd is, blijft staan."
    )
    button = "Geef terug"
    done = "Het voorstel is teruggegeven. De indiener krijgt bericht."


class FastLane(Asked):
    """To the Taskforce without consultation."""

    verb = staticmethod(leading.send_by_fast_lane)
    title = "Snelle route"
    lead = (
        "Het voorstel gaat zonder consultatie naar de Taskforce. Dat kan niet bij een "
        "verzwaring en niet bij “verplicht”."
    )
    button = "Naar de Taskforce"
    done = "Het voorstel ligt bij de Taskforce. De indiener krijgt bericht."

    def verdict(self) -> Verdict:
        return super().verdict() and rules.may_go_fast(self.dossier)


class Hold(Asked):
    """It waits until a day."""

    form_class = HoldForm
    verb = staticmethod(leading.hold)
    title = "Dossier aanhouden"
    lead = "Het dossier wacht. Op de datum krijgt u bericht om het te hervatten."
    button = "Houd aan"
    done = "Het dossier is aangehouden. De indiener krijgt bericht."


class ProposeInadmissible(Asked):
    """The first person."""

    verb = staticmethod(inadmissible.propose_inadmissible)
    title = "Niet ontvankelijk"
    lead = (
        "U stelt voor om dit voorstel niet in behandeling te nemen. Een tweede persoon "
        "beslist: een andere secretaris of een functioneel beheerder."
    )
    button = "Leg voor aan een tweede persoon"
    done = "Uw voorstel ligt klaar voor een tweede persoon."


class Withdraw(Asked):
    """The proposer takes it back."""

    verb = staticmethod(leading.withdraw)
    title = "Voorstel intrekken"
    lead = (
        "Dit kan niet ongedaan worden gemaakt. Wat er gezegd is, blijft staan, en het "
        "nummer wordt niet opnieuw gebruikt."
    )
    button = "Trek het voorstel in"
    done = "Het voorstel is ingetrokken."

    def verdict(self) -> Verdict:
        return rules.may_withdraw(self.request.user, self.dossier)


class DecideInadmissible(Guarded, OfDossier):
    """The second person: another secretary, or a functional administrator."""

    def verdict(self) -> Verdict:
        proposal = inadmissible.open_proposal(self.dossier)
        if proposal is None:
            return denied(str(inadmissible.NothingProposed()))
        return rules.may_confirm_inadmissible(
            self.request.user, proposal.proposed_by_id
        )

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        return self.show(DecideForm())

    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        form = DecideForm(request.POST)
        if not form.is_valid():
            return self.show(form)
        try:
            inadmissible.decide_inadmissible(
                dossier=self.dossier,
                by=request.user,
                now=timezone.now(),
                **form.cleaned_data,
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.show(form)
        messages.success(request, "Uw beslissing is vastgelegd.")
        return redirect(self.dossier)

    def show(self, form: DecideForm) -> HttpResponse:
        context = {
            "dossier": self.dossier,
            "form": form,
            "proposal": inadmissible.open_proposal(self.dossier),
        }
        template = "governance/dossiers/decide_inadmissible.html"
        status = 422 if form.is_bound else 200
        return render(self.request, template, context, status=status)


class Judge(HandlerOfDossier):
    """The judging list, with beside each question what the proposer said."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        return self.show(IntakeForm(before=self.before()))

    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        form = IntakeForm(request.POST, before=self.before())
        if not form.is_valid():
            return self.show(form)
        try:
            intake.judge(
                dossier=self.dossier,
                judged=form.judged(),
                by=request.user,
                now=timezone.now(),
            )
        except intake.NoteMissing as refusal:
            form.add_error(IntakeForm.note_of(refusal.criterion), str(refusal))
            return self.show(form)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.show(form)
        messages.success(request, "Uw oordeel is bewaard. De indiener ziet het.")
        return redirect(self.dossier)

    def before(self) -> Any:
        return checks_of(self.version) if self.version else {}

    @property
    def version(self) -> Any:
        return self.dossier.versions.order_by("-number").first()

    def show(self, form: IntakeForm) -> HttpResponse:
        answers = self.version.answers if self.version else {}
        questions = [
            {
                "said": answers.get(name, ""),
                "verdict": form[name],
                "note": form[f"{name}-toelichting"],
            }
            for name in form.fields
            if not name.endswith("-toelichting")
        ]
        context = {"dossier": self.dossier, "form": form, "questions": questions}
        template = "governance/dossiers/judge.html"
        status = 422 if form.is_bound else 200
        return render(self.request, template, context, status=status)
