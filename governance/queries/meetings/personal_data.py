"""What meetings keep about a person, for the export of personal data."""

from __future__ import annotations

from typing import Any

from accounts.models import User

from ...models import ActionItem, AgendaGuest, Attendance, Substitution, WrittenInput

Lines = list[dict[str, Any]]


def own_data(person: User) -> dict[str, Lines]:
    """Where this person was, what they handed in and promised, and for whom they sat."""
    return {
        "Aanwezigheid": _attendance(person),
        "Schriftelijke inbreng": _inputs(person),
        "Actiepunten": _actions(person),
        "Te gast": _visits(person),
        "Plaatsvervanging": _substitutions(person),
        "Agenda-adressen": [
            {
                "Gemaakt": one.created_at.isoformat(),
                "Ingetrokken": one.revoked_at and one.revoked_at.isoformat(),
            }
            for one in person.calendar_addresses.order_by("id")
        ],
    }


def _attendance(person: User) -> Lines:
    found = Attendance.objects.filter(person=person).select_related("meeting")
    return [
        {
            "Vergadering": one.meeting.title,
            "Binnengekomen": one.arrived_at.isoformat(),
            "Vertrokken": one.left_at and one.left_at.isoformat(),
        }
        for one in found.order_by("id")
    ]


def _inputs(person: User) -> Lines:
    found = WrittenInput.objects.filter(person=person).select_related("item__meeting")
    return [
        {
            "Vergadering": one.item.meeting.title,
            "Punt": one.item.title,
            "Tekst": one.text,
            "Wanneer": one.recorded_at.isoformat(),
        }
        for one in found.order_by("id")
    ]


def _actions(person: User) -> Lines:
    found = ActionItem.objects.filter(owner=person).select_related("meeting")
    return [
        {
            "Vergadering": one.meeting.title,
            "Wat": one.text,
            "Voor": one.due_on and one.due_on.isoformat(),
            "Gedaan": one.done_at and one.done_at.isoformat(),
        }
        for one in found.order_by("id")
    ]


def _visits(person: User) -> Lines:
    found = AgendaGuest.objects.filter(guest=person).select_related("item__meeting")
    return [
        {"Vergadering": one.item.meeting.title, "Punt": one.item.title}
        for one in found.order_by("id")
    ]


def _substitutions(person: User) -> Lines:
    found = Substitution.objects.filter(substitute=person).select_related("meeting")
    return [
        {"Vergadering": one.meeting.title, "Wanneer": one.named_at.isoformat()}
        for one in found.order_by("id")
    ]
