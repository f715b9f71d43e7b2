"""Who may prepare, approve, read and account for an award."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from accounts.enums import Role
from samenorganiseren.shared.verdicts import ALLOWED, Verdict, allowed_if, denied

from ..enums import AwardState
from .access import may_administer, may_approve

if TYPE_CHECKING:
    from accounts.models import User

    from ..models import AllocationRequest, Award

# Who writes for a receiver: the same who write its proposals.
RECEIVERS = (Role.INFORMATION_MANAGER, Role.APPROVER, Role.CATALOGUE_EDITOR)
OWN = (
    "Dit geld is voor een organisatie waar u zelf bij hoort. Een beheerder die daar "
    "niet bij hoort, doet dit."
)


def works_for(
    user: User, request: AllocationRequest | None, municipality_id: int | None
) -> bool:
    """Whether this person has any role at who asks or receives."""
    return any(
        (request is not None and held.organisation_id == request.requester_id)
        or (
            municipality_id is not None
            and held.organisation.municipality_id == municipality_id
        )
        for held in user.get_current_roles()
    )


def may_prepare_for(
    user: User, request: AllocationRequest | None, municipality_id: int | None
) -> Verdict:
    """Administrators, never for the organisation they belong to."""
    if not (verdict := may_administer(user)):
        return verdict
    return allowed_if(not works_for(user, request, municipality_id), OWN)


def may_approve_award(user: User, award: Award) -> Verdict:
    """Four eyes, and never for the organisation they belong to."""
    if not (verdict := may_approve(user, award.prepared_by_id)):
        return verdict
    inside = works_for(user, award.request, award.recipient_municipality_id)
    return allowed_if(not inside, OWN)


def may_account(user: User, award: Award) -> Verdict:
    """People who write for the receiver, while the award runs."""
    if not is_receiver(user, award):
        return denied("De ontvanger van deze toekenning legt verantwoording af.")
    return allowed_if(
        award.state == AwardState.APPROVED,
        "Deze toekenning loopt niet meer. Vraag de beheerders van het Fonds GGU wat er "
        "nog kan.",
    )


def is_receiver(user: User, award: Award) -> bool:
    """Whether this person writes for who received it."""
    request = award.request
    return user.is_active and any(
        held.role in RECEIVERS
        and (
            (request is not None and held.organisation_id == request.requester_id)
            or (
                award.recipient_municipality_id is not None
                and held.organisation.municipality_id == award.recipient_municipality_id
            )
        )
        for held in user.get_current_roles()
    )


def may_read_award(user: User, award: Award) -> Verdict:
    """Administrators; whoever writes for the receiver once it is approved."""
    if may_administer(user):
        return ALLOWED
    return allowed_if(
        award.state != AwardState.PREPARED and is_receiver(user, award),
        "Dit is er voor de beheerders van het Fonds GGU en voor de ontvanger.",
    )


def is_valid_on(decided_on: date, valid_to: date | None, day: date) -> bool:
    """Whether a mandate holds on this day; its last day counts."""
    return decided_on <= day and (valid_to is None or day <= valid_to)
