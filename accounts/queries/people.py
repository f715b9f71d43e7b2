"""Reads about people and their roles."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from samenorganiseren.shared.days import day_of

from ..enums import Role
from ..models import Invitation, Organisation, RoleAssignment, User


def roles_at(organisation: Organisation) -> QuerySet[RoleAssignment]:
    """Who has which role at this organisation today, by name."""
    held = organisation.role_assignments.on(timezone.localdate()).of_active_people()
    return held.select_related("user", "organisation").order_by(
        "user__name", "user_id", "role"
    )


def open_invitations(organisation: Organisation, now: datetime) -> QuerySet[Invitation]:
    """Who was invited and has not answered."""
    return organisation.invitations.open_at(now).newest_first()


def people_found(words: str, state: str) -> QuerySet[User]:
    """People whose name or address holds these words, in this state."""
    roles = RoleAssignment.objects.select_related("organisation")
    found = User.objects.prefetch_related(Prefetch("role_assignments", roles))
    if words:
        found = found.filter(Q(name__icontains=words) | Q(email__icontains=words))
    if state in ("aan", "uit"):
        found = found.filter(is_active=state == "aan")
    return found.by_name()


def all_roles(role: str, words: str) -> QuerySet[RoleAssignment]:
    """Every role that somebody has today, of this kind and for such an organisation."""
    held = RoleAssignment.objects.on(timezone.localdate()).of_active_people()
    if role in Role.values:
        held = held.of_role(Role(role))
    if words:
        held = held.filter(
            Q(organisation__name__icontains=words) | Q(user__name__icontains=words)
        )
    ordered = held.select_related("user", "organisation")
    return ordered.order_by("organisation__sort_key", "role", "user__name", "id")


def term_of(person: User, now: datetime) -> list[RoleAssignment]:
    """All roles that somebody has or had, the present ones first."""
    held = list(person.role_assignments.with_organisation())
    today = day_of(now)
    return sorted(
        held, key=lambda one: (one.ends_on is not None and one.ends_on <= today, one.pk)
    )


def organisations_found(words: str, kind: str) -> QuerySet[Organisation]:
    """Organisations whose name holds these words, of this kind."""
    found = Organisation.objects.select_related("municipality")
    if words:
        found = found.filter(name__icontains=words)
    if kind:
        found = found.filter(kind=kind)
    return found.by_name()
