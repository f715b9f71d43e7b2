"""Who belongs to a meeting: members, who sits for them, assistants and secretaries."""

from __future__ import annotations

from datetime import date, datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from accounts.enums import Role
from accounts.models import RoleAssignment, User, UserQuerySet
from samenorganiseren.shared.days import day_of

from ...enums import ConflictState, Recusal
from ...models import (
    Assistance,
    Body,
    BodyQuerySet,
    ConflictDeclaration,
    Dossier,
    Meeting,
    Membership,
)
from .rules_of import rule_on


def called_to(meeting: Meeting) -> UserQuerySet:
    """Everyone who sits there that day, their assistants, substitutes and secretaries."""
    day = day_of(meeting.starts_at)
    members = Membership.objects.on(day).filter(seat__body=meeting.body_id)
    assistants = Assistance.objects.filter(
        Q(ends_on=None) | Q(ends_on__gt=day),
        membership__in=members,
        starts_on__lte=day,
    )
    return User.objects.active().filter(
        Q(pk__in=members.values("person"))
        | Q(pk__in=meeting.substitutions.values("substitute"))
        | Q(pk__in=assistants.values("assistant"))
        | Q(pk__in=secretaries_of(meeting.body, day))
    )


def secretaries_of(body: Body, day: date) -> UserQuerySet:
    """Who keeps the agenda of this body."""
    held = RoleAssignment.objects.on(day).filter(
        role=Role.BODY_SECRETARY, organisation=body.organisation_id
    )
    return User.objects.active().filter(pk__in=held.values("user"))


def is_kept_out(user: User, dossier: Dossier | None, body: Body, day: date) -> bool:
    """Whether a recognised interest costs this person the papers of this dossier."""
    if dossier is None or not user.is_authenticated:
        return False
    has_interest = ConflictDeclaration.objects.filter(
        dossier=dossier, body=body, person=user, state=ConflictState.ACCEPTED
    ).exists()
    if not has_interest:
        return False
    rule = rule_on(body, day)
    return rule is not None and rule.recusal == Recusal.LEAVES


def bodies_of(user: User | AnonymousUser, now: datetime) -> BodyQuerySet:
    """The bodies whose drafts and papers this person reads."""
    if not user.is_authenticated or not user.is_active:
        return Body.objects.none()
    sits = Membership.objects.on(day_of(now)).filter(person=user)
    inside = {
        held.organisation_id
        for held in user.get_current_roles()
        if held.role in (Role.BODY_SECRETARY, Role.BODY_ASSISTANT)
    }
    return Body.objects.filter(
        Q(pk__in=sits.values("seat__body")) | Q(organisation__in=inside)
    )


def person_of(actor_key: str) -> User:
    """The person who asked for long work, as its row names them."""
    return User.objects.get(pk=int(actor_key.rpartition(":")[2]))
