"""Keeping partnerships, for functional administrators: the verbs of the register
behind the right that only people of this app can have."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from municipalities.domain import partnerships as register
from municipalities.models import Municipality, Partnership, PartnershipMember
from samenorganiseren.shared.verdicts import require

from .. import rules
from ..models import User
from .register_organisations import organisation_for_partnership


@transaction.atomic
def start(
    *,
    name: str,
    kind: str,
    description: str,
    homepage: str,
    by: User,
    now: datetime,
) -> Partnership:
    """A new partnership, and the organisation to which its people are invited."""
    require(rules.may_administer(by))
    partnership = register.start_partnership(
        name=name,
        kind=kind,
        description=description,
        homepage=homepage,
        by=by,
        now=now,
    )
    organisation_for_partnership(partnership)
    return partnership


@transaction.atomic
def add_member(
    *,
    partnership: Partnership,
    municipality: Municipality,
    starts_on: date,
    by: User,
    now: datetime,
) -> PartnershipMember:
    """The municipality takes part from this day on."""
    require(rules.may_administer(by))
    return register.add_member(
        partnership=partnership,
        municipality=municipality,
        starts_on=starts_on,
        by=by,
        now=now,
    )


@transaction.atomic
def end_membership(
    *, member: PartnershipMember, ends_on: date, by: User, now: datetime
) -> PartnershipMember:
    """The municipality takes part no more from this day on."""
    require(rules.may_administer(by))
    return register.end_membership(member=member, ends_on=ends_on, by=by, now=now)
