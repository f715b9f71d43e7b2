"""Writing and sending the mails about accounts.

A link is made when its mail is sent, so that no key waits in the outbox.
"""

from __future__ import annotations

from datetime import datetime

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse

from samenorganiseren.shared.mail import Address, Mail
from samenorganiseren.shared.mail import send as hand_over
from samenorganiseren.shared.mail_texts import MailKind
from samenorganiseren.shared.wording import dutch_date

from .. import mail_texts
from ..models import Invitation, User
from ..queries.texts import mail_text
from .invitation_keys import key_of
from .sign_ins import CHANGES


def send(kind: MailKind, *, to: str, key: str, **values: str) -> None:
    """Send one mail of this kind; the same key is the same mail."""
    subject, body = mail_text(kind)
    hand_over(Mail(to=to, subject=subject, body=body, values=values, key=key))


def send_invitation(*, invitation_id: int, now: datetime) -> None:
    """Mail the link, unless the invitation was answered or expired in the meantime."""
    open_ones = Invitation.objects.open_at(now).select_related(
        "organisation", "invited_by"
    )
    invitation = open_ones.filter(pk=invitation_id).first()
    if invitation is None:
        return
    send(
        mail_texts.INVITATION,
        to=invitation.email,
        key=invitation.subject_key,
        naam=invitation.name,
        uitnodiger=invitation.invited_by.name
        if invitation.invited_by
        else "De beheerder",
        rol=invitation.get_role_display(),
        organisatie=invitation.organisation.name,
        adres=address("accept_invitation", key_of(invitation)),
        verloopt=dutch_date(invitation.expires_at),
    )


def send_new_password(*, user_id: int, asked: str) -> None:
    """Mail a link with which a new password can be chosen once."""
    person = User.objects.active().filter(pk=user_id).first()
    if person is None:
        return
    place = {
        "uidb36": user_pk_to_url_str(person),
        "key": default_token_generator.make_token(person),
    }
    link = settings.BASE_URL + reverse("account_reset_password_from_key", kwargs=place)
    key = f"accounts.new_password:{user_id}:{asked}"
    send(
        mail_texts.NEW_PASSWORD,
        to=person.email,
        key=key,
        naam=person.name,
        adres=Address(link),
    )


def tell_security(*, user_id: int, what: str, at: str) -> None:
    """Tell somebody that the way of signing in was changed."""
    person = User.objects.active().filter(pk=user_id).first()
    if person is None:
        return
    send(
        mail_texts.SECURITY,
        to=person.email,
        key=f"accounts.security:{user_id}:{what}:{at}",
        naam=person.name,
        wijziging=CHANGES[what],
        adres=address("account"),
    )


def address(name: str, *arguments: str) -> Address:
    """The whole address of a page, for outside the portal."""
    return Address(settings.BASE_URL + reverse(name, args=arguments))
