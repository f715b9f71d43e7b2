"""The member's page of a round: read, answer in one POST, keep a receipt."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import View

from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.wording import dutch_moment

from ...domain.rounds.conflicts import declare_conflict
from ...domain.rounds.drafts import save_draft
from ...domain.rounds.positions import take_position
from ...domain.rounds.refusals import PositionRefused, SomebodyWasFirst
from ...domain.rounds.said import PositionIncomplete, Said
from ...forms.rounds.position import PositionForm
from ...queries.rounds.mine import OwnSeat, own_seats
from .access import RoundPage
from .showing import context_of


class MyPosition(RoundPage, View):
    """Works without JavaScript; what was typed survives every refusal."""

    http_method_names = ["get", "head", "post", "options"]

    @cached_property
    def seats(self) -> list[OwnSeat]:
        return own_seats(self.request.user, self.round)

    @cached_property
    def own(self) -> OwnSeat | None:
        """The seat that is spoken for: the first with a voice, or the one asked for.
        A seat of somebody else is not there."""
        wanted = self.request.POST.get("zetel") or self.request.GET.get("zetel")
        if wanted is None:
            return self.seats[0] if self.seats else None
        for own in self.seats:
            if str(own.seat.pk) == wanted:
                return own
        raise Http404

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.show(self.fresh_form() if self.own else None)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if self.own is None:
            raise Http404
        form = PositionForm(request.POST)
        if not form.is_valid():
            return self.show(form)
        try:
            return self.send(form, self.own)
        except SomebodyWasFirst as conflict:
            return self.show_conflict(form, conflict)
        except PositionRefused as refusal:
            messages.error(request, str(refusal))
            return redirect(self.address)
        except DomainError as refusal:
            field = refusal.field if isinstance(refusal, PositionIncomplete) else None
            form.add_error(field, str(refusal))
            return self.show(form)

    def send(self, form: PositionForm, own: OwnSeat) -> HttpResponse:
        """One form, three things to do with it."""
        now, said = timezone.now(), form.said()
        if self.request.POST.get("doe") == "concept":
            save_draft(seat=own.seat, said=said, by=self.request.user, now=now)
            told = "Uw concept is bewaard. Het is nog niet verzonden."
        elif form.cleaned_data["belang"]:
            self._declare(said)
            told = (
                "Uw belang is gemeld. De voorzitter of de secretaris oordeelt erover. "
                "U hebt geen standpunt ingenomen."
            )
        else:
            position = take_position(
                seat=own.seat,
                said=said,
                seen=form.cleaned_data["seen"],
                idempotency_key=form.cleaned_data["key"],
                by=self.request.user,
                now=now,
            )
            told = (
                f"Uw standpunt is ontvangen: {position.get_choice_display()}, nummer "
                f"{position.receipt}, {dutch_moment(position.recorded_at)}. U kunt het "
                "wijzigen tot de ronde sluit."
            )
        messages.success(self.request, told)
        return redirect(self.address)

    @property
    def address(self) -> str:
        address = self.round.get_absolute_url()
        chosen = self.own.seat.pk if self.own and len(self.seats) > 1 else None
        return f"{address}?zetel={chosen}" if chosen else address

    def fresh_form(self) -> PositionForm:
        """Filled with the draft, else with the position that stands."""
        own = self.own
        typed: dict[str, Any] = {}
        if own and own.draft:
            typed = own.draft.typed
        elif own and own.position:
            one = own.position
            typed = Said(one.choice, one.reason, one.conditions).as_typed()
        seen = own.position.number if own and own.position else 0
        return PositionForm(initial={**typed, "key": uuid.uuid4().hex, "seen": seen})

    def show(self, form: PositionForm | None) -> HttpResponse:
        status = 422 if form is not None and form.is_bound else 200
        context = context_of(self.round, self.request.user, self.own, timezone.now())
        context |= {"form": form, "seats": self.seats}
        template = "governance/rounds/position.html"
        response = render(self.request, template, context, status=status)
        response["Cache-Control"] = "private, no-store"
        return response

    def show_conflict(
        self, form: PositionForm, conflict: SomebodyWasFirst
    ) -> HttpResponse:
        """Both texts, and the same form once more as if theirs had been seen."""
        theirs = conflict.theirs
        repeated = {
            **conflict.ours.as_typed(),
            "key": uuid.uuid4().hex,
            "seen": theirs.number if theirs else 0,
        }
        if self.own and len(self.seats) > 1:
            repeated["zetel"] = self.own.seat.pk
        context = {
            "round": self.round,
            "theirs": theirs,
            "ours": form,
            "choice": form.fields["standpunt"].choices,
            "said": conflict.ours,
            "repeated": repeated.items(),
            "address": self.address,
        }
        template = "governance/rounds/two_devices.html"
        return render(self.request, template, context, status=409)

    def _declare(self, said: Said) -> None:
        user = self.request.user
        if not said.reason.strip():
            raise PositionIncomplete("reden", "Zeg bij de reden welk belang u hebt.")
        declare_conflict(
            dossier=self.round.dossier,
            body=self.round.body,
            person=user,
            ground=said.reason,
            by=user,
            now=timezone.now(),
        )
