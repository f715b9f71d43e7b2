"""How a standard or an initiative was on an earlier moment."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db.models import Model


def events_of(subject: Model) -> Any:
    """The lines of history of one row, oldest first."""
    name = f"{type(subject).__name__}Event"
    events = apps.get_model("catalogue", name)._default_manager
    return events.filter(id=subject.pk).order_by("pgh_id")


def last_event_id(subject: Model) -> int | None:
    """The number of the newest line of history, which tells one text from the next."""
    return events_of(subject).values_list("pgh_id", flat=True).last()
