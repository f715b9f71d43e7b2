"""What every page knows: demo or not, today, and what the reader's apps add."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

Part = Callable[[HttpRequest], dict[str, Any]]
_parts: list[Part] = []


def register(part: Part) -> None:
    """Let an app add to what every page knows. Queries belong behind a lazy value."""
    _parts.append(part)


def portal(request: HttpRequest) -> dict[str, Any]:
    """The template variable `portal`."""
    known: dict[str, Any] = {
        "demo": settings.DEMO,
        "gallery": settings.DEMO or settings.DEBUG,
        "today": timezone.localdate(),
        "base_url": settings.BASE_URL,
        "section": request.path.strip("/").split("/", 1)[0],
        "unread": 0,
        "may_manage": False,
        "is_supplier": False,
        "organisation_label": "",
    }
    for part in _parts:
        known.update(part(request))
    return {"portal": known}
