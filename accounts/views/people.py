"""The people of one organisation: who they are, inviting, giving and ending roles."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import FormView, ListView, TemplateView, View

from accounts import rules
from accounts.domain import invitations, roles
from accounts.forms.people import InviteForm, RoleForm
from accounts.models import Organisation, User
from accounts.queries import people as read
from samenorganiseren.shared.access import Guarded
from samenorganiseren.shared.errors import DomainError, NotAllowed
from samenorganiseren.shared.pages import Paged
from samenorganiseren.shared.verdicts import Verdict


class OfOrganisation(Guarded):
    """A page for who manages the people of the organisation in the address."""

    kwargs: dict[str, Any]

    @cached_property
    def organisation(self) -> Organisation:
        return get_object_or_404(Organisation, slug=self.kwargs["slug"])

    def verdict(self) -> Verdict:
        return rules.may_manage_people(self.request.user, self.organisation)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(organisation=self.organisation, **kwargs)

    def back(self) -> HttpResponse:
        return redirect("organisation_people", self.organisation.slug)


class OrganisationPeople(OfOrganisation, Paged, ListView):
    template_name = "accounts/organisation_people.html"
    context_object_name = "roles"

    def get_queryset(self) -> Any:
        return read.roles_at(self.organisation)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        waiting = read.open_invitations(self.organisation, timezone.now())[:100]
        return super().get_context_data(invitations=waiting, **kwargs)


class Invite(OfOrganisation, FormView):
    template_name = "accounts/invite.html"
    form_class = InviteForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "organisation": self.organisation}

    def form_valid(self, form: InviteForm) -> HttpResponse:
        asked = dict(form.cleaned_data)
        try:
            invitation = invitations.invite(
                organisation=self.organisation,
                role_ends_on=asked.pop("ends_on"),
                by=self.request.user,
                now=timezone.now(),
                **asked,
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, f"De uitnodiging gaat naar {invitation.email}.")
        return self.back()


class WithdrawInvitation(OfOrganisation, View):
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, slug: str, number: int) -> HttpResponse:
        invitation = get_object_or_404(self.organisation.invitations, pk=number)
        try:
            invitations.withdraw(
                invitation=invitation, by=request.user, now=timezone.now()
            )
            messages.success(
                request, f"De uitnodiging van {invitation.name} is ingetrokken."
            )
        except NotAllowed:
            raise
        except DomainError as refusal:
            messages.warning(request, str(refusal))
        return self.back()


class GiveRole(OfOrganisation, FormView):
    template_name = "accounts/give_role.html"
    form_class = RoleForm

    @cached_property
    def person(self) -> User:
        known = User.objects.filter(
            role_assignments__organisation=self.organisation
        ).distinct()
        return get_object_or_404(known, pk=self.kwargs["person"])

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "organisation": self.organisation}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(person=self.person, **kwargs)

    def form_valid(self, form: RoleForm) -> HttpResponse:
        try:
            roles.give_role(
                person=self.person,
                organisation=self.organisation,
                by=self.request.user,
                now=timezone.now(),
                **form.cleaned_data,
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, f"{self.person.name} heeft de rol nu.")
        return self.back()


class EndRole(OfOrganisation, TemplateView):
    """Asks whether it is meant, then ends the role today."""

    template_name = "accounts/end_role.html"

    @cached_property
    def assignment(self) -> Any:
        return get_object_or_404(
            read.roles_at(self.organisation), pk=self.kwargs["number"]
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(assignment=self.assignment, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            roles.end_role(
                assignment=self.assignment, by=request.user, now=timezone.now()
            )
            messages.success(
                request, f"De rol van {self.assignment.user.name} is beëindigd."
            )
        except NotAllowed:
            raise
        except DomainError as refusal:
            messages.warning(request, str(refusal))
        return self.back() if self.verdict() else redirect("account")
