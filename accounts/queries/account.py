"""What a person sees of the own account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from journal.models import Entry

from ..models import ApiToken, RoleAssignment, User


@dataclass(frozen=True)
class Account:
    """One's own account at a glance."""

    roles: list[RoleAssignment]
    factors: dict[str, int]
    sessions: int
    tokens: int
    providers: list[str]

    @property
    def has_app(self) -> bool:
        return "totp" in self.factors

    @property
    def passkeys(self) -> int:
        return self.factors.get("webauthn", 0)


def account_of(user: User) -> Account:
    """Roles, second factors, sessions and keys; in one query beside the roles."""
    factors = Authenticator.objects.filter(user=user).order_by("pk")
    providers = SocialAccount.objects.filter(user=user).order_by("pk")
    tokens = ApiToken.objects.filter(user=user).usable_at(timezone.now())
    parts = (
        factors.values("type"),
        providers.values("provider"),
        sessions_of(user).values("pk"),
        tokens.values("pk"),
    )
    mine = User.objects.filter(pk=user.pk)
    found = mine.values_list(*(ArraySubquery(part) for part in parts)).get()
    kinds, names, sessions, keys = found
    return Account(
        roles=user.get_current_roles(),
        factors={kind: kinds.count(kind) for kind in kinds},
        sessions=len(sessions),
        tokens=len(keys),
        providers=names,
    )


def sessions_of(user: User) -> QuerySet[UserSession]:
    """Where this person is signed in, the newest first."""
    running = Session.objects.filter(expire_date__gt=timezone.now()).values(
        "session_key"
    )
    mine = UserSession.objects.filter(user=user, session_key__in=running)
    return mine.order_by("-created_at")


def own_data(user: User) -> dict[str, Any]:
    """The account itself, for the export of personal data."""
    return {
        "Naam": user.name,
        "E-mailadres": user.email,
        "Sinds": user.joined_at.isoformat(),
        "Rollen": [_role(held) for held in user.role_assignments.with_organisation()],
        "Tweede stap": [
            {"Soort": one.type, "Sinds": one.created_at.isoformat()}
            for one in Authenticator.objects.filter(user=user).order_by("id")
        ],
        "Sessies": [
            {
                "Sinds": one.created_at.isoformat(),
                "Adres": one.ip,
                "Browser": one.user_agent,
            }
            for one in sessions_of(user)
        ],
        "API-sleutels": [
            {"Naam": one.name, "Gemaakt": one.created_at.isoformat()}
            for one in user.api_tokens.order_by("id")
        ],
        "Inlogdiensten": [
            {"Dienst": one.provider, "Kenmerk": one.uid}
            for one in SocialAccount.objects.filter(user=user).order_by("id")
        ],
    }


def own_entries(user: User) -> list[dict[str, Any]]:
    """What the journal says that this person did, for the export."""
    mine = Entry.objects.by(user.actor_key).order_by("id")
    return [
        {
            "Wanneer": one.at.isoformat(),
            "Wat": one.action,
            "Waarop": one.subject_label,
            "Vanaf": one.address,
        }
        for one in mine.iterator(chunk_size=1000)
    ]


def _role(held: RoleAssignment) -> dict[str, Any]:
    return {
        "Rol": held.get_role_display(),
        "Organisatie": held.organisation.name,
        "Vanaf": held.starts_on.isoformat(),
        "Tot": held.ends_on.isoformat() if held.ends_on else None,
    }
