"""Erasing the names of people who are gone from the chains; the chains still verify."""

from __future__ import annotations

from accounts.models import User

from ...models import EventPerson


def erase_names_of_the_gone() -> int:
    """Erase name and salt of everyone whose account was removed. Gives how many."""
    gone = User.objects.exclude(anonymised_at=None).values_list("pk", flat=True)
    known = EventPerson.objects.filter(key__in=[f"accounts.user:{pk}" for pk in gone])
    return known.update(salt="", key="", label="")
