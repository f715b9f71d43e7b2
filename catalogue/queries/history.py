"""How a standard or an initiative was on an earlier moment."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from django.apps import apps
from django.db.models import Model

from samenorganiseren.shared.wording import dutch_date

from ..models import Initiative, Standard
from .connections import connection_times, connections_at

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MOST_MOMENTS = 100
# What is compared, in the order of the page. A name that a model does not have is
# left out by itself.
LABELS = {
    "name": "Naam",
    "abbreviation": "Afkorting",
    "slug": "Adres",
    "summary": "Wat is het, in één zin",
    "description": "Omschrijving",
    "domain": "Domein",
    "kind": "Soort",
    "phase": "Fase",
    "goal": "Doel van de Digitale Agenda",
    "lead": "Gemeente die trekt",
    "for_whom": "Voor wie",
    "scope_of_application": "Toepassingsgebied",
    "steward": "Beheerder",
    "residents_notice": "Wat merken inwoners?",
    "residents_notice_source": "Bron van wat inwoners merken",
    "how_to_start": "Zo begint u",
    "whom_to_ask": "Wie kunt u vragen stellen?",
    "contact": "Contact",
    "homepage": "Officiële pagina",
    "ring": "Zichtbaarheid",
    "planned_escalation_to": "Wordt straks",
    "planned_escalation_on": "Geplande datum van de verzwaring",
    "planned_escalation_source": "Bron van de geplande verzwaring",
    "source": "Bron",
    "to_confirm": "Te bevestigen",
    "published_at": "Staat op de openbare pagina’s",
}
VERSION_LABELS = {
    "lifecycle": "Levensloop",
    "is_current": "Huidige versie",
    "released_on": "Uitgebracht op",
    "released_source": "Bron van “uitgebracht op”",
    "in_use_on": "In gebruik sinds",
    "in_use_source": "Bron van “in gebruik sinds”",
    "end_of_support_on": "Einde van de ondersteuning",
    "end_of_support_source": "Bron van “einde van de ondersteuning”",
    "specification_url": "Specificatie",
    "tender_text": "Vraag dit aan uw leverancier",
    "what_changed": "Wat is er anders",
}


def events_of(subject: Model) -> Any:
    """The lines of history of one row, oldest first."""
    name = f"{type(subject).__name__}Event"
    events = apps.get_model("catalogue", name)._default_manager
    return events.filter(id=subject.pk).order_by("pgh_id")


def last_event_id(subject: Model) -> int | None:
    """The number of the newest line of history, which tells one text from the next."""
    return events_of(subject).values_list("pgh_id", flat=True).last()


class Moment(NamedTuple):
    """A moment at which something about a page changed; its key stands in addresses."""

    at: datetime

    @property
    def key(self) -> str:
        return str((self.at - EPOCH) // timedelta(microseconds=1))


def moments_of(page: Standard | Initiative) -> list[Moment]:
    """The moments at which the page changed, newest first, at most the last hundred."""
    times = _times("catalogue", type(page).__name__, id=page.pk)
    times |= connection_times(page, MOST_MOMENTS)
    if isinstance(page, Standard):
        changes = page.bindingness_changes.values_list("recorded_at", flat=True)
        times |= _times("catalogue", "StandardVersion", standard_id=page.pk)
        times |= set(changes.order_by("-recorded_at")[:MOST_MOMENTS])
    return [Moment(at) for at in sorted(times, reverse=True)[:MOST_MOMENTS]]


def as_it_was(page: Standard | Initiative, at: datetime) -> dict[str, str]:
    """What the page said at a moment: each heading with its words."""
    event = events_of(page).filter(pgh_created_at__lte=at).last()
    if event is None:
        return {}
    words = {label: _in_words(event, name) for name, label in LABELS.items()}
    words |= connections_at(page, at)
    if isinstance(page, Standard):
        words |= _versions_at(page, at) | _bindingness_at(page, at)
    return {label: text for label, text in words.items() if text}


def _times(app: str, model: str, **about: int) -> set[datetime]:
    events = apps.get_model(app, f"{model}Event")._default_manager.filter(**about)
    times = events.values_list("pgh_created_at", flat=True).distinct()
    return set(times.order_by("-pgh_created_at")[:MOST_MOMENTS])


def _in_words(event: Any, name: str) -> str:
    if name in ("published_at", "is_current"):
        return _yes_or_no(event, name)
    display = getattr(event, f"get_{name}_display", None)
    value = display() if display else getattr(event, name, "")
    return dutch_date(value) if isinstance(value, date) else str(value or "")


def _yes_or_no(event: Any, name: str) -> str:
    return "ja" if getattr(event, name) else "nee"


def _versions_at(standard: Standard, at: datetime) -> dict[str, str]:
    events = apps.get_model("catalogue", "StandardVersionEvent")._default_manager
    rows = events.filter(standard_id=standard.pk, pgh_created_at__lte=at)
    last = rows.order_by("id", "-pgh_id").distinct("id")
    words = {}
    for event in sorted(last, key=lambda each: each.position):
        lines = [_in_words(event, name) for name in VERSION_LABELS]
        words[f"Versie {event.number}"] = "\n".join(
            f"{label}: {line}"
            for label, line in zip(VERSION_LABELS.values(), lines, strict=True)
            if line
        )
    return words


def _bindingness_at(standard: Standard, at: datetime) -> dict[str, str]:
    changes = standard.bindingness_changes.filter(recorded_at__lte=at).newest_first()
    lines = [
        f"{change.get_level_display()}, op gezag van {change.get_authority_display()}"
        + (f", vanaf {dutch_date(change.in_force_on)}" if change.in_force_on else "")
        for change in changes
    ]
    return {"Verbindendheid": "\n".join(lines)}


def used_slugs(model: type[Standard] | type[Initiative]) -> set[str]:
    """Every address that was ever used for this kind of page."""
    events = apps.get_model("catalogue", f"{model.__name__}Event")._default_manager
    return set(events.values_list("slug", flat=True).distinct())
