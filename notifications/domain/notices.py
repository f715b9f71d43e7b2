"""Telling people something: in their inbox, and by mail."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from accounts.models import User
from journal.domain.outbox import Request, enqueue_each
from samenorganiseren.shared import subjects

from ..models import Notice


class UnknownSubject(LookupError):
    """A notice is about something whose kind nobody can resolve."""


@transaction.atomic
def notify(
    *,
    recipients: Iterable[User],
    kind: str,
    title: str,
    reason: str,
    deduplication_key: str,
    now: datetime,
    body: str = "",
    url: str = "",
    subject_key: str = "",
) -> None:
    """Tell each of these people once, in the portal and by mail.

    `reason` is a Dutch sentence: why this person gets it. Asking again under the
    same key reaches only who was not told yet. Whether somebody may see the
    subject is judged when the mail leaves.
    """
    if subject_key and not subjects.is_known(subject_key):
        raise UnknownSubject(subject_key)
    people = {person.pk: person for person in recipients if person.is_active}
    Notice.objects.bulk_create(
        [
            Notice(
                recipient=person,
                deduplication_key=deduplication_key,
                kind=kind,
                subject_key=subject_key,
                title=title[:200],
                body=body,
                url=url,
                reason=reason,
                created_at=now,
            )
            for person in people.values()
        ],
        ignore_conflicts=True,
        batch_size=1000,
    )
    _ask_for_mails(list(people), deduplication_key)


def _ask_for_mails(recipient_ids: list[int], deduplication_key: str) -> None:
    """One message for each person, in each person's own order."""
    unmailed = Notice.objects.filter(
        recipient__in=recipient_ids,
        deduplication_key=deduplication_key,
        mailed_at=None,
    )
    enqueue_each(
        "notifications.mail_notice",
        [
            Request(
                {"notice_id": notice_id},
                deduplication_key=f"notifications.mail_notice:{notice_id}",
                subject_key=f"notifications.mails_to:{recipient_id}",
            )
            for notice_id, recipient_id in unmailed.order_by("id").values_list(
                "id", "recipient_id"
            )
        ],
    )
