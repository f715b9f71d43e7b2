"""The programmes of the fund."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View

from ...domain.planning import programmes
from ...forms.planning.programme import ProgrammeForm
from ...models import Programme
from ..gate import Administrators
from .base import Asked


class Programmes(Administrators, View):
    """All of them."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        context = {"programmes": Programme.objects.all(), "here": "fund_programmes"}
        return render(request, "fund/planning/programmes.html", context)


class NewProgramme(Asked):
    """Making one."""

    form_class = ProgrammeForm
    here, title, button = "fund_programmes", "Nieuw programma", "Maak het programma"
    done = "Het programma is er."

    def act(self, form: ProgrammeForm) -> None:
        programmes.add_programme(plan=form.plan, **self.by_now())

    def back(self) -> str:
        return reverse("fund_programmes")


class ChangeProgramme(NewProgramme):
    """Other words, or another tax."""

    title, button = "Programma wijzigen", "Bewaar"
    lead = "Een factuur die al is verzonden, houdt haar btw."
    done = "Het programma is gewijzigd."

    @cached_property
    def programme(self) -> Programme:
        return get_object_or_404(Programme, slug=self.kwargs["slug"])

    @property
    def about(self) -> str:
        return self.programme.name

    def get_initial(self) -> dict[str, Any]:
        return ProgrammeForm.typed_like(self.programme)

    def act(self, form: ProgrammeForm) -> None:
        programmes.change_programme(
            programme=self.programme, plan=form.plan, **self.by_now()
        )
