"""Requests to the fund: the list, taking one in, giving back what was reserved."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View

from catalogue.models import Initiative
from governance.models import Dossier
from samenorganiseren.shared.pages import page_of

from ...domain.awards.requesting import release_request, take_in
from ...enums import RequestState
from ...forms.awards.award import TakeInForm
from ...models import AllocationRequest
from ...queries.awards.competence import lines_to_ask_from, waiting_dossiers
from ...queries.awards.lists import requests_of, with_funnels
from ...rules.money import to_the_cent
from ..acting import Pressed
from ..gate import Administrators
from .base import Asked


class Requests(Administrators, View):
    """What waits to be taken in, and every request with how far its money is."""

    def get(self, request: HttpRequest) -> HttpResponse:
        state = request.GET.get("stand", "")
        if state not in RequestState.values:
            state = ""
        page = page_of(requests_of(state), request.GET.get("pagina"))
        context = {
            "waiting": list(waiting_dossiers()),
            "page": page,
            "rows": with_funnels(list(page.object_list)),
            "states": RequestState.choices,
            "state": state,
        }
        return render(request, "fund/awards/requests.html", context)


class TakeIn(Administrators, Asked):
    """Reserve what a dossier asks."""

    title = "Aanvraag in behandeling nemen"
    button = "Reserveer het bedrag"
    done = "Het bedrag is gereserveerd."
    crumb = ("Aanvragen", "fund_requests")

    @cached_property
    def dossier(self) -> Dossier:
        found = Dossier.objects.submitted().with_names()
        return get_object_or_404(found, number=self.kwargs["number"])

    @property
    def lead(self) -> str:
        asked = self.dossier.asked_cents
        return (
            f"{self.dossier.number}: {self.dossier.title}. Gevraagd is "
            f"{to_the_cent(asked) if asked else 'geen bedrag'}."
        )

    def form(self, data: Any = None) -> TakeInForm:
        initiatives = None if self.dossier.initiative_id else Initiative.objects.all()
        return TakeInForm(data, lines=lines_to_ask_from(), initiatives=initiatives)

    def act(self, form: TakeInForm, now: datetime) -> None:
        take_in(
            dossier=self.dossier,
            by=self.request.user,
            now=now,
            **form.cleaned_data,
        )

    def back(self) -> str:
        return reverse("fund_requests")


class Release(Pressed):
    """Give back what was reserved for a dossier that ended."""

    done = "Het bedrag is weer beschikbaar op de budgetregel."

    def act(self) -> None:
        found = get_object_or_404(AllocationRequest, pk=self.kwargs["pk"])
        release_request(request=found, by=self.request.user, now=self.now)

    def back(self) -> str:
        return reverse("fund_requests")
