"""Keys with which a program acts for a person: made, shown once, revoked."""

from __future__ import annotations

import secrets
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from journal.domain.entries import record
from samenorganiseren.shared.days import AMSTERDAM, day_of
from samenorganiseren.shared.errors import Conflict, DomainError
from samenorganiseren.shared.verdicts import allowed_if, require

from .. import rules
from ..models import ApiToken, Organisation, User
from ..queries.tokens import key_hash

LONGEST = 365
PREFIX = "so_"


class TokenTermWrong(DomainError):
    """A key works for at most a year."""


@transaction.atomic
def make(
    *,
    organisation: Organisation,
    name: str,
    scopes: list[str],
    expires_on: date,
    by: User,
    now: datetime,
) -> tuple[ApiToken, str]:
    """A new key; the key itself is given once and never again."""
    person = User.objects.locked().get(pk=by.pk)
    person.is_vouched_for = by.is_vouched_for
    require(rules.may_have_token(person, organisation))
    if not day_of(now) < expires_on <= day_of(now) + timedelta(days=LONGEST):
        raise TokenTermWrong("Kies een dag na vandaag, hoogstens een jaar vooruit.")
    key = PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        user=person,
        organisation=organisation,
        name=name,
        scopes=scopes,
        key_hash=key_hash(key),
        hint=key[:8],
        created_at=now,
        expires_at=end_of(expires_on),
    )
    record(
        "accounts.token_made",
        subject=token,
        by=person,
        at=now,
        organisation=organisation,
        details={"scopes": scopes, "expires_on": expires_on.isoformat()},
    )
    return token, key


def end_of(day: date) -> datetime:
    """The last moment of a day in Amsterdam."""
    return datetime.combine(day + timedelta(days=1), time(0), AMSTERDAM)


@transaction.atomic
def revoke(*, token: ApiToken, by: User, now: datetime) -> ApiToken:
    """Stop a key at once; its owner or a functional administrator."""
    token = ApiToken.objects.select_for_update(of=("self",)).get(pk=token.pk)
    mine = token.user_id == by.pk or rules.manages_everything(by)
    require(allowed_if(mine, "Dit is niet uw sleutel."))
    if token.revoked_at is not None:
        raise Conflict("Deze sleutel was al ingetrokken.")
    token.revoked_at = now
    token.save(update_fields=["revoked_at"])
    record(
        "accounts.token_revoked",
        subject=token,
        by=by,
        at=now,
        organisation=token.organisation,
    )
    return token


def mark_used(*, token: ApiToken, now: datetime) -> None:
    """Remember the day on which a key was last used; one write a day."""
    today = timezone.localdate(now)
    ApiToken.objects.filter(pk=token.pk).exclude(last_used_on=today).update(
        last_used_on=today
    )
