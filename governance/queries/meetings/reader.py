"""What one person may read of one meeting, asked once for a whole page."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from accounts.models import User
from samenorganiseren.shared.days import day_of

from ...enums import ConflictState, Recusal, SeatCategory
from ...models import AgendaGuest, AgendaItem, ConflictDeclaration, Meeting, Membership
from ...rules import dossiers
from ...rules.bodies import assists_in, is_secretary
from ...rules.meetings import substitutes
from .rules_of import rule_on


@dataclass(frozen=True)
class Reader:
    """A visitor by default."""

    user: User | None = None
    is_secretary: bool = False
    is_chair: bool = False
    # Sits there, or for somebody who does.
    is_member: bool = False
    is_assistant: bool = False
    guest_of: frozenset[int] = frozenset()
    # Dossiers whose papers an interest costs this person.
    kept_out_of: frozenset[int] = field(default=frozenset())

    @property
    def is_inside(self) -> bool:
        """Reads agenda, papers and who comes."""
        return self.is_secretary or self.is_member or self.is_assistant

    def reads(self, item: AgendaItem) -> bool:
        """Whether summary and papers of this item are for this person."""
        if item.dossier_id in self.kept_out_of:
            return False
        return self.is_inside or item.pk in self.guest_of

    def knows(self, item: AgendaItem) -> bool:
        """Whether even the title may be told: not of a proposal that is not public."""
        if item.dossier is None or self.is_inside or item.pk in self.guest_of:
            return True
        return bool(dossiers.may_read(self.user, item.dossier))


def reader_of(user: User, meeting: Meeting, day: date) -> Reader:
    """What this person is in this meeting."""
    if not user.is_authenticated or not user.is_active:
        return Reader()
    categories = set(
        Membership.objects.on(day)
        .filter(person=user, seat__body=meeting.body_id)
        .values_list("seat__category", flat=True)
    )
    return Reader(
        user=user,
        is_secretary=is_secretary(user, meeting.body),
        is_chair=SeatCategory.CHAIR in categories,
        is_member=bool(categories) or substitutes(user, meeting),
        is_assistant=assists_in(user, meeting.body, day),
        guest_of=frozenset(
            AgendaGuest.objects.filter(item__meeting=meeting, guest=user).values_list(
                "item", flat=True
            )
        ),
        kept_out_of=_kept_out_of(user, meeting),
    )


def _kept_out_of(user: User, meeting: Meeting) -> frozenset[int]:
    """Where the rule sends whoever has an interest out of the room, papers go too."""
    recognised = list(
        ConflictDeclaration.objects.filter(
            person=user, body=meeting.body_id, state=ConflictState.ACCEPTED
        ).values_list("dossier", flat=True)
    )
    if not recognised:
        return frozenset()
    rule = rule_on(meeting.body, day_of(meeting.starts_at))
    leaves = rule is not None and rule.recusal == Recusal.LEAVES
    return frozenset(recognised) if leaves else frozenset()
