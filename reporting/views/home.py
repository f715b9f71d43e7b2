"""The home page: the honeycomb of one public standard, search, and what is new."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from catalogue.enums import COUNTED_STATES
from catalogue.queries.adoption import Picture
from municipalities.models import Municipality
from samenorganiseren.shared import honeycombs
from samenorganiseren.shared.freshness import fresh_for_visitors, kept

from ..queries.home import newest, open_needs, window

WORDS = dict(COUNTED_STATES)


@require_safe
@fresh_for_visitors
def home(request: HttpRequest) -> HttpResponse:
    """What is agreed, who applies it, and where to start."""
    parts = kept(request, "home", lambda: _parts(request))
    return render(request, "reporting/home.html", parts)


def _parts(request: HttpRequest) -> dict[str, Any]:
    """The same for every reader: only what is public, drawn."""
    today = timezone.localdate()
    shown = window(None, today)
    context = {
        "today": today,
        "newest": newest(),
        "needs": open_needs(),
        **(_window(*shown) if shown else _without_catalogue(today)),
    }
    return {
        name: render_to_string(f"reporting/home_{name}.html", context, request)
        for name in ("hero", "news")
    }


def _window(standard: Any, picture: Picture) -> dict[str, Any]:
    counts = [(state, shown.number) for state, shown in picture.counts.by_state.items()]
    return {
        "standard": standard,
        "counts": picture.counts,
        "municipalities": picture.counts.municipalities,
        "legend_rows": [(state, number) for state, number in counts if number],
        "cells": [_cell(one) for one in picture.cells],
        "in_words": ", ".join(
            f"{WORDS[state].lower()}: {number}" for state, number in counts if number
        ),
    }


def _cell(one: Any) -> dict[str, Any]:
    return honeycombs.cell(
        col=one.column,
        row=one.row,
        state=one.state,
        name=one.name,
        word=WORDS[one.state],
        address=f"/gemeenten/{one.slug}/",
    )


def _without_catalogue(today: Any) -> dict[str, Any]:
    return {"municipalities": Municipality.objects.on(today).count()}
