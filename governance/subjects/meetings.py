"""How our keys become titles and addresses: meetings."""

from __future__ import annotations

from django.utils import timezone

from accounts.models import User
from samenorganiseren.shared import personal_data
from samenorganiseren.shared.subjects import Subject
from samenorganiseren.shared.subjects import register as tell

from ..models import AgendaItem, Meeting
from ..queries.meetings.around import is_kept_out
from ..queries.meetings.personal_data import own_data
from ..rules.meetings import may_read, may_read_item


def register() -> None:
    """Tell it to the journal, the inbox, whoever follows, and the export of own data."""
    tell("governance.meeting", _meeting)
    tell("governance.agenda_item", _item)
    personal_data.register("Vergaderingen", own_data)


def _meeting(number: int) -> Subject | None:
    meeting = Meeting.objects.with_body().filter(pk=number).first()
    if meeting is None:
        return None
    return Subject(
        key=meeting.subject_key,
        title=meeting.subject_label,
        url=meeting.get_absolute_url(),
        is_visible_to=lambda viewer: (
            isinstance(viewer, User)
            and bool(may_read(viewer, meeting, timezone.localdate()))
        ),
    )


def _item(number: int) -> Subject | None:
    found = AgendaItem.objects.select_related("meeting__body__organisation", "dossier")
    item = found.filter(pk=number).first()
    if item is None:
        return None
    return Subject(
        key=item.subject_key,
        title=item.subject_label,
        url=item.get_absolute_url(),
        is_visible_to=lambda viewer: isinstance(viewer, User) and _sees(viewer, item),
    )


def _sees(viewer: User, item: AgendaItem) -> bool:
    """Who reads the item, and is not kept out of it by an interest."""
    day = timezone.localdate()
    body = item.meeting.body
    return bool(may_read_item(viewer, item, day)) and not is_kept_out(
        viewer, item.dossier, body, day
    )
