"""Who else comes: guests of one item, and who sits for a member this once."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import require

from ...models import AgendaGuest, AgendaItem, Meeting, Membership, Substitution
from ...rules.bodies import sits_in
from ...rules.meetings import may_change_agenda
from .states import lock


class GuestRefused(DomainError):
    """This person cannot be a guest, or a substitute."""


@transaction.atomic
def invite_guest(
    *, item: AgendaItem, guest: User, by: User, now: datetime
) -> AgendaGuest:
    """Let somebody read and hear this one item. Asking again changes nothing."""
    meeting = lock(item.meeting)
    require(may_change_agenda(by, meeting))
    if not guest.is_active:
        raise GuestRefused("Dit account is gesloten.")
    if sits_in(guest, meeting.body, day_of(meeting.starts_at)):
        raise GuestRefused(f"{guest.name} is lid en leest alle punten al.")
    invited, is_new = AgendaGuest.objects.get_or_create(item=item, guest=guest)
    if is_new:
        record("governance.guest_invited", subject=item, by=by, at=now)
    return invited


@transaction.atomic
def withdraw_guest(*, item: AgendaItem, guest: User, by: User, now: datetime) -> None:
    """This guest no longer reads the item."""
    require(may_change_agenda(by, lock(item.meeting)))
    gone, _ = AgendaGuest.objects.filter(item=item, guest=guest).delete()
    if gone:
        record("governance.guest_withdrawn", subject=item, by=by, at=now)


@transaction.atomic
def name_substitute(
    *,
    meeting: Meeting,
    membership: Membership,
    substitute: User,
    by: User,
    now: datetime,
) -> Substitution:
    """For this one meeting somebody else sits on the seat. Naming another replaces."""
    meeting = lock(meeting)
    require(may_change_agenda(by, meeting))
    if membership.seat.body_id != meeting.body_id:
        raise GuestRefused("Dit lid zit niet in dit orgaan.")
    if not substitute.is_active:
        raise GuestRefused("Dit account is gesloten.")
    if substitute.pk == membership.person_id:
        raise GuestRefused("Een lid kan niet voor zichzelf invallen.")
    named, _ = Substitution.objects.update_or_create(
        meeting=meeting,
        membership=membership,
        defaults={
            "substitute": substitute,
            "named_by_label": by.actor_label,
            "named_at": now,
        },
    )
    record("governance.substitute_named", subject=meeting, by=by, at=now)
    return named


@transaction.atomic
def withdraw_substitute(
    *, meeting: Meeting, membership: Membership, by: User, now: datetime
) -> None:
    """The member comes after all."""
    require(may_change_agenda(by, lock(meeting)))
    gone, _ = meeting.substitutions.filter(membership=membership).delete()
    if gone:
        record("governance.substitute_withdrawn", subject=meeting, by=by, at=now)
