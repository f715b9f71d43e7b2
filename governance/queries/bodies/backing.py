"""Questions to the backing, and what municipalities answered last."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from django.db.models import QuerySet

from accounts.models import Organisation, User

from ...enums import MemberAnswer
from ...models import BackingAnswer, BackingPoll


def polls() -> QuerySet[BackingPoll]:
    """With what their page shows."""
    return BackingPoll.objects.select_related(
        "dossier", "membership__seat__body__organisation", "membership__person"
    )


def open_polls(now: datetime) -> QuerySet[BackingPoll]:
    """Those that take answers, the first to close on top."""
    taking = polls().filter(closed_at=None, opens_at__lte=now, closes_at__gt=now)
    return taking.order_by("closes_at", "id")


def polls_of(person: User) -> QuerySet[BackingPoll]:
    """What this person asked, or helps with, the newest on top."""
    mine = polls().filter(membership__person=person)
    helped = polls().filter(membership__assistances__assistant=person)
    return (mine | helped).distinct().order_by("-opens_at", "-id")


def last_answers(poll: BackingPoll) -> list[BackingAnswer]:
    """The last of each municipality, by name."""
    answers = poll.answers.order_by("organisation", "-id").distinct("organisation")
    found = answers.select_related("organisation")
    return sorted(found, key=lambda one: one.organisation.sort_key)


def counted(answers: list[BackingAnswer]) -> list[tuple[str, int]]:
    """How many municipalities gave each answer."""
    counts = Counter(one.answer for one in answers)
    return [(one.label, counts[one]) for one in MemberAnswer]


def answer_of(
    poll: BackingPoll, organisations: list[Organisation]
) -> BackingAnswer | None:
    """What one of these municipalities answered last."""
    own = poll.answers.filter(organisation__in=organisations)
    return own.select_related("organisation").order_by("-id").first()
