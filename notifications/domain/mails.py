"""The mail that goes with a notice."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from samenorganiseren.shared import subjects
from samenorganiseren.shared.mail import Address, Mail, send

from ..mail_texts import NOTICE
from ..models import Notice
from ..queries import mail_text
from . import unsubscribing
from .deadlines import reminding


def mail_notice(*, notice_id: int, now: datetime) -> None:
    """Mail the notice, once. Who may no longer see the subject loses the notice, as
    does whom the deadline in it no longer concerns."""
    notice = (
        Notice.objects.select_related("recipient", "deadline")
        .select_for_update(of=("self",))
        .filter(pk=notice_id)
        .first()
    )
    if notice is None or notice.mailed_at or not notice.recipient.is_active:
        return
    if not _may_still_see(notice) or not reminding.still_concerns(notice, now):
        notice.delete()
        return
    send(_mail(notice))
    notice.mailed_at = now
    notice.save(update_fields=["mailed_at"])


def _may_still_see(notice: Notice) -> bool:
    if not notice.subject_key:
        return True
    subject = subjects.resolve(notice.subject_key)
    return subject is not None and subject.is_visible_to(notice.recipient)


def _mail(notice: Notice) -> Mail:
    subject, body = mail_text(NOTICE)
    inbox = f"{settings.BASE_URL}/berichten/"
    return Mail(
        to=notice.recipient.email,
        subject=subject,
        body=body,
        values={
            "naam": notice.recipient.name,
            "titel": notice.title,
            "tekst": notice.body,
            "reden": notice.reason,
            "adres": Address(
                f"{settings.BASE_URL}{notice.url}" if notice.url else inbox
            ),
            "berichten": Address(inbox),
        },
        key=f"notice:{notice.pk}",
        unsubscribe=_stop(notice),
    )


def _stop(notice: Notice) -> str:
    """Where the mail is stopped; nothing for what a person must be told."""
    if notice.follow_id is None:
        return ""
    return unsubscribing.address_of(
        user_id=notice.recipient_id, follow_id=notice.follow_id
    )
