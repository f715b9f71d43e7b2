"""The secretary enters a position for a member, or names a successor."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import View

from samenorganiseren.shared.errors import DomainError

from ...domain.rounds.positions import enter_for
from ...domain.rounds.refusals import SomebodyWasFirst
from ...domain.rounds.said import PositionIncomplete
from ...domain.rounds.succeeding import name_successor
from ...enums import Entry
from ...forms.rounds.position import EnterForm
from ...models import RoundSeat
from .access import KeptRound


class KeptSeat(KeptRound):
    """One seat of the round; a seat of another round is not there."""

    @cached_property
    def seat(self) -> RoundSeat:
        seats = self.round.seats.select_related("person", "round__body__organisation")
        return get_object_or_404(seats, pk=self.kwargs["seat"])


class EnterFor(KeptSeat, View):
    """The same form, with where it came from."""

    http_method_names = ["get", "head", "post", "options"]

    def get(self, request: HttpRequest, pk: int, seat: int) -> HttpResponse:
        last = self.seat.positions.last()
        return self.show(
            EnterForm(
                initial={"key": uuid.uuid4().hex, "seen": last.number if last else 0}
            )
        )

    def post(self, request: HttpRequest, pk: int, seat: int) -> HttpResponse:
        form = EnterForm(request.POST)
        if not form.is_valid():
            return self.show(form)
        try:
            position = enter_for(
                seat=self.seat,
                said=form.said(),
                seen=form.cleaned_data["seen"],
                idempotency_key=form.cleaned_data["key"],
                entry=Entry(form.cleaned_data["bron"]),
                by=request.user,
                now=timezone.now(),
            )
        except SomebodyWasFirst as conflict:
            return self.show(self.seen_now(conflict))
        except DomainError as refusal:
            field = refusal.field if isinstance(refusal, PositionIncomplete) else None
            form.add_error(field, str(refusal))
            return self.show(form)
        messages.success(
            request,
            f"Het standpunt van {self.seat.person_label} is vastgelegd: nummer "
            f"{position.receipt}.",
        )
        return redirect("round_keeping", pk=pk)

    def seen_now(self, conflict: SomebodyWasFirst) -> EnterForm:
        """The same text once more, below what was said meanwhile."""
        data = self.request.POST.copy()
        data["seen"] = str(conflict.theirs.number if conflict.theirs else 0)
        data["key"] = uuid.uuid4().hex
        form = EnterForm(data)
        form.add_error(
            None,
            "Er is intussen al een ander standpunt vastgelegd; het staat hierboven. "
            "Leg het opnieuw vast als dit standpunt moet gelden.",
        )
        return form

    def show(self, form: EnterForm) -> HttpResponse:
        context = {
            "round": self.round,
            "seat": self.seat,
            "last": self.seat.positions.last(),
            "form": form,
        }
        status = 422 if form.is_bound else 200
        return render(
            self.request, "governance/rounds/enter.html", context, status=status
        )


class NameSuccessor(KeptSeat, View):
    """Who sits there today speaks from now on."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, pk: int, seat: int) -> HttpResponse:
        try:
            named = name_successor(seat=self.seat, by=request.user, now=timezone.now())
        except DomainError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(
                request,
                f"{named.person_label} spreekt in deze ronde voor {named.seat_label}.",
            )
        return redirect("round_keeping", pk=pk)
