"""All people and all roles, and what an administrator does with an account."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import FormView, ListView, TemplateView, View

from accounts import rules
from accounts.domain import people
from accounts.enums import Role
from accounts.forms.account import NameForm
from accounts.models import User
from accounts.queries import people as read
from samenorganiseren.shared.errors import DomainError, NotAllowed
from samenorganiseren.shared.pages import Paged

from .front import StaffOnly


class People(StaffOnly, Paged, ListView):
    template_name = "accounts/staff/people.html"
    context_object_name = "people"

    def get_queryset(self) -> Any:
        asked = self.request.GET
        return read.people_found(
            asked.get("zoek", "").strip()[:200], asked.get("account", "")
        )


class Roles(StaffOnly, Paged, ListView):
    template_name = "accounts/staff/roles.html"
    context_object_name = "assignments"

    def get_queryset(self) -> Any:
        asked = self.request.GET
        return read.all_roles(asked.get("rol", ""), asked.get("zoek", "").strip()[:200])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(kinds=Role.choices, **kwargs)


class OfPerson(StaffOnly):
    """A page about the person in the address."""

    kwargs: dict[str, Any]

    @cached_property
    def person(self) -> User:
        return get_object_or_404(User, pk=self.kwargs["number"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(person=self.person, **kwargs)

    def back(self) -> HttpResponse:
        return redirect("staff_person", self.person.pk)


class Person(OfPerson, TemplateView):
    template_name = "accounts/staff/person.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            terms=read.term_of(self.person, timezone.now()),
            disabling=rules.may_disable(self.request.user, self.person),
            today=timezone.localdate(),
            **kwargs,
        )


class Rename(OfPerson, FormView):
    template_name = "accounts/staff/rename.html"
    form_class = NameForm

    def get_initial(self) -> dict[str, Any]:
        return {"name": self.person.name}

    def form_valid(self, form: NameForm) -> HttpResponse:
        by, now = self.request.user, timezone.now()
        people.rename(person=self.person, by=by, now=now, **form.cleaned_data)
        messages.success(self.request, "De naam is gewijzigd.")
        return self.back()


class Switch(OfPerson, View):
    """Puts an account off or on."""

    http_method_names = ["post", "options"]
    said = ""

    def switch(self, request: HttpRequest) -> None:
        raise NotImplementedError

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        try:
            self.switch(request)
            messages.success(request, self.said)
        except NotAllowed:
            raise
        except DomainError as refusal:
            messages.warning(request, str(refusal))
        return self.back()


class Disable(Switch):
    said = "Het account is uitgeschakeld. Alle sessies zijn beëindigd."

    def switch(self, request: HttpRequest) -> None:
        people.disable(person=self.person, by=request.user, now=timezone.now())


class Enable(Switch):
    said = "Het account staat weer aan."

    def switch(self, request: HttpRequest) -> None:
        people.enable(person=self.person, by=request.user, now=timezone.now())
