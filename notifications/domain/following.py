"""Beginning and ceasing to follow."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from samenorganiseren.shared import followables, subjects
from samenorganiseren.shared.errors import DomainError, NotAllowed

from ..enums import Rhythm
from ..models import Follow, SavedSearch

MOST = 500


class NothingToFollow(NotAllowed):
    """What was asked for is gone, cannot be followed, or may not be seen."""


class TooMany(DomainError):
    """Nobody reads that much."""


@transaction.atomic
def follow(*, subject_key: str, rhythm: Rhythm, by: User, now: datetime) -> Follow:
    """Follow it in this rhythm, or change the rhythm. Raises NothingToFollow."""
    subject = subjects.resolve(subject_key)
    if (
        followables.of_key(subject_key) is None
        or subject is None
        or not subject.is_visible_to(by)
    ):
        raise NothingToFollow("Dit kunt u niet volgen.")
    mine = Follow.objects.of(by)
    known = mine.locked().filter(subject_key=subject_key).first()
    if known is None and mine.count() >= MOST:
        raise TooMany(
            f"U volgt al {MOST} onderwerpen. Houd er eerst een paar op met volgen."
        )
    made, _ = Follow.objects.update_or_create(
        user=by,
        subject_key=subject_key,
        defaults={"rhythm": rhythm},
        create_defaults={"rhythm": rhythm, "since": now},
    )
    return made


@transaction.atomic
def unfollow(*, subject_key: str, by: User) -> bool:
    """Follow it no longer; whether it was followed."""
    gone, _ = Follow.objects.of(by).filter(subject_key=subject_key).delete()
    kind, _, number = subject_key.rpartition(":")
    if kind == "notifications.search":
        # A question is kept to be followed.
        SavedSearch.objects.filter(user=by, pk=int(number)).delete()
    return bool(gone)


@transaction.atomic
def stop_mail(*, user_id: int, rhythm: str = "", follow_id: int = 0) -> int:
    """No more mail about one follow, or about all that are told in this rhythm.

    What is followed stays followed: the news stands in the portal. Answers how many
    follows went quiet.
    """
    mine = Follow.objects.filter(user=user_id).exclude(rhythm=Rhythm.NO_MAIL)
    chosen = mine.filter(pk=follow_id) if follow_id else mine.filter(rhythm=rhythm)
    return chosen.update(rhythm=Rhythm.NO_MAIL)


@transaction.atomic
def move_to_successors() -> int:
    """Who follows what was succeeded, follows what came after it. Answers how many."""
    moved = 0
    keys = Follow.objects.order_by("subject_key").values_list("subject_key", flat=True)
    for key in keys.distinct():
        subject = subjects.resolve(key)
        if subject is not None and subject.successor_key:
            moved += _move(key, subject.successor_key)
    return moved


def _move(old: str, new: str) -> int:
    moving = Follow.objects.locked().filter(subject_key=old).order_by("user")
    have_both = Follow.objects.filter(subject_key=new).values("user")
    moving.filter(user__in=have_both).delete()
    return Follow.objects.filter(subject_key=old).update(subject_key=new)
