"""Versions of a standard, and its history."""

from __future__ import annotations

from datetime import date
from typing import Any

from catalogue.enums import Lifecycle
from catalogue.models import Standard
from catalogue.views.standard_parts import Obligation, day_in, obligations

PILLS = {
    Lifecycle.IN_USE: "good",
    Lifecycle.IN_DEVELOPMENT: "now",
    Lifecycle.END_OF_SUPPORT: "warn",
    Lifecycle.WITHDRAWN: "bad",
}
DATES = {
    "released": ("Uitgebracht", "Versie {} uitgebracht"),
    "in_use": ("In gebruik", "Versie {} in gebruik"),
    "end_of_support": ("Einde ondersteuning", "Ondersteuning van versie {} eindigt"),
}


def versions(standard: Standard) -> list[dict[str, Any]]:
    """Newest first, each with its own stage and its own dates."""
    rows = standard.parts["versions"]
    current = next((row["position"] for row in rows if row["is_current"]), None)
    return [_version(row, current) for row in rows]


def _version(row: dict[str, Any], current: int | None) -> dict[str, Any]:
    lifecycle = Lifecycle(row["lifecycle"])
    is_earlier = current is not None and row["position"] < current
    word = lifecycle.label
    if lifecycle == Lifecycle.UNKNOWN and is_earlier:
        word = "eerdere versie"
    return {
        **row,
        "word": word,
        "pill": PILLS.get(lifecycle, ""),
        "is_next": current is not None and row["position"] > current,
        "dates": [
            {
                "label": label,
                "day": day_in(row, f"{name}_on"),
                "source": row[f"{name}_source"],
            }
            for name, (label, _) in DATES.items()
        ],
    }


def history(standard: Standard, today: date) -> list[dict[str, Any]]:
    """What happened and when; what has no day comes first and says so."""
    events = [event for one in obligations(standard) for event in _of_change(one)]
    events += [
        event for row in standard.parts["versions"] for event in _of_version(row)
    ]
    events += _planned(standard)
    for event in events:
        event["is_next"] = bool(event["day"] and event["day"] > today)
    undated = _undated_versions(standard)
    dated = sorted((e for e in events if e["day"]), key=lambda e: e["day"])
    return [*undated, *(e for e in events if not e["day"]), *dated]


def _of_change(one: Obligation) -> list[dict[str, Any]]:
    sure = f" Te bevestigen: {one.to_confirm}." if one.to_confirm else ""
    found = [
        {
            "day": day_in(one.row, f"{name}_on"),
            "title": f"{word}: {one.level.label.lower()}",
            "text": f"Bron: {one.row[f'{name}_source']}.{sure}",
            "who": one.row["decided_by"] or one.authority,
            "is_key": name != "advised",
        }
        for name, word in (
            ("advised", "Advies"),
            ("decided", "Besluit"),
            ("in_force", "Geldt"),
        )
        if one.row[f"{name}_on"]
    ]
    return found or [
        {
            "day": None,
            "day_words": "Datum niet vastgesteld",
            "title": one.level.label,
            "text": f"Bron: {one.row['source']}.{sure}",
            "who": one.authority,
            "is_key": True,
        }
    ]


def _of_version(row: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "day": day_in(row, f"{name}_on"),
            "title": title.format(row["number"]),
            "text": f"Bron: {row[f'{name}_source']}.",
        }
        for name, (_, title) in DATES.items()
        if row[f"{name}_on"]
    ]


def _undated_versions(standard: Standard) -> list[dict[str, Any]]:
    numbers = [
        row["number"]
        for row in reversed(standard.parts["versions"])
        if not any(row[f"{name}_on"] for name in DATES)
    ]
    if not numbers:
        return []
    title = f"Versie{'s' if len(numbers) > 1 else ''} {', '.join(numbers)}"
    return [{"day": None, "day_words": "Datum niet vastgelegd", "title": title}]


def _planned(standard: Standard) -> list[dict[str, Any]]:
    if standard.planned_escalation_on is None:
        return []
    level = standard.get_planned_escalation_to_display().lower()
    return [
        {
            "day": standard.planned_escalation_on,
            "title": f"Verzwaring gepland: {level}",
            "text": f"Bron: {standard.planned_escalation_source}.",
        }
    ]
