"""All partnerships, starting one, and who takes part from when to when."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import FormView, ListView

from accounts.domain import partnerships
from accounts.forms.partnerships import (
    EndMembershipForm,
    MemberForm,
    PartnershipForm,
)
from accounts.queries import partnerships as read
from municipalities.models import Partnership, PartnershipMember
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.pages import Paged
from samenorganiseren.shared.wording import dutch_date

from .front import StaffOnly


class Partnerships(StaffOnly, Paged, ListView):
    template_name = "accounts/staff/partnerships.html"
    context_object_name = "partnerships"

    def get_queryset(self) -> Any:
        typed = self.request.GET.get("zoek", "").strip()[:120]
        return read.partnerships_found(typed, timezone.localdate())


class New(StaffOnly, FormView):
    template_name = "accounts/staff/partnership_form.html"
    form_class = PartnershipForm

    def form_valid(self, form: PartnershipForm) -> HttpResponse:
        try:
            made = partnerships.start(
                by=self.request.user, now=timezone.now(), **form.cleaned_data
            )
        except DomainError as refusal:
            form.add_error("name", str(refusal))
            return self.form_invalid(form)
        messages.success(
            self.request, f"{made.name} is toegevoegd. Voeg nu de gemeenten toe."
        )
        return redirect("staff_partnership", made.slug)


class OfPartnership(StaffOnly):
    """A page about the partnership in the address."""

    kwargs: dict[str, Any]

    @cached_property
    def partnership(self) -> Partnership:
        return get_object_or_404(Partnership, slug=self.kwargs["slug"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(partnership=self.partnership, **kwargs)

    def back(self) -> HttpResponse:
        return redirect("staff_partnership", self.partnership.slug)


class Members(OfPartnership, FormView):
    """Who takes part, and a form for one more."""

    template_name = "accounts/staff/partnership.html"
    form_class = MemberForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            terms=read.terms_of(self.partnership),
            organisation=read.organisation_of(self.partnership),
            today=timezone.localdate(),
            **kwargs,
        )

    def form_valid(self, form: MemberForm) -> HttpResponse:
        try:
            member = partnerships.add_member(
                partnership=self.partnership,
                by=self.request.user,
                now=timezone.now(),
                **form.cleaned_data,
            )
        except DomainError as refusal:
            form.add_error("municipality", str(refusal))
            return self.form_invalid(form)
        messages.success(
            self.request,
            f"{member.municipality.name} doet mee vanaf {dutch_date(member.starts_on)}.",
        )
        return self.back()


class End(OfPartnership, FormView):
    """Asks from which day the municipality takes part no more."""

    template_name = "accounts/staff/end_membership.html"
    form_class = EndMembershipForm

    @cached_property
    def member(self) -> PartnershipMember:
        return get_object_or_404(
            read.terms_of(self.partnership), pk=self.kwargs["number"]
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(member=self.member, **kwargs)

    def form_valid(self, form: EndMembershipForm) -> HttpResponse:
        try:
            ended = partnerships.end_membership(
                member=self.member,
                by=self.request.user,
                now=timezone.now(),
                **form.cleaned_data,
            )
        except DomainError as refusal:
            form.add_error("ends_on", str(refusal))
            return self.form_invalid(form)
        name = self.member.municipality.name
        messages.success(
            self.request,
            f"{name} doet niet meer mee vanaf {dutch_date(ended.ends_on)}.",
        )
        return self.back()
