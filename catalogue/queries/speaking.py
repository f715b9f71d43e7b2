"""For which municipalities somebody speaks, and what was last said for them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Max

from accounts.models import User
from municipalities.models import Municipality, MunicipalityQuerySet

from ..models import AdoptionStatement, Standard
from ..rules.adoption import member_municipality_ids, spoken_for_ids


def spoken_for(user: User, day: date) -> MunicipalityQuerySet:
    """Those that exist and for which this person may make a statement."""
    ids = spoken_for_ids(user, day)
    return Municipality.objects.on(day).filter(pk__in=ids).by_name()


def home_of(user: User) -> Municipality | None:
    """The municipality of which this person is, in whatever role."""
    for held in user.get_current_roles():
        if held.organisation.municipality is not None:
            return held.organisation.municipality
    return None


def looked_after(user: User, day: date) -> list[Municipality]:
    """Spoken for, or one's own in another role: the latter come with the roles."""
    members = member_municipality_ids(user, day)
    found = set(Municipality.objects.filter(pk__in=members)) if members else set()
    held = (role.organisation.municipality for role in user.get_current_roles())
    found |= {one for one in held if one is not None}
    return sorted(found, key=lambda one: (one.sort_key, one.code))


def last_seen(
    municipalities: Iterable[Municipality], standard: Standard
) -> dict[int, int]:
    """For each municipality the last statement about this standard, if any."""
    said = AdoptionStatement.objects.filter(
        municipality__in=municipalities, standard=standard
    ).order_by()
    latest = said.values("municipality_id").annotate(last=Max("id"))
    return dict(latest.values_list("municipality_id", "last"))
