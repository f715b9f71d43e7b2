"""What bodies keep about a person, for the export of personal data."""

from __future__ import annotations

from datetime import date
from typing import Any

from accounts.models import User

from ...models import Assistance, BackingAnswer, Membership

Lines = list[dict[str, Any]]


def own_places(person: User) -> dict[str, Lines]:
    """Where this person sat, whom this person helped, and what was answered."""
    return {
        "Zetels": _seats(person),
        "Ondersteuning": _assistances(person),
        "Antwoorden aan koepels": _answers(person),
    }


def _seats(person: User) -> Lines:
    terms = Membership.objects.filter(person=person).with_names().order_by("starts_on")
    return [
        {
            "Orgaan": one.seat.body.name,
            "Zetel": one.seat.label,
            "Namens": one.on_behalf_of.name if one.on_behalf_of else None,
            "Werkgever": one.employer,
            **_term(one.starts_on, one.ends_on),
        }
        for one in terms
    ]


def _assistances(person: User) -> Lines:
    helped = Assistance.objects.filter(assistant=person).select_related(
        "membership__seat__body__organisation", "membership__person"
    )
    return [
        {
            "Lid": one.membership.person.name,
            "Orgaan": one.membership.seat.body.name,
            **_term(one.starts_on, one.ends_on),
        }
        for one in helped.order_by("starts_on")
    ]


def _answers(person: User) -> Lines:
    said = BackingAnswer.objects.filter(person=person).select_related(
        "poll__dossier", "organisation"
    )
    return [
        {
            "Vraag": one.poll.question,
            "Namens": one.organisation.name,
            "Antwoord": one.get_answer_display(),
            "Tekst": one.text,
            "Wanneer": one.recorded_at.isoformat(),
        }
        for one in said.order_by("id")
    ]


def _term(starts_on: date, ends_on: date | None) -> dict[str, str | None]:
    return {
        "Vanaf": starts_on.isoformat(),
        "Tot": ends_on.isoformat() if ends_on else None,
    }
