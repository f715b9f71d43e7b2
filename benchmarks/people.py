"""For each of some municipalities somebody who may speak for it."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from accounts.domain.register_organisations import organisation_for
from accounts.enums import Role
from accounts.models import RoleAssignment, User
from municipalities.models import Municipality

HOW_MANY = 40


def add_people() -> None:
    now = timezone.now()
    for town in Municipality.objects.on(timezone.localdate()).order_by("pk")[:HOW_MANY]:
        person = User.objects.create(
            email=f"proef-{town.pk}@voorbeeld.example",
            name=f"Proef {town.pk}",
            is_fictitious=True,
        )
        RoleAssignment.objects.create(
            user=person,
            role=Role.INFORMATION_MANAGER,
            organisation=organisation_for(town),
            starts_on=date(2020, 1, 1),
            given_by_label="Proef",
            given_at=now,
        )


def speakers() -> list[tuple[User, Municipality]]:
    held = RoleAssignment.objects.filter(user__email__startswith="proef-")
    found = held.select_related("user", "organisation__municipality").order_by("pk")
    return [(one.user, one.organisation.municipality) for one in found]
