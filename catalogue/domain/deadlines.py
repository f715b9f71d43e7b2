"""Saying that what is due of municipalities may have changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from journal.domain.outbox import enqueue
from municipalities.models import Municipality
from notifications.domain.deadlines.renewing import ask_to_renew, renew

from ..models import Standard
from ..queries.deadlines import ADOPT, EXPLAIN

KINDS = (ADOPT, EXPLAIN)


def standard_changed(standard: Standard) -> None:
    """How binding it is may have changed, or whether it is there: for every
    municipality, so the outbox does it."""
    enqueue("catalogue.renew_deadlines", standard_id=standard.pk)


def renew_for_all(*, standard_id: int, now: datetime) -> None:
    """Also for municipalities that are no more: theirs lapse."""
    towns = Municipality.objects.order_by("pk").values_list("pk", flat=True)
    causes = [f"{number}-{standard_id}" for number in towns]
    for kind in KINDS:
        renew(kind, causes=causes, now=now)


def renew_for_town(town: Municipality, *, now: datetime) -> None:
    """Of one municipality, about all standards."""
    standards = Standard.objects.published().values_list("pk", flat=True)
    causes = [f"{town.pk}-{number}" for number in standards]
    for kind in KINDS:
        renew(kind, causes=causes, now=now)


def said_about(standard: Standard, municipality_ids: Iterable[int]) -> None:
    """These municipalities said something about it."""
    causes = [f"{number}-{standard.pk}" for number in municipality_ids]
    for kind in KINDS:
        ask_to_renew(kind, causes=causes)
