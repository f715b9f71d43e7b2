"""What other parts of the portal add to a page, drawn."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from samenorganiseren.shared.panels import panels_for


def drawn_panels(
    place: str, request: HttpRequest, subject: Any
) -> list[dict[str, str]]:
    """Each panel of this place with its anchor and title, for the contents aside."""
    return [
        {
            "anchor": panel.anchor,
            "title": panel.title,
            "html": render_to_string(panel.template, panel.context, request),
        }
        for panel in panels_for(place, request, subject)
    ]
