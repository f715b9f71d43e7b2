"""The secretary's pages of a round: who did not answer, and each step."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.generic import View

from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.forms import PortalForm

from ...domain.rounds import seating
from ...domain.rounds.cancelling import cancel_round
from ...domain.rounds.closing import close_round
from ...domain.rounds.deadlines import move_deadline
from ...domain.rounds.opening import open_round
from ...forms.rounds.keeping import CancelForm, MomentForm, OpenForm
from ...queries.rounds.keeping import conflicts_in, recounts_of, rows_of
from .access import KeptRound
from .showing import context_of


class Keeping(KeptRound, View):
    """The overview: every seat with its answer, and what can be done next."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        now = timezone.now()
        context = context_of(self.round, request.user, None, now)
        rows = rows_of(self.round, timezone.localdate())
        context |= {
            "rows": rows,
            "silent": [row for row in rows if row.is_silent],
            "conflicts": conflicts_in(self.round.dossier, self.round.body),
            "recounts": recounts_of(self.round),
        }
        return render(request, "governance/rounds/keeping.html", context)


class Step(KeptRound, View):
    """One step of a round: what it does, a form, and the verb."""

    http_method_names = ["get", "head", "post", "options"]
    template_name = "governance/rounds/step.html"
    title = ""
    button = ""
    done = ""
    form_class: type[PortalForm] = PortalForm

    def act(self, form: Any) -> object:
        """Call the verb."""
        raise NotImplementedError

    def more(self) -> dict[str, Any]:
        """What this step shows besides its form."""
        return {}

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.show(self.form_class())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = self.form_class(request.POST)
        if not form.is_valid():
            return self.show(form)
        try:
            self.act(form)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.show(form)
        messages.success(request, self.done)
        return redirect("round_keeping", pk=pk)

    def show(self, form: PortalForm) -> HttpResponse:
        context = context_of(self.round, self.request.user, None, timezone.now())
        context |= {
            "form": form,
            "title": self.title,
            "button": self.button,
            **self.more(),
        }
        status = 422 if form.is_bound else 200
        return render(self.request, self.template_name, context, status=status)


class Open(Step):
    """Shows the composition before the picture is taken."""

    template_name = "governance/rounds/open.html"
    title = "Open de ronde"
    button = "Open de ronde"
    done = "De ronde is open. De leden met een stem krijgen bericht."
    form_class = OpenForm

    def act(self, form: OpenForm) -> object:
        return open_round(
            round=self.round,
            closes_at=form.moment(),
            conflicts_asked=form.cleaned_data["belangen"],
            by=self.request.user,
            now=timezone.now(),
        )

    def more(self) -> dict[str, Any]:
        return {
            "picture": seating.picture_of(self.round, timezone.localdate()),
            "conflicts": conflicts_in(self.round.dossier, self.round.body),
        }


class Close(Step):
    """Shows the count as it would be."""

    template_name = "governance/rounds/close.html"
    title = "Sluit de ronde"
    button = "Sluit de ronde definitief"
    done = "De ronde is gesloten en geteld."

    def act(self, form: PortalForm) -> object:
        return close_round(round=self.round, by=self.request.user, now=timezone.now())

    def more(self) -> dict[str, Any]:
        rows = rows_of(self.round, timezone.localdate())
        return {"silent": [row for row in rows if row.is_silent]}


class Cancel(Step):
    """Stops a round without a count."""

    title = "Laat de ronde vervallen"
    button = "Laat de ronde vervallen"
    done = "De ronde is vervallen. De standpunten blijven bewaard."
    form_class = CancelForm

    def act(self, form: CancelForm) -> object:
        return cancel_round(
            round=self.round,
            reason=form.cleaned_data["reden"],
            by=self.request.user,
            now=timezone.now(),
        )


class Deadline(Step):
    """Moves the close."""

    title = "Verplaats de sluiting"
    button = "Verplaats de sluiting"
    done = "De sluiting is verplaatst."
    form_class = MomentForm

    def act(self, form: MomentForm) -> object:
        return move_deadline(
            round=self.round,
            closes_at=form.moment(),
            by=self.request.user,
            now=timezone.now(),
        )
