"""The steps of a meeting, and who may do what around its table.

PostgreSQL has the same edges in `meeting_edge_exists`; a test compares the two.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from samenorganiseren.shared.verdicts import ALLOWED, Verdict, allowed_if, denied

from ..enums import BodyKind, ItemKind, MeetingState, Stage
from .bodies import is_chair, is_secretary, may_keep, may_read_inside, sits_in

if TYPE_CHECKING:
    from accounts.models import User

    from ..models import AgendaItem, Body, Dossier, Meeting

STEPS: dict[MeetingState, frozenset[MeetingState]] = {
    MeetingState.DRAFT: frozenset({MeetingState.CONVENED, MeetingState.CANCELLED}),
    MeetingState.CONVENED: frozenset({MeetingState.IN_SESSION, MeetingState.CANCELLED}),
    MeetingState.IN_SESSION: frozenset({MeetingState.CLOSED}),
    MeetingState.CLOSED: frozenset({MeetingState.MINUTED}),
    MeetingState.MINUTED: frozenset(),
    MeetingState.CANCELLED: frozenset(),
}
# At which stage a dossier lies before a body.
STAGE_OF = {
    BodyKind.TASKFORCE: Stage.TASKFORCE,
    BodyKind.COLLEGE: Stage.COLLEGE,
    BodyKind.BOARD: Stage.BOARD,
}
# What a body can only do with a dossier that lies before it.
BEFORE_THE_BODY = frozenset(
    {ItemKind.FOR_ADVICE, ItemKind.FOR_DECISION, ItemKind.FORMALITY}
)


def edges() -> frozenset[tuple[MeetingState, MeetingState]]:
    """All steps, as pairs."""
    return frozenset((state, to) for state, after in STEPS.items() for to in after)


def may_plan(user: User, body: Body) -> Verdict:
    """The secretary plans and convenes, and keeps agenda, attendance and minutes."""
    return may_keep(user, body)


def may_change_agenda(user: User, meeting: Meeting) -> Verdict:
    """The secretary, as long as the meeting is not over."""
    verdict = may_keep(user, meeting.body)
    if not verdict:
        return verdict
    return allowed_if(
        not meeting.is_over,
        f"Deze vergadering is {meeting.get_state_display()}. De agenda staat vast.",
    )


def may_read(user: User, meeting: Meeting, day: date) -> Verdict:
    """Everyone once it was convened; before, who belongs to the body."""
    if meeting.convened_at is not None:
        return ALLOWED
    if not user.is_authenticated:
        return denied("Deze vergadering is nog niet bekendgemaakt.")
    return may_read_papers(user, meeting, day)


def may_read_papers(user: User, meeting: Meeting, day: date) -> Verdict:
    """Summaries, papers and who comes: members, assistants, secretaries, and whoever
    sits there for a member this once."""
    if not user.is_authenticated:
        return denied(f"Dit is er voor leden van {meeting.body.name}.")
    verdict = may_read_inside(user, meeting.body, day)
    if verdict or not substitutes(user, meeting):
        return verdict
    return ALLOWED


def may_read_item(user: User, item: AgendaItem, day: date) -> Verdict:
    """Who reads the papers of the meeting, and a guest of this one item."""
    verdict = may_read_papers(user, item.meeting, day)
    if verdict or not user.is_authenticated:
        return verdict
    return ALLOWED if item.guests.filter(guest=user).exists() else verdict


def may_come(user: User, meeting: Meeting, day: date) -> Verdict:
    """Members, and who sits for one, tell themselves when they come and go."""
    return allowed_if(
        user.is_active
        and (sits_in(user, meeting.body, day) or substitutes(user, meeting)),
        f"U bent geen lid van {meeting.body.name}.",
    )


def may_establish(user: User, meeting: Meeting, day: date) -> Verdict:
    """The chair; that the chair is no author is judged with the draft at hand."""
    return allowed_if(
        is_chair(user, meeting.body, day),
        f"Het verslag stelt de voorzitter van {meeting.body.name} vast.",
    )


def may_finish(user: User, owner_id: int | None, meeting: Meeting) -> Verdict:
    """Whoever promised it, and the secretary."""
    return allowed_if(
        user.is_active and (user.pk == owner_id or is_secretary(user, meeting.body)),
        "Dit actiepunt is van iemand anders.",
    )


def may_be_treated(kind: ItemKind, dossier: Dossier, body: Body) -> Verdict:
    """Advice and decision only where the dossier lies before this body."""
    if kind not in BEFORE_THE_BODY:
        return ALLOWED
    return allowed_if(
        dossier.stage == STAGE_OF.get(BodyKind(body.kind)),
        f"{dossier.number} staat op “{dossier.get_stage_display()}” en ligt dus niet "
        f"voor bij {body.name}. Zet het op de agenda ter kennisname, of wacht.",
    )


def substitutes(user: User, meeting: Meeting) -> bool:
    """Whether this person sits for a member in this one meeting."""
    return meeting.substitutions.filter(substitute=user).exists()
