"""Meetings, agenda items and decisions in the open council information model.

Names of fields follow Open Raadsinformatie 2 (VNG Realisatie, plain JSON with `id` and
`url`); `@context` makes the same lines linked data. Only what everyone may know.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.conf import settings

from samenorganiseren.shared.days import day_of

from ...enums import ItemKind, MeetingState
from ...models import AgendaItem, Meeting, Resolution
from ...rules.dossiers import was_public

PER_PAGE = 50
CONTEXT: dict[str, Any] = {
    "@vocab": "https://github.com/VNG-Realisatie/ODS-Open-Raadsinformatie#",
    "url": "@id",
    "Vergadering": "https://argu.co/ns/meeting/Meeting",
    "Agendapunt": "https://argu.co/ns/meeting/AgendaItem",
    "naam": "https://schema.org/name",
    "agendapuntnaam": "https://schema.org/name",
    "volgnummer": "https://schema.org/position",
    "locatie": "https://schema.org/location",
    "geplandeaanvang": "https://schema.org/startDate",
    "geplandeeinde": "https://schema.org/endDate",
    "agendapunten": "https://argu.co/ns/meeting/agenda",
}
ORGANISATION = {"naam": "Vereniging van Nederlandse Gemeenten"}


@dataclass(frozen=True)
class Part:
    """One page of the export, and whether more follows."""

    results: list[dict[str, Any]]
    has_next: bool


def part_of(page: int, now: datetime) -> Part:
    """So many meetings, the newest first, with all that belongs to them."""
    start = (page - 1) * PER_PAGE
    found = list(
        Meeting.objects.with_body()
        .public()
        .order_by("-starts_at", "-id")[start : start + PER_PAGE + 1]
    )
    shown = found[:PER_PAGE]
    items: dict[int, list[AgendaItem]] = defaultdict(list)
    for item in AgendaItem.objects.filter(meeting__in=shown).select_related("dossier"):
        items[item.meeting_id].append(item)
    decisions = _decisions(shown, now)
    return Part(
        [_meeting(one, items[one.pk], decisions[one.pk]) for one in shown],
        has_next=len(found) > PER_PAGE,
    )


def _meeting(
    meeting: Meeting, items: list[AgendaItem], decisions: list[Resolution]
) -> dict[str, Any]:
    page = f"{settings.BASE_URL}{meeting.get_absolute_url()}"
    made = {
        "@type": "Vergadering",
        "id": str(meeting.uid),
        "url": page,
        "webpaginalink": page,
        "organisatie": ORGANISATION,
        "dossiertype": "vergadering",
        "naam": meeting.title,
        "georganiseerddoorgremium": {
            "gremiumidentificatie": meeting.body.slug,
            "gremiumnaam": meeting.body.name,
        },
        "geplandedatum": str(day_of(meeting.starts_at)),
        "geplandeaanvang": _moment(meeting.starts_at),
        "geplandeeinde": _moment(meeting.ends_at),
        "vergaderstatus": meeting.get_state_display(),
        "locatie": meeting.place,
        "vergadertoelichting": meeting.cancelled_reason,
        "isFictief": meeting.is_fictitious,
        "agendapunten": [
            _item(meeting, number, item, page)
            for number, item in enumerate(items, start=1)
            if item.dossier is None or was_public(item.dossier)
        ],
        "besluiten": [_decision(one) for one in decisions],
    }
    if meeting.opened_at:
        made["aanvang"] = _moment(meeting.opened_at)
        made["vergaderdatum"] = str(day_of(meeting.opened_at))
    if meeting.closed_at:
        made["einde"] = _moment(meeting.closed_at)
    return made


def _item(meeting: Meeting, number: int, item: AgendaItem, page: str) -> dict[str, Any]:
    is_pulled = item.pulled_at is not None
    return {
        "@type": "Agendapunt",
        "id": str(uuid.uuid5(meeting.uid, f"agendapunt:{item.pk}")),
        "url": f"{page}#punt-{item.pk}",
        "webpaginalink": page,
        "organisatie": ORGANISATION,
        "dossiertype": "agendapunt",
        "vergaderingen": [{"id": str(meeting.uid), "url": page}],
        "agendapuntnaam": item.title,
        "volgnummer": str(number),
        "omschrijving": item.dossier.number if item.dossier else "",
        "overig": f"Van de agenda gehaald: {item.pulled_reason}" if is_pulled else "",
        "indicatiehamerstuk": item.kind == ItemKind.FORMALITY,
        "indicatiebehandeld": not is_pulled
        and meeting.state in (MeetingState.CLOSED, MeetingState.MINUTED),
        "indicatiebesloten": False,
    }


def _decision(resolution: Resolution) -> dict[str, Any]:
    return {
        "@type": "Besluit",
        "id": resolution.number,
        "url": f"{settings.BASE_URL}/besluiten/{resolution.number}/",
        "besluitidentificatie": resolution.number,
        "besluitresultaat": resolution.decision.get_outcome_display(),
        "besluittoelichting": resolution.title[:200],
    }


def _decisions(meetings: list[Meeting], now: datetime) -> dict[int, list[Resolution]]:
    """Published decisions, by the meeting of the day on which they were taken."""
    meeting_on = {(one.body_id, day_of(one.starts_at)): one.pk for one in meetings}
    found: dict[int, list[Resolution]] = defaultdict(list)
    published = (
        Resolution.objects.published_by(now)
        .filter(
            decision__body__in={one.body_id for one in meetings},
            decision__decided_on__in={day_of(one.starts_at) for one in meetings},
        )
        .select_related("decision")
        .order_by("year", "sequence")
    )
    for resolution in published:
        decision = resolution.decision
        place = meeting_on.get((decision.body_id, decision.decided_on))
        if place is not None:
            found[place].append(resolution)
    return found


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
