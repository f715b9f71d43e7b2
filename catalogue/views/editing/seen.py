"""What the sender of a form had before his eyes."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpRequest
from django.utils.dateparse import parse_datetime

NEVER = datetime(1, 1, 1, tzinfo=UTC)


def seen_moment(request: HttpRequest) -> datetime:
    """The moment of the text that the page showed; nothing sensible means: none."""
    try:
        moment = parse_datetime(request.POST.get("gezien", ""))
    except ValueError:
        return NEVER
    return moment if moment and moment.tzinfo else NEVER


def seen_number(request: HttpRequest) -> int:
    """The line of history that the page showed."""
    typed = request.POST.get("gezien", "")
    return int(typed) if typed.isdecimal() and len(typed) < 18 else 0
