"""Writing and sending the mails about accounts."""

from __future__ import annotations

from datetime import datetime

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from samenorganiseren.shared.wording import dutch_date

from .. import mail_texts
from ..models import Invitation, User
from ..queries.texts import mail_text
from .invitation_keys import key_of
from .sign_ins import CHANGES


def send(kind: str, to: str, **values: str) -> None:
    """Send one mail of this kind, its places filled in."""
    subject, body = mail_text(kind)
    for place, value in values.items():
        subject = subject.replace(f"{{{place}}}", " ".join(value.split()))
        body = body.replace(f"{{{place}}}", value)
    EmailMessage(subject, body, to=[to]).send()


def send_invitation(*, invitation_id: int, now: datetime) -> None:
    """Mail the link, unless the invitation was answered or expired in the meantime."""
    open_ones = Invitation.objects.open_at(now).select_related("organisation", "invited_by")
    invitation = open_ones.filter(pk=invitation_id).first()
    if invitation is None:
        return
    send(
        mail_texts.INVITATION.key,
        invitation.email,
        naam=invitation.name,
        uitnodiger=invitation.invited_by.name if invitation.invited_by else "De beheerder",
        rol=invitation.get_role_display(),
        organisatie=invitation.organisation.name,
        link=address("accept_invitation", key_of(invitation)),
        verloopt=dutch_date(invitation.expires_at),
    )


def send_new_password(*, user_id: int) -> None:
    """Mail a link with which a new password can be chosen once."""
    person = User.objects.active().filter(pk=user_id).first()
    if person is None:
        return
    place = {"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)}
    link = settings.BASE_URL + reverse("account_reset_password_from_key", kwargs=place)
    send(mail_texts.NEW_PASSWORD.key, person.email, naam=person.name, link=link)


def tell_security(*, user_id: int, what: str) -> None:
    """Tell somebody that the way of signing in was changed."""
    person = User.objects.active().filter(pk=user_id).first()
    if person is None:
        return
    send(
        mail_texts.SECURITY.key,
        person.email,
        naam=person.name,
        wijziging=CHANGES[what],
        link=address("account"),
    )


def address(name: str, *arguments: str) -> str:
    """The whole address of a page, for outside the portal."""
    return settings.BASE_URL + reverse(name, args=arguments)
