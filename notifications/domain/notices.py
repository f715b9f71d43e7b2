"""Telling people something: in their inbox, and by mail."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NotRequired, TypedDict, Unpack

from django.db import transaction

from accounts.models import User
from journal.domain.outbox import Request, enqueue_each
from samenorganiseren.shared import subjects

from ..models import Deadline, Notice

LONGEST_TITLE = 200


class UnknownSubject(LookupError):
    """A notice is about something whose kind nobody can resolve."""


class Told(TypedDict):
    """What people are told: the columns of a notice that are the same for all."""

    kind: str
    title: str
    # One Dutch sentence: why this person gets it.
    reason: str
    body: NotRequired[str]
    # A page of the portal, such as `/standaarden/gibit/`.
    url: NotRequired[str]
    subject_key: NotRequired[str]
    # What is due; the mail leaves only while that holds and concerns the reader.
    deadline: NotRequired[Deadline]


@transaction.atomic
def notify(
    *,
    recipients: Iterable[User],
    deduplication_key: str,
    now: datetime,
    follows: Mapping[int, int] | None = None,
    **told: Unpack[Told],
) -> None:
    """Tell each of these people once, in the portal and by mail.

    `follows` gives, by person, the follow that its mail can stop; what people must be
    told has none. Asking again under the same key reaches only who was not told yet. Whether
    somebody may see the subject is judged when the mail leaves.
    """
    subject_key = told.get("subject_key", "")
    if subject_key and not subjects.is_known(subject_key):
        raise UnknownSubject(subject_key)
    told["title"] = told["title"][:LONGEST_TITLE]
    people = {person.pk: person for person in recipients if person.is_active}
    notices = [
        Notice(
            recipient=person,
            deduplication_key=deduplication_key,
            created_at=now,
            follow_id=(follows or {}).get(person.pk),
            **told,
        )
        for person in people.values()
    ]
    Notice.objects.bulk_create(notices, ignore_conflicts=True, batch_size=1000)
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
