"""Who asks the backing of a koepel, who answers, and who reads the answers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q

from samenorganiseren.shared.verdicts import Verdict, allowed_if, denied

from ..enums import SeatCategory
from .consultations import MUNICIPAL, OUT_OF_HAND
from .dossiers import was_public

if TYPE_CHECKING:
    from accounts.models import Organisation, User

    from ..models import BackingPoll, Dossier, Membership

KOEPEL_SEATS = (
    SeatCategory.VDP,
    SeatCategory.IMG,
    SeatCategory.VIAG,
    SeatCategory.FAMO,
)


def koepel_seat_of(user: User, day: date) -> Membership | None:
    """The seat on which this person speaks for a koepel this day."""
    if not user.is_authenticated or not user.is_active:
        return None
    held = user.memberships.filter(
        Q(ends_on=None) | Q(ends_on__gt=day),
        starts_on__lte=day,
        seat__category__in=KOEPEL_SEATS,
    )
    return held.order_by("pk").first()


def may_ask(user: User, dossier: Dossier, day: date) -> Verdict:
    """Who sits for a koepel, about a proposal that everybody may read."""
    if koepel_seat_of(user, day) is None:
        return denied("Dit doet wie namens een koepel in een orgaan zit.")
    return allowed_if(
        was_public(dossier) and dossier.stage not in OUT_OF_HAND,
        "Over dit voorstel kunt u nu niets vragen.",
    )


def may_keep_poll(user: User, poll: BackingPoll) -> Verdict:
    """Who asked it."""
    return allowed_if(
        user.is_active and user.pk == poll.membership.person_id,
        "Dit doet wie de vraag stelde.",
    )


def may_read_answers(user: User, poll: BackingPoll, day: date) -> Verdict:
    """Who asked it, and the own assistants."""
    if keeping := may_keep_poll(user, poll):
        return keeping
    helping = poll.membership.assistances.filter(
        Q(ends_on=None) | Q(ends_on__gt=day), assistant=user.pk, starts_on__lte=day
    )
    return allowed_if(
        user.is_active and helping.exists(),
        "De antwoorden zijn voor wie de vraag stelde en de assistent.",
    )


def towns_of(user: User, day: date) -> list[Organisation]:
    """The municipalities for which this person answers, that exist this day."""
    if not user.is_authenticated or not user.is_active:
        return []
    held = {
        role.organisation
        for role in user.get_current_roles()
        if role.role in MUNICIPAL
        and role.organisation.municipality is not None
        and role.organisation.municipality.exists_on(day)
    }
    return sorted(held, key=lambda one: one.sort_key)


def may_answer(user: User, organisation: Organisation, day: date) -> Verdict:
    """Information managers and approvers of a municipality that exists."""
    return allowed_if(
        organisation in towns_of(user, day),
        "U kunt niet namens deze gemeente antwoorden.",
    )
