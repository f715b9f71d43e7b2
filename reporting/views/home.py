"""The home page: the honeycomb of one public standard, search, and what is new."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.views.generic import TemplateView

from catalogue.enums import COUNTED_STATES
from catalogue.queries.adoption import Picture
from municipalities.models import Municipality
from samenorganiseren.shared import honeycombs

from ..queries import newest, open_needs, window

WORDS = dict(COUNTED_STATES)


class Home(TemplateView):
    """What is agreed, who applies it, and where to start."""

    template_name = "reporting/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = timezone.localdate()
        shown = window(self.request.user, today)
        return super().get_context_data(
            today=today,
            newest=newest(),
            needs=open_needs(),
            **(_window(*shown) if shown else _without_catalogue(today)),
            **kwargs,
        )


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
