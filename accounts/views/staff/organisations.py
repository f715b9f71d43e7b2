"""All organisations, and adding or changing one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import FormView, ListView

from accounts.domain import organisations
from accounts.enums import OrganisationKind
from accounts.forms.staff import NewOrganisationForm, OrganisationForm
from accounts.models import Organisation
from accounts.queries import people as read
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.pages import Paged

from .front import StaffOnly


class Organisations(StaffOnly, Paged, ListView):
    template_name = "accounts/staff/organisations.html"
    context_object_name = "organisations"

    def get_queryset(self) -> Any:
        asked = self.request.GET
        return read.organisations_found(
            asked.get("zoek", "").strip()[:200], asked.get("soort", "")
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(kinds=OrganisationKind.choices, **kwargs)


class New(StaffOnly, FormView):
    template_name = "accounts/staff/organisation_form.html"
    form_class = NewOrganisationForm

    def form_valid(self, form: NewOrganisationForm) -> HttpResponse:
        try:
            made = organisations.create(
                by=self.request.user, now=timezone.now(), **form.cleaned_data
            )
        except DomainError as refusal:
            form.add_error("name", str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, f"{made.name} is toegevoegd.")
        return redirect("organisation_people", made.slug)


class Change(StaffOnly, FormView):
    template_name = "accounts/staff/organisation_form.html"
    form_class = OrganisationForm

    @cached_property
    def organisation(self) -> Organisation:
        return get_object_or_404(Organisation, slug=self.kwargs["slug"])

    def get_initial(self) -> dict[str, Any]:
        return {
            name: getattr(self.organisation, name)
            for name in OrganisationForm.base_fields
        }

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "organisation": self.organisation}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(organisation=self.organisation, **kwargs)

    def form_valid(self, form: OrganisationForm) -> HttpResponse:
        try:
            organisations.change(
                organisation=self.organisation,
                by=self.request.user,
                now=timezone.now(),
                **form.cleaned_data,
            )
        except DomainError as refusal:
            form.add_error("name", str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, "De organisatie is gewijzigd.")
        return redirect("staff_organisations")
