"""Inviting somebody by e-mail to take a role, and accepting that once."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from journal.domain.entries import record
from journal.domain.outbox import enqueue
from samenorganiseren.shared.errors import Conflict, DomainError, NotAllowed
from samenorganiseren.shared.verdicts import require

from .. import rules
from ..models import Invitation, Organisation, RoleAssignment, User
from . import new_people, roles
from .invitation_keys import hash_of, key_of

DAYS_OPEN = 14


class AlreadyInvited(Conflict):
    """There is an open invitation for this role."""


class InvitationClosed(DomainError):
    """Unknown, expired, used or withdrawn."""


@transaction.atomic
def invite(
    *,
    email: str,
    name: str,
    role: str,
    organisation: Organisation,
    role_ends_on: date | None = None,
    by: User,
    now: datetime,
) -> Invitation:
    """Ask somebody to take a role, by mail."""
    organisation = Organisation.objects.locked().get(pk=organisation.pk)
    require(rules.may_give_role(by, role, organisation, to_email=email))
    roles.require_future(role_ends_on, now)
    _clear_expired(email, role, organisation, now)
    if person := User.objects.with_email(email).first():
        roles.require_free(person, role, organisation, now)
    return send(
        email=email,
        name=name,
        role=role,
        organisation=organisation,
        role_ends_on=role_ends_on,
        by=by,
        now=now,
    )


def send(*, by: User | None, now: datetime, **asked: object) -> Invitation:
    """Write the invitation and have it mailed; the right was judged before."""
    invitation = Invitation(
        **{**asked, "email": str(asked["email"]).strip().lower()},
        invited_by=by,
        created_at=now,
        expires_at=now + timedelta(days=DAYS_OPEN),
    )
    invitation.key_hash = hash_of(key_of(invitation))
    invitation.save()
    record(
        "accounts.invited",
        subject=invitation,
        by=by or new_people.PORTAL,
        at=now,
        organisation=invitation.organisation,
        details={"role": invitation.role},
    )
    enqueue("accounts.send_invitation", invitation_id=invitation.pk)
    return invitation


def _clear_expired(
    email: str, role: str, organisation: Organisation, now: datetime
) -> None:
    same = Invitation.objects.for_email(email).unanswered()
    same = same.filter(role=role, organisation=organisation)
    if same.open_at(now).exists():
        raise AlreadyInvited(
            "Voor deze rol staat al een uitnodiging open. Trek die eerst in als zij niet aankwam."
        )
    same.update(withdrawn_at=now)


@transaction.atomic
def withdraw(*, invitation: Invitation, by: User, now: datetime) -> Invitation:
    """Take an invitation back; its link works no longer."""
    invitation = Invitation.objects.locked().get(pk=invitation.pk)
    require(rules.may_manage_people(by, invitation.organisation))
    _require_unanswered(invitation)
    invitation.withdrawn_at = now
    invitation.save(update_fields=["withdrawn_at"])
    record(
        "accounts.invitation_withdrawn",
        subject=invitation,
        by=by,
        at=now,
        organisation=invitation.organisation,
    )
    return invitation


@transaction.atomic
def accept(*, key: str, name: str, password: str, now: datetime) -> User:
    """Make an account for who was invited, with the role."""
    invitation = _open_invitation(key, now)
    if User.objects.with_email(invitation.email).exists():
        raise NotAllowed(
            "U hebt al een account. Log in om de uitnodiging aan te nemen."
        )
    person = new_people.make(
        email=invitation.email, name=name, password=password, now=now
    )
    _take(invitation, person, now)
    return person


@transaction.atomic
def accept_as(*, key: str, by: User, now: datetime) -> RoleAssignment | None:
    """Take the role with the account one has; only with the invited address."""
    invitation = _open_invitation(key, now)
    if by.email.lower() != invitation.email.lower():
        raise NotAllowed(
            f"Deze uitnodiging is voor {invitation.email}. Log uit en log in met dat adres."
        )
    return _take(invitation, by, now)


@transaction.atomic
def accept_by_provider(*, email: str, now: datetime) -> User | None:
    """The person whose provider vouches for an invited address; None where nobody was."""
    waiting = Invitation.objects.for_email(email).open_at(now) if email else None
    found = list(waiting.locked().order_by("id")) if waiting is not None else []
    if not found:
        return None
    person = new_people.make(email=email, name=found[0].name, password=None, now=now)
    for invitation in found:
        _take(invitation, person, now)
    return person


def _take(invitation: Invitation, person: User, now: datetime) -> RoleAssignment | None:
    invitation.accepted_at, invitation.accepted_by = now, person
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    inviter = invitation.invited_by or new_people.PORTAL
    assignment = roles.add(
        person=person,
        role=invitation.role,
        organisation=invitation.organisation,
        ends_on=invitation.role_ends_on,
        given_by=inviter,
        now=now,
    )
    record(
        "accounts.invitation_accepted",
        subject=invitation,
        by=person,
        at=now,
        organisation=invitation.organisation,
        details={"role": invitation.role},
    )
    return assignment


def _open_invitation(key: str, now: datetime) -> Invitation:
    found = Invitation.objects.locked().filter(key_hash=hash_of(key)).first()
    if found is None:
        raise InvitationClosed(
            "Deze uitnodiging bestaat niet. Kijk of u de hele link hebt."
        )
    require_open(found, now)
    return found


def require_open(invitation: Invitation, now: datetime) -> None:
    """Go on if it can still be accepted, else say why not and what to do."""
    _require_unanswered(invitation)
    if invitation.expires_at <= now:
        raise InvitationClosed(
            f"Deze uitnodiging gold {DAYS_OPEN} dagen en is verlopen. Vraag een nieuwe aan "
            f"{_inviter(invitation)}."
        )
    if not invitation.organisation.is_active:
        raise InvitationClosed(f"{invitation.organisation} is niet meer in gebruik.")


def _require_unanswered(invitation: Invitation) -> None:
    if invitation.accepted_at is not None:
        raise InvitationClosed(
            "Deze uitnodiging is al gebruikt. U kunt gewoon inloggen."
        )
    if invitation.withdrawn_at is not None:
        raise InvitationClosed(
            f"Deze uitnodiging is ingetrokken. Vraag zo nodig een nieuwe aan "
            f"{_inviter(invitation)}."
        )


def _inviter(invitation: Invitation) -> str:
    return invitation.invited_by.name if invitation.invited_by else "de beheerder"
