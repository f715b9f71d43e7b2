"""The report of a meeting, and what people promised in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import Conflict, DomainError
from samenorganiseren.shared.verdicts import require

from ...enums import MeetingState
from ...models import ActionItem, AgendaItem, Meeting, Minutes
from ...rules.meetings import may_establish, may_finish, may_plan
from ..events import canonical_json, sha256_of
from .states import lock, move, require_step

WRITTEN_IN = (MeetingState.IN_SESSION, MeetingState.CLOSED)


class MinutesRefused(DomainError):
    """The minutes cannot be written or established like this."""


class MinutesChanged(Conflict):
    """Somebody else wrote a version in the meantime."""

    def __init__(self) -> None:
        super().__init__(
            "Iemand anders heeft het verslag intussen bewaard. Uw tekst staat hieronder "
            "nog. Vergelijk hem met de nieuwste versie en bewaar dan opnieuw."
        )


@dataclass(frozen=True)
class Promise:
    """Something that somebody will do, as it is filled in."""

    text: str
    owner: User | None = None
    owner_label: str = ""
    due_on: date | None = None
    item: AgendaItem | None = None


@transaction.atomic
def write_minutes(
    *,
    meeting: Meeting,
    text: str,
    by_item: Mapping[str, str],
    seen: int,
    by: User,
    now: datetime,
) -> Minutes:
    """Add a version. `seen` is the number of the version that the writer began with;
    `by_item` holds the text for an item by its number in the database."""
    meeting = lock(meeting)
    require(may_plan(by, meeting.body))
    if meeting.state not in WRITTEN_IN:
        raise MinutesRefused(
            f"Deze vergadering is {meeting.get_state_display()}. "
            "Het verslag kan nu niet veranderen."
        )
    last = meeting.minutes.last()
    if seen != (last.number if last else 0):
        raise MinutesChanged
    known = {str(number) for number in meeting.items.values_list("pk", flat=True)}
    if set(by_item) - known:
        raise MinutesRefused("Een van de punten staat niet op deze agenda.")
    made = Minutes.objects.create(
        meeting=meeting,
        number=seen + 1,
        text=text,
        by_item=dict(by_item),
        sha256=fingerprint(meeting, text, by_item),
        written_by_key=by.actor_key,
        written_by_label=by.actor_label,
        written_at=now,
    )
    _record("governance.minutes_written", meeting, by, now, nummer=made.number)
    return made


@transaction.atomic
def establish_minutes(
    *, meeting: Meeting, seen: int, by: User, now: datetime
) -> Minutes:
    """The chair establishes the last draft, word for word, and is no author of it."""
    meeting = lock(meeting)
    require(may_establish(by, meeting, day_of(now)))
    require_step(meeting, MeetingState.MINUTED)
    last = meeting.minutes.last()
    if last is None:
        raise MinutesRefused("Er is nog geen verslag om vast te stellen.")
    if last.number != seen:
        raise MinutesRefused(
            "Het verslag is intussen gewijzigd. Lees de nieuwste versie, "
            "en stel haar dan vast."
        )
    if meeting.minutes.filter(written_by_key=by.actor_key).exists():
        raise MinutesRefused(
            "U schreef zelf aan dit verslag. Laat een ander het vaststellen."
        )
    made = Minutes.objects.create(
        meeting=meeting,
        number=last.number + 1,
        text=last.text,
        by_item=last.by_item,
        is_established=True,
        sha256=last.sha256,
        written_by_key=by.actor_key,
        written_by_label=by.actor_label,
        written_at=now,
    )
    move(
        meeting,
        MeetingState.MINUTED,
        by=by,
        now=now,
        details={"vingerafdruk": made.sha256},
    )
    return made


@transaction.atomic
def promise(*, meeting: Meeting, what: Promise, by: User, now: datetime) -> ActionItem:
    """Write down who will do what; also after the meeting, while the minutes are made."""
    meeting = lock(meeting)
    require(may_plan(by, meeting.body))
    if meeting.state not in (*WRITTEN_IN, MeetingState.MINUTED):
        raise MinutesRefused("Actiepunten komen uit een vergadering die gehouden is.")
    if what.item is not None and what.item.meeting_id != meeting.pk:
        raise MinutesRefused("Dit punt staat niet op deze agenda.")
    label = what.owner.actor_label if what.owner else what.owner_label.strip()
    if not label:
        raise MinutesRefused("Vul in wie het doet.")
    made = ActionItem.objects.create(
        meeting=meeting,
        item=what.item,
        text=what.text,
        owner=what.owner,
        owner_label=label,
        due_on=what.due_on,
    )
    _record("governance.action_promised", meeting, by, now, actie=made.pk)
    return made


@transaction.atomic
def finish_action(*, action: ActionItem, by: User, now: datetime) -> ActionItem:
    """It is done. Pressing twice is the same."""
    action = (
        ActionItem.objects.select_for_update(of=("self",))
        .select_related("meeting__body__organisation")
        .get(pk=action.pk)
    )
    require(may_finish(by, action.owner_id, action.meeting))
    if action.done_at is None:
        action.done_at = now
        action.save(update_fields=["done_at"])
        _record("governance.action_done", action.meeting, by, now, actie=action.pk)
    return action


def fingerprint(meeting: Meeting, text: str, by_item: Mapping[str, str]) -> str:
    """The hash of all that a version says."""
    return sha256_of(
        canonical_json(
            {"vergadering": str(meeting.uid), "tekst": text, "punten": dict(by_item)}
        )
    )


def _record(
    action: str, meeting: Meeting, by: User, now: datetime, **details: object
) -> None:
    record(
        action,
        subject=meeting,
        by=by,
        at=now,
        organisation=meeting.body.organisation,
        details=details,
    )
