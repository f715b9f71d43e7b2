"""Composing a body: seats, terms, rules and assistants."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import FormView, View

from accounts.rules import manages_everything
from governance.domain.bodies import appointing, assisting, ruling, seats
from governance.forms.bodies.rule import RuleForm
from governance.forms.bodies.seats import (
    AppointForm,
    AssistantForm,
    LastDayForm,
    SeatForm,
)
from governance.models import Assistance, Body, Membership, Seat
from governance.queries.bodies.composition import composition_on
from governance.queries.bodies.rules import rule_on
from governance.rules.bodies import may_compose, may_name_assistant
from samenorganiseren.shared.access import Guarded
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import Verdict


class OfBody(Guarded):
    """A page for whoever composes this body."""

    kwargs: dict[str, Any]

    @cached_property
    def body(self) -> Body:
        bodies = Body.objects.select_related("organisation")
        return get_object_or_404(bodies, slug=self.kwargs["slug"])

    def verdict(self) -> Verdict:
        return may_compose(self.request.user, self.body)


class Composition(OfBody, View):
    """What is amiss, and every seat with what can be done."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        context = {
            "body": self.body,
            "found": composition_on(self.body, timezone.localdate()),
            "may_give_roles": manages_everything(request.user),
        }
        return render(request, "governance/bodies/composition.html", context)


class Asked(OfBody, FormView):
    """A form whose answer is one verb of the domain."""

    template_name = "governance/bodies/form.html"
    title = button = lead = done = ""

    def act(self, form: Any) -> None:
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            self.act(form)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, self.done)
        return self.back()

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def back(self) -> HttpResponse:
        return redirect("body_composition", self.body.slug)

    def about(self) -> str:
        """What the form is about, above its title."""
        return self.body.name

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            body=self.body, about=self.about(), words=self, **kwargs
        )

    def by_now(self) -> dict[str, Any]:
        return {"by": self.request.user, "now": timezone.now()}


class NewSeat(Asked):
    form_class = SeatForm
    title, button = "Zetel openen", "Open de zetel"
    done = "De zetel is geopend. Benoem nu iemand."

    def act(self, form: SeatForm) -> None:
        seats.open_seat(body=self.body, **form.cleaned_data, **self.by_now())


class NewRule(Asked):
    form_class = RuleForm
    title, button = "Nieuwe regel", "Leg de regel vast"
    lead = "De regel geldt vanaf de dag die u kiest. Een ronde die al open is, houdt zijn eigen regel."
    done = "De regel is vastgelegd."

    def get_initial(self) -> dict[str, Any]:
        return RuleForm.typed_like(rule_on(self.body, timezone.localdate()))

    def act(self, form: RuleForm) -> None:
        rule = ruling.NewRule(
            in_force_on=form.cleaned_data["in_force_on"],
            source=form.cleaned_data["source"],
            says=form.says(),
            limits=form.limits(),
        )
        ruling.record_rule(body=self.body, rule=rule, **self.by_now())


class OfSeat(Asked):
    """Something about one of the seats of this body."""

    @cached_property
    def seat(self) -> Seat:
        return get_object_or_404(
            self.body.seats.select_related("body__organisation"), pk=self.kwargs["seat"]
        )

    def about(self) -> str:
        return f"{self.body.name} · {self.seat}"


class CloseSeat(OfSeat):
    form_class = LastDayForm
    title, button = "Zetel opheffen", "Hef de zetel op"
    lead = "Wie er eerder zat, blijft bekend."
    done = "De zetel is opgeheven."

    def act(self, form: LastDayForm) -> None:
        seats.close_seat(seat=self.seat, **form.cleaned_data, **self.by_now())


class Appoint(OfSeat):
    form_class = AppointForm
    title, button = "Iemand benoemen", "Benoem"
    lead = "Naam, zetel en namens wie zijn openbaar. De termijn ook."
    done = "De benoeming staat vast. De rol geldt voor dezelfde dagen."

    def get_initial(self) -> dict[str, date]:
        return {"starts_on": timezone.localdate()}

    def act(self, form: AppointForm) -> None:
        asked = appointing.Appointment(seat=self.seat, **form.cleaned_data)
        appointing.appoint(appointment=asked, **self.by_now())


class OfTerm(Asked):
    """Something about one term in this body."""

    @cached_property
    def membership(self) -> Membership:
        terms = Membership.objects.filter(seat__body=self.body).with_names()
        return get_object_or_404(terms, pk=self.kwargs["term"])

    def about(self) -> str:
        return f"{self.membership.person.name} · {self.membership.seat}"


class EndTerm(OfTerm):
    form_class = LastDayForm
    title, button = "Termijn beëindigen", "Beëindig de termijn"
    lead = "De rol van lid eindigt op dezelfde dag, behalve als deze persoon nog een zetel heeft."
    done = "De termijn is beëindigd."

    def act(self, form: LastDayForm) -> None:
        appointing.end_term(
            membership=self.membership, **form.cleaned_data, **self.by_now()
        )


class Assistants(OfTerm):
    """Who helps this member; the member may say so too."""

    template_name = "governance/bodies/assistants.html"
    form_class = AssistantForm
    title, button = "Ondersteuning van een lid", "Voeg toe"
    lead = "Een assistent leest mee en plant, en neemt nooit een standpunt in."
    done = "De assistent is toegevoegd en kan meelezen."

    def verdict(self) -> Verdict:
        return may_name_assistant(self.request.user, self.membership)

    def act(self, form: AssistantForm) -> None:
        assisting.add_assistant(
            membership=self.membership, **form.cleaned_data, **self.by_now()
        )

    def back(self) -> HttpResponse:
        return redirect("body_assistants", self.body.slug, self.membership.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        helping = self.membership.assistances.on(timezone.localdate())
        return super().get_context_data(
            membership=self.membership,
            helping=helping.select_related("assistant").order_by("starts_on"),
            **kwargs,
        )


class EndAssistance(OfBody, View):
    """One press: this person does not help any more."""

    http_method_names = ["post", "options"]

    @cached_property
    def assistance(self) -> Assistance:
        found = Assistance.objects.filter(membership__seat__body=self.body)
        found = found.select_related("membership__seat__body", "assistant")
        return get_object_or_404(found, pk=self.kwargs["assistance"])

    def verdict(self) -> Verdict:
        return may_name_assistant(self.request.user, self.assistance.membership)

    def post(self, request: HttpRequest, slug: str, assistance: int) -> HttpResponse:
        try:
            assisting.end_assistance(
                assistance=self.assistance, by=request.user, now=timezone.now()
            )
        except DomainError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "De ondersteuning is beëindigd.")
        return redirect("body_assistants", slug, self.assistance.membership_id)
