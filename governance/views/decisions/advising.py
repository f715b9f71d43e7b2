"""Writing an advice, and establishing it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import View

from samenorganiseren.shared.access import Guarded
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import Verdict

from ...domain.decisions import advising, establishing
from ...domain.decisions.advice_content import minority_views
from ...enums import AdviceState
from ...forms.decisions.advice import AdviceForm, AdviceStepForm
from ...models import Advice, Round
from ...queries.rounds.tallies import tally_of
from ...rules.bodies import may_read_inside
from ...rules.decisions import may_advise, may_establish


class WriteAdvice(Guarded, View):
    """The secretary writes down what a closed round came to."""

    @cached_property
    def round(self) -> Round:
        found = Round.objects.with_names().select_related("dossier__proposer")
        return get_object_or_404(found, pk=self.kwargs["round_id"])

    def verdict(self) -> Verdict:
        return may_advise(self.request.user, self.round.body)

    def get(self, request: HttpRequest, round_id: int) -> HttpResponse:
        return self.show(AdviceForm(initial=self.typed_before()))

    def post(self, request: HttpRequest, round_id: int) -> HttpResponse:
        form = AdviceForm(request.POST)
        if not form.is_valid():
            return self.show(form)
        try:
            advice = advising.write_advice(
                of_round=self.round,
                by=request.user,
                now=timezone.now(),
                **form.cleaned_data,
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.show(form)
        messages.success(request, "Opgeslagen. De voorzitter kan dit nu vaststellen.")
        return redirect("draft_advice", advice.pk)

    def typed_before(self) -> dict[str, str]:
        advice = Advice.objects.filter(round=self.round).first()
        if advice is not None:
            names = ("verdict", "text", "conditions")
            return {name: getattr(advice, name) for name in names}
        said = advising.verdict_of(self.round)
        return {"verdict": said} if said else {}

    def show(self, form: AdviceForm) -> HttpResponse:
        context = {
            "round": self.round,
            "dossier": self.round.dossier,
            "form": form,
            "tally": tally_rows(self.round),
        }
        status = 422 if form.is_bound else 200
        template = "governance/decisions/write_advice.html"
        return render(self.request, template, context, status=status)


class DraftAdvice(Guarded, View):
    """The draft, with what the secretary and the chair can do."""

    @cached_property
    def advice(self) -> Advice:
        found = Advice.objects.select_related(
            "body__organisation", "round__rule", "dossier", "version", "author"
        )
        return get_object_or_404(found, pk=self.kwargs["advice_id"])

    def verdict(self) -> Verdict:
        today = day_of(timezone.now())
        return may_read_inside(self.request.user, self.advice.body, today)

    def get(self, request: HttpRequest, advice_id: int) -> HttpResponse:
        if self.advice.state != AdviceState.DRAFT:
            return redirect(self.advice)
        return self.show()

    def post(self, request: HttpRequest, advice_id: int) -> HttpResponse:
        form = AdviceStepForm(request.POST)
        if not form.is_valid():
            return self.show("Kies wat u met dit advies wilt doen.")
        step = {"advice": self.advice, "by": request.user, "now": timezone.now()}
        try:
            if form.cleaned_data["stap"] == "afzien":
                establishing.waive_minority(**step)
                messages.success(
                    request, "Vastgelegd. Het advies kan vastgesteld worden."
                )
                return redirect("draft_advice", advice_id)
            advice = establishing.establish_advice(**step)
        except DomainError as refusal:
            return self.show(str(refusal))
        messages.success(request, f"Vastgesteld als advies {advice.number}.")
        return redirect(advice)

    def show(self, refusal: str = "") -> HttpResponse:
        advice, user, now = self.advice, self.request.user, timezone.now()
        until = establishing.minority_until(advice.round)
        may_write = bool(may_advise(user, advice.body))
        context = {
            "advice": advice,
            "tally": tally_rows(advice.round),
            "views": minority_views(advice.round),
            "refusal": refusal,
            "may_write": may_write,
            "establish": may_establish(user, advice, day_of(now)),
            "waits_until": (
                until
                if until and now < until and advice.minority_waived_at is None
                else None
            ),
        }
        template = "governance/decisions/draft_advice.html"
        status = 409 if refusal else 200
        return render(self.request, template, context, status=status)


def tally_rows(of_round: Round) -> list[tuple[str, int]]:
    """What was counted, in words."""
    tally = tally_of(of_round)
    return tally.rows if tally else []
