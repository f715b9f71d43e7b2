"""What stands on the agenda of a meeting, in which order, and what is taken from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import require

from ...enums import BodyKind, ItemKind, MeetingState
from ...models import AgendaItem, Dossier, Meeting, Round
from ...rules.meetings import may_be_treated, may_change_agenda
from .. import stages
from ..due import item_changed
from ..events import add_event
from ..rounds.cancelling import RUNNING, cancel_running_rounds
from . import states
from .running import ItemNotThere


class AgendaRefused(DomainError):
    """The agenda cannot be changed in this way."""


@dataclass(frozen=True)
class Item:
    """An item as the secretary fills it in."""

    title: str
    kind: ItemKind
    summary: str = ""
    minutes_planned: int | None = None


@transaction.atomic
def add_item(
    *,
    meeting: Meeting,
    item: Item,
    by: User,
    now: datetime,
    dossier: Dossier | None = None,
) -> AgendaItem:
    """Put it at the end. A dossier comes with its last version, which stays that one."""
    if dossier is not None:
        dossier = stages.lock(dossier)
    meeting = lock_for(by=by, meeting=meeting)
    made = AgendaItem(meeting=meeting, position=_next_position(meeting), **vars(item))
    if dossier is not None:
        _require_fits(made, dossier)
        made.dossier, made.version = dossier, dossier.versions.last()
    made.save()
    _record("governance.agenda_item_added", made, by, now)
    if dossier is not None:
        add_event(
            "geagendeerd",
            dossier=dossier,
            by=by,
            now=now,
            payload=_payload(made),
        )
    return made


@transaction.atomic
def change_item(*, item: AgendaItem, to: Item, by: User, now: datetime) -> AgendaItem:
    """Another title, kind, summary or time."""
    meeting = lock_for(by=by, meeting=item.meeting)
    item = standing_item(meeting, item)
    if item.dossier is not None:
        require(may_be_treated(to.kind, item.dossier, meeting.body))
    for name, value in vars(to).items():
        setattr(item, name, value)
    item.save(update_fields=list(vars(to)))
    _record("governance.agenda_item_changed", item, by, now)
    return item


@transaction.atomic
def renew_version(*, item: AgendaItem, by: User, now: datetime) -> AgendaItem:
    """Take the last version of the dossier, as long as no round asks about another."""
    meeting = lock_for(by=by, meeting=item.meeting)
    item = standing_item(meeting, item)
    if item.dossier is None:
        raise AgendaRefused("Bij dit punt hoort geen dossier.")
    if Round.objects.filter(item=item, state__in=RUNNING).exists():
        raise AgendaRefused(
            "Bij dit punt loopt een adviesronde over de vorige versie. "
            "Annuleer die ronde eerst."
        )
    item.version = item.dossier.versions.last()
    item.save(update_fields=["version"])
    _record("governance.agenda_item_changed", item, by, now)
    return item


@transaction.atomic
def move_item(*, item: AgendaItem, up: bool, by: User, now: datetime) -> AgendaItem:
    """Change places with the item above or below; at the edge nothing happens."""
    meeting = lock_for(by=by, meeting=item.meeting)
    order = list(meeting.items.select_for_update().filter(pulled_at=None))
    place = next((n for n, one in enumerate(order) if one.pk == item.pk), None)
    if place is None:
        raise ItemNotThere
    other = place - 1 if up else place + 1
    if not 0 <= other < len(order):
        return order[place]
    here, there = order[place], order[other]
    here.position, there.position = there.position, here.position
    AgendaItem.objects.bulk_update([here, there], ["position"])
    _record("governance.agenda_item_moved", here, by, now)
    return here


@transaction.atomic
def pull_item(*, item: AgendaItem, reason: str, by: User, now: datetime) -> AgendaItem:
    """Take it from the agenda with a reason; a round about it is cancelled, and what
    was said in that round stays readable."""
    dossier = stages.lock(item.dossier) if item.dossier is not None else None
    if dossier is not None and _has_running_round(item):
        require(may_change_agenda(by, item.meeting))
        cancel_running_rounds(
            dossier=dossier, reason=_round_reason(reason), by=by, now=now
        )
    meeting = lock_for(by=by, meeting=item.meeting)
    item = standing_item(meeting, item)
    if not reason.strip():
        raise AgendaRefused("Schrijf op waarom dit punt van de agenda gaat.")
    if meeting.current_item_id == item.pk:
        meeting.current_item = _following(meeting, item)
        meeting.save(update_fields=["current_item"])
    item.pulled_at, item.pulled_reason = now, reason.strip()
    item.save(update_fields=["pulled_at", "pulled_reason"])
    _record("governance.agenda_item_pulled", item, by, now)
    if dossier is not None:
        add_event(
            "van-agenda-gehaald",
            dossier=dossier,
            by=by,
            now=now,
            payload={**_payload(item), "reden": item.pulled_reason},
        )
    return item


def lock_for(*, by: User, meeting: Meeting) -> Meeting:
    """Read the meeting anew for somebody who changes its agenda."""
    meeting = states.lock(meeting)
    require(may_change_agenda(by, meeting))
    return meeting


def standing_item(meeting: Meeting, item: AgendaItem) -> AgendaItem:
    """Read it anew; raises ItemNotThere where it is gone from this agenda."""
    found = (
        meeting.items.select_related("dossier")
        .filter(pk=item.pk, pulled_at=None)
        .first()
    )
    if found is None:
        raise ItemNotThere
    found.meeting = meeting
    return found


def _require_fits(item: AgendaItem, dossier: Dossier) -> None:
    meeting = item.meeting
    if not dossier.number:
        raise AgendaRefused("Dit voorstel is nog niet ingediend.")
    require(may_be_treated(ItemKind(item.kind), dossier, meeting.body))
    if meeting.items.filter(dossier=dossier, pulled_at=None).exists():
        raise AgendaRefused(f"{dossier.number} staat al op deze agenda.")


def _next_position(meeting: Meeting) -> int:
    last = meeting.items.aggregate(last=Max("position"))["last"]
    return (last or 0) + 1


def _following(meeting: Meeting, item: AgendaItem) -> AgendaItem | None:
    after = meeting.items.filter(pulled_at=None, position__gt=item.position)
    return after.first()


def _has_running_round(item: AgendaItem) -> bool:
    return Round.objects.filter(item=item, state__in=RUNNING).exists()


def _round_reason(reason: str) -> str:
    return f"Het punt is van de agenda gehaald: {reason.strip()}"


def _payload(item: AgendaItem) -> dict[str, object]:
    meeting = item.meeting
    return {
        "vergadering": meeting.pk,
        "orgaan": BodyKind(meeting.body.kind).value,
        "punt": item.pk,
        "soort": str(item.kind),
        "bekendgemaakt": meeting.state != MeetingState.DRAFT,
    }


def _record(action: str, item: AgendaItem, by: User, now: datetime) -> None:
    record(
        action,
        subject=item,
        by=by,
        at=now,
        organisation=item.meeting.body.organisation,
        details={"vergadering": item.meeting_id},
    )
    item_changed(item, now)
