"""A minority view: write, sign, withdraw."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import View

from samenorganiseren.shared.errors import DomainError

from ...domain.rounds import minority
from ...forms.rounds.keeping import MinorityForm
from ...models import MinorityView, RoundSeat
from ...queries.rounds.mine import own_seats
from ...queries.rounds.minority import views_of, window_of
from .access import RoundPage


class Minority(RoundPage, View):
    """Members of the round speak; whoever reads the round reads it."""

    http_method_names = ["get", "head", "post", "options"]

    @cached_property
    def seat(self) -> RoundSeat | None:
        own = next(iter(own_seats(self.request.user, self.round)), None)
        return own.seat if own and not own.seat.is_recused else None

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.show(MinorityForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if self.seat is None:
            raise Http404
        form = MinorityForm(request.POST if "tekst" in request.POST else None)
        try:
            if not (told := self.done(form, self.seat)):
                return self.show(form)
        except DomainError as refusal:
            messages.error(request, str(refusal))
            return self.show(form, status=409)
        messages.success(request, told)
        return redirect("minority", pk=pk)

    def done(self, form: MinorityForm, seat: RoundSeat) -> str:
        """What was done, in words; nothing where the form is not filled in well."""
        user, now = self.request.user, timezone.now()
        in_public = bool(self.request.POST.get("openbaar"))
        if number := self.request.POST.get("ondertekenen"):
            minority.sign_view(
                view=self._view(number),
                seat=seat,
                in_public=in_public,
                by=user,
                now=now,
            )
            return "U hebt het minderheidsstandpunt ondertekend."
        if number := self.request.POST.get("intrekken"):
            minority.withdraw_view(view=self._view(number), by=user, now=now)
            return "Het minderheidsstandpunt is ingetrokken."
        if not form.is_bound or not form.is_valid():
            return ""
        minority.write_view(
            seat=seat,
            text=form.cleaned_data["tekst"],
            in_public=form.cleaned_data["openbaar"],
            by=user,
            now=now,
        )
        return "Uw minderheidsstandpunt is vastgelegd. Anderen kunnen het ondertekenen."

    def show(self, form: MinorityForm, status: int = 0) -> HttpResponse:
        now = timezone.now()
        window = window_of(self.round)
        context = {
            "round": self.round,
            "form": form,
            "seat": self.seat,
            "views": views_of(self.round),
            "window": window,
            "is_open": window.is_open(now),
            "told": window.sentence(now),
        }
        status = status or (422 if form.is_bound else 200)
        template = "governance/rounds/minority.html"
        return render(self.request, template, context, status=status)

    def _view(self, number: str) -> MinorityView:
        if not number.isdecimal() or len(number) > 18:
            raise Http404
        return get_object_or_404(
            MinorityView.objects.select_related("round__dossier", "author"),
            pk=number,
            round=self.round,
        )
