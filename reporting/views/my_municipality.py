"""Mijn gemeente: what we said, what is owed, what waits."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View

from catalogue.enums import IN_USE_STATES
from catalogue.queries.own import (
    Due,
    Stand,
    dues_of,
    open_proposals,
    own_standards,
    stands_of,
    waiting_in,
)
from catalogue.queries.speaking import looked_after
from catalogue.rules.adoption import may_confirm, may_state
from municipalities.models import Municipality
from samenorganiseren.shared.panels import panels_for
from samenorganiseren.shared.states import WORDS


class MyMunicipality(View):
    """For people of a municipality, and coordinators for their members."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        municipalities = looked_after(request.user, timezone.localdate())
        if not municipalities:
            raise PermissionDenied("Deze pagina is voor mensen van een gemeente.")
        chosen = self.chosen(municipalities)
        context = {"choices": municipalities, **self.context(chosen)}
        return render(request, "reporting/my_municipality.html", context)

    def chosen(self, municipalities: list[Municipality]) -> Municipality:
        wanted = self.request.GET.get("gemeente", municipalities[0].slug)
        for one in municipalities:
            if one.slug == wanted:
                return one
        raise Http404

    def context(self, municipality: Municipality) -> dict[str, Any]:
        now, today = timezone.now(), timezone.localdate()
        standards = own_standards(municipality, today, now)
        stands = stands_of(standards)
        user = self.request.user
        binding = {own.standard.pk for own in standards if own.binds}
        can_state = may_state(user, [municipality], today)
        dues = dues_of(standards, today)
        return {
            "municipality": municipality,
            "stands": stands,
            "groups": by_state(stands),
            "dues": [calendar_row(due, municipality, bool(can_state)) for due in dues],
            "waiting": waiting_in(standards, now),
            "may_confirm": may_confirm(user, [municipality.pk]),
            "may_state": can_state,
            "proposals": open_proposals(municipality),
            "binding_count": len(binding),
            "applied_count": applied(stands, binding),
            "legend": legend(stands),
            "panels": self.panels(municipality),
            "today": today,
        }

    def panels(self, municipality: Municipality) -> list[str]:
        """What other parts of the portal add, drawn."""
        return [
            render_to_string(panel.template, panel.context, self.request)
            for panel in panels_for("my-municipality", self.request, municipality)
        ]


def applied(stands: list[Stand], binding: set[int]) -> int:
    return sum(
        stand.state in IN_USE_STATES and stand.standard.pk in binding
        for stand in stands
    )


def legend(stands: list[Stand]) -> list[tuple[str, int]]:
    counted = Counter(stand.state for stand in stands)
    return [(state, counted[state]) for state in WORDS if counted[state]]


def by_state(stands: list[Stand]) -> list[tuple[str, list[Stand]]]:
    """What was said, folded under each state that occurs."""
    return [
        (state, [stand for stand in stands if stand.state == state])
        for state, _ in legend(stands)
    ]


def calendar_row(
    due: Due, municipality: Municipality, can_state: bool
) -> dict[str, Any]:
    """A row of the calendar component."""
    start = reverse("statement_start", args=[due.standard.slug])
    action = {"label": due.action, "address": f"{start}?gemeente={municipality.slug}"}
    return {
        "day": due.day,
        "title": due.standard.display_name,
        "address": due.standard.get_absolute_url(),
        "text": due.text,
        "level": due.standard.bindingness,
        "state": due.state,
        "warning": due.warning,
        "action": action if can_state else None,
    }
