"""Predecessors and successors as events of a timeline."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from ..enums import SuccessionKind
from ..models import Municipality, Succession


def events_of(
    municipality: Municipality, steps: list[Succession]
) -> list[dict[str, Any]]:
    """One event for each municipality that went over, oldest first."""
    ordered = sorted(steps, key=lambda s: (s.on, s.predecessor.sort_key))
    groups = groupby(ordered, key=lambda s: (s.on, s.predecessor_id))
    return [_event(municipality, list(group)) for _, group in groups]


def _event(municipality: Municipality, steps: list[Succession]) -> dict[str, Any]:
    """The main successor comes first; the page links to the other municipality."""
    steps = sorted(steps, key=lambda s: not s.is_main_successor)
    old, into = steps[0].predecessor, [s.successor for s in steps]
    other = into[0] if old.pk == municipality.pk else old
    return {
        "day": steps[0].on,
        "title": sentence_of(steps),
        "links": [m for m in [old, *into] if m.pk != municipality.pk],
        "address": other.get_absolute_url(),
        "is_key": municipality.pk in {old.pk, *(m.pk for m in into)},
    }


def sentence_of(steps: list[Succession]) -> str:
    """What happened to one municipality, with the main successor first."""
    old, kind = steps[0].predecessor.name, steps[0].kind
    into = [step.successor.name for step in steps]
    if kind == SuccessionKind.SPLIT:
        return f"{old} wordt gesplitst over {_listed(into)}"
    return f"{old} gaat op in {_listed(into)}"


def _listed(names: list[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} en {last}" if first else last
