"""Making an account, for somebody who was invited."""

from __future__ import annotations

from datetime import datetime

from allauth.account.models import EmailAddress

from samenorganiseren.shared.actors import Machine

from ..models import User

PORTAL = Machine("eerste inrichting")


def make(
    *, email: str, name: str, password: str | None, now: datetime, **rest: bool
) -> User:
    """A person with an address that the invitation, or their provider, has proven."""
    person = User.objects.create_user(
        email=email, name=name, password=password, joined_at=now, **rest
    )
    EmailAddress.objects.create(
        user=person, email=person.email, verified=True, primary=True
    )
    return person
