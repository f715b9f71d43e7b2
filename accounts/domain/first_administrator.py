"""The first functional administrator, whom nobody is there to invite."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from samenorganiseren.shared.errors import Conflict

from ..enums import Role
from ..models import Invitation, Organisation, RoleAssignment
from . import invitations
from .demo_organisations import vng
from .invitation_keys import key_of


@transaction.atomic
def invite_first(*, email: str, name: str, now: datetime) -> str:
    """Make the VNG where it is missing, and the invitation; gives its key."""
    organisation = Organisation.objects.locked().get(pk=vng().pk)
    if RoleAssignment.objects.of_role(Role.FUNCTIONAL_ADMINISTRATOR).exists():
        raise Conflict(
            "Er is al een functioneel beheerder. Die kan anderen uitnodigen."
        )
    Invitation.objects.filter(invited_by=None).unanswered().update(withdrawn_at=now)
    invitation = invitations.send(
        email=email,
        name=name,
        role=Role.FUNCTIONAL_ADMINISTRATOR,
        organisation=organisation,
        role_ends_on=None,
        by=None,
        now=now,
    )
    return key_of(invitation)
