"""Who may enter the addresses of meetings."""

import datetime

from django.core.files.base import ContentFile
from django.utils import timezone

from accounts.enums import Role
from governance.domain.meetings import minutes
from governance.domain.meetings.calendar_addresses import make_address
from governance.enums import MeetingState
from governance.models import ActionItem, Attendance, Meeting, Paper
from tests.access_world import ACTORS, VISITOR, of_each_actor
from tests.factories.governance import AgendaItemFactory, MeetingFactory

ANYONE = frozenset(ACTORS)
NOBODY = frozenset()
SIGNED_IN = ANYONE - {VISITOR}
SECRETARY = frozenset({Role.BODY_SECRETARY.value})
MEMBER = frozenset({Role.BODY_MEMBER.value})
INSIDE = SECRETARY | MEMBER | {Role.BODY_ASSISTANT.value}
TOMORROW = datetime.timedelta(days=1)


def made(world, state) -> Meeting:
    """A meeting of the world's own body, in this state."""
    held = state in (MeetingState.IN_SESSION, MeetingState.CLOSED)
    starts_at = timezone.now() + (-TOMORROW if held else TOMORROW)
    return MeetingFactory(body=world.body, state=state, starts_at=starts_at)


def in_state(state):
    return lambda world, actor: [made(world, state).pk]


def with_item(state):
    def to(world, actor):
        meeting = made(world, MeetingState.DRAFT)
        item = AgendaItemFactory(meeting=meeting)
        meeting.refresh_from_db()
        return [meeting.pk, item.pk]

    return to


def with_guest(world, actor):
    return [*with_item(MeetingState.DRAFT)(world, actor), world.colleague.pk]


def with_member(world, actor):
    return [made(world, MeetingState.CONVENED).pk, world.membership.pk]


def with_times(world, actor):
    meeting = made(world, MeetingState.IN_SESSION)
    there = Attendance.objects.create(
        meeting=meeting, person=world.colleague, arrived_at=timezone.now()
    )
    return [meeting.pk, there.pk]


def with_minutes(world, actor):
    meeting = made(world, MeetingState.CLOSED)
    minutes.write_minutes(
        meeting=meeting,
        text="Wat er gezegd is.",
        by_item={},
        seen=0,
        by=world.people[Role.BODY_SECRETARY],
        now=timezone.now(),
    )
    return [meeting.pk]


def with_action(world, actor):
    meeting = made(world, MeetingState.CLOSED)
    action = ActionItem.objects.create(
        meeting=meeting, text="Bellen.", owner_label="Persoon"
    )
    return [meeting.pk, action.pk]


def with_paper(world, actor):
    number, item = with_item(MeetingState.CONVENED)(world, actor)
    paper = Paper.objects.create(
        subject_key=f"governance.agenda_item:{item}",
        file=ContentFile(b"%PDF-1.7", name="stuk.pdf"),
        name="stuk.pdf",
        content_type="application/pdf",
        size=8,
        sha256="0" * 64,
        added_by=world.colleague,
        added_at=timezone.now(),
    )
    return [number, paper.pk]


def with_paper_at_item(world, actor):
    number, paper = with_paper(world, actor)
    item = Paper.objects.get(pk=paper).subject_key.rpartition(":")[2]
    return [number, item, paper]


@of_each_actor
def with_calendar(world, actor):
    """Whoever knows the address reads it; that is what it is for."""
    return [make_address(person=world.of(actor), now=timezone.now())]


def rows(row):
    draft, convened = in_state(MeetingState.DRAFT), in_state(MeetingState.CONVENED)
    held, item = in_state(MeetingState.IN_SESSION), with_item(MeetingState.DRAFT)
    return {
        "today": row(INSIDE),
        "today_now": row(INSIDE),
        "my_calendar": row(SIGNED_IN, SIGNED_IN),
        "person_calendar": row(ANYONE, NOBODY, with_calendar),
        "body_calendar": row(ANYONE, NOBODY, lambda world, actor: [world.body.slug]),
        "meetings": row(ANYONE),
        "meetings_ori": row(ANYONE),
        "new_meeting": row(SECRETARY, SECRETARY),
        "meeting": row(ANYONE, NOBODY, convened),
        "meeting_change": row(SECRETARY, SECRETARY, convened),
        "meeting_convene": row(SECRETARY, SECRETARY, draft),
        "meeting_cancel": row(SECRETARY, SECRETARY, convened),
        "meeting_agenda": row(SECRETARY, NOBODY, draft),
        "agenda_add_dossier": row(NOBODY, NOBODY, draft),
        "agenda_add_item": row(SECRETARY, SECRETARY, draft),
        "meeting_substitute": row(SECRETARY, SECRETARY, convened),
        "meeting_substitute_withdraw": row(NOBODY, SECRETARY, with_member),
        "agenda_item": row(INSIDE, NOBODY, item),
        "agenda_item_change": row(SECRETARY, SECRETARY, item),
        "agenda_item_move": row(NOBODY, SECRETARY, item),
        "agenda_item_version": row(NOBODY, SECRETARY, item),
        "agenda_item_pull": row(SECRETARY, SECRETARY, item),
        "agenda_item_paper": row(SECRETARY, SECRETARY, item),
        "agenda_item_paper_take": row(NOBODY, SECRETARY, with_paper_at_item),
        "agenda_item_guest": row(SECRETARY, SECRETARY, item),
        "agenda_item_guest_withdraw": row(NOBODY, SECRETARY, with_guest),
        "meeting_bundle": row(NOBODY, INSIDE, convened),
        "offline_worker": row(ANYONE),
        "meeting_paper": row(INSIDE, NOBODY, with_paper),
        "meeting_control": row(SECRETARY, SECRETARY, held),
        "meeting_open": row(NOBODY, SECRETARY, convened),
        "meeting_close": row(NOBODY, SECRETARY, held),
        "meeting_go_to": row(NOBODY, SECRETARY, item),
        "attendance_mend": row(SECRETARY, SECRETARY, with_times),
        "meeting_arrive": row(NOBODY, MEMBER, held),
        "meeting_leave": row(MEMBER, MEMBER, held),
        "meeting_minutes": row(INSIDE, NOBODY, with_minutes),
        "minutes_write": row(SECRETARY, SECRETARY, with_minutes),
        "minutes_establish": row(NOBODY, SIGNED_IN, with_minutes),
        "action_add": row(SECRETARY, SECRETARY, with_minutes),
        "action_done": row(NOBODY, SIGNED_IN, with_action),
    }
