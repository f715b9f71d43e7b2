"""Gemeenten zoals wij: what do they use that we do not, and who did it just before us?"""

from __future__ import annotations

import re
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.views.generic import View

from catalogue.queries.peers import Shared, used_by
from municipalities.models import Municipality
from municipalities.queries.alike import Likeness, likenesses_of
from municipalities.queries.named import named

from .of_home import OfHome

PER_PAGE = 25
OWN = "eigen"
MOST_NAMES = 40
MOST_TYPED = 2000
NOT_YET, ALREADY = "zij-wel", "wij-ook"


class Peers(OfHome, View):
    """Standards that municipalities like one of ours use."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        peers, problem = self.peers
        page = self.page(peers)
        context = {
            "municipality": self.municipality,
            "choices": self.choices,
            "ways": self.ways,
            "way": self.way,
            "is_own": self.way is None,
            "typed": self.typed,
            "problem": problem,
            "peers": peers,
            "shown": self.shown,
            "page": page,
            "today": self.today,
            "query": self.query(),
        }
        status = 400 if problem else 200
        return render(request, "reporting/peers.html", context, status=status)

    @cached_property
    def ways(self) -> list[Likeness]:
        return likenesses_of(self.municipality, self.today)

    @cached_property
    def way(self) -> Likeness | None:
        """How they are like us; nothing where we chose them by name."""
        wanted = self.request.GET.get("zoals", "")
        if wanted == OWN:
            return None
        return next((one for one in self.ways if one.key == wanted), self.ways[0])

    @cached_property
    def typed(self) -> str:
        return self.request.GET.get("met", "")[:MOST_TYPED]

    @cached_property
    def peers(self) -> tuple[list[Municipality], str]:
        """The others, and what is wrong with the names that were typed."""
        if self.way is not None:
            return list(self.way.find().by_name()), ""
        names = [one for one in re.split(r"[,;\n]+", self.typed) if one.strip()]
        if len(names) > MOST_NAMES:
            return [], f"U noemt er {len(names)}. Noem er hoogstens {MOST_NAMES}."
        others = Municipality.objects.on(self.today).exclude(pk=self.municipality.pk)
        found, unknown = named(names, others)
        if unknown:
            return found, (
                f"Deze gemeente{'n' if len(unknown) > 1 else ''} kennen wij niet (meer): "
                f"{', '.join(unknown)}. Pas de naam aan of haal hem weg."
            )
        return found, "" if found else "Noem minstens één andere gemeente."

    def query(self) -> str:
        """This address, before what of it is shown."""
        asked = {"gemeente": self.municipality.slug}
        asked["zoals"] = self.way.key if self.way else OWN
        if self.typed:
            asked["met"] = self.typed
        return urlencode(asked)

    @property
    def shown(self) -> str:
        asked = self.request.GET.get("toon", "")
        return asked if asked == ALREADY else NOT_YET

    def page(self, peers: list[Municipality]) -> Page[Shared]:
        """A page of the list; its length comes along with its rows."""
        typed = self.request.GET.get("pagina", "")
        number = max(int(typed), 1) if typed.isdecimal() and len(typed) < 6 else 1
        rows, total = self.rows(peers, number)
        if not rows and number > 1:
            number = 1
            rows, total = self.rows(peers, number)
        return Page(rows, number, Paginator(range(total), PER_PAGE))

    def rows(self, peers: list[Municipality], number: int) -> tuple[list[Shared], int]:
        if not peers:
            return [], 0
        return used_by(
            peers,
            self.municipality,
            self.request.user,
            self.today,
            is_shared=self.shown == ALREADY,
            limit=PER_PAGE,
            offset=(number - 1) * PER_PAGE,
        )
