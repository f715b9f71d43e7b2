"""What stood on the accounts at the end of a day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, TypedDict

from django.db.models import F, QuerySet, Sum

from ...enums import AccountKind
from ...models import Account

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class Standing(TypedDict):
    """What stood on an account."""

    cents: int


def standing_on(
    day: date,
    kinds: Collection[AccountKind] | None = None,
    *,
    since: date | None = None,
) -> QuerySet[WithAnnotations[Account, Standing]]:
    """Accounts on which something stood, each with `cents`, in its own direction.

    Counted from the lines: what was booked later does not count, nor what was booked
    before `since`.
    """
    booked = {"lines__entry__booked_on__lte": day}
    if since is not None:
        booked["lines__entry__booked_on__gte"] = since
    accounts = Account.objects.all()
    if kinds is not None:
        accounts = accounts.filter(kind__in=list(kinds))
    return (
        accounts.filter(**booked)
        .annotate(cents=Sum("lines__amount_cents") * F("direction"))
        .exclude(cents=0)
        .order_by("code")
    )
