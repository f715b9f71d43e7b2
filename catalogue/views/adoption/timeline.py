"""Everything one municipality ever said about one standard."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from ...models import Standard
from ...queries.adoption import sureness_of
from ...queries.own import history_of
from ...rules.adoption import may_state
from .own import OwnMunicipality


class Timeline(OwnMunicipality):
    """Nothing is ever overwritten: the newest statement stands on top."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        standard = get_object_or_404(Standard.objects.published(), slug=slug)
        now, today = timezone.now(), timezone.localdate()
        events = [
            {"statement": one, "sureness": sureness_of(one, now)}
            for one in history_of(self.municipality, standard)
        ]
        context = {
            "standard": standard,
            "municipality": self.municipality,
            "events": events,
            "may_state": may_state(request.user, [self.municipality], today),
        }
        return render(request, "catalogue/adoption/timeline.html", context)
