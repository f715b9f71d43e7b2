"""The head of all chains, once a day: one hash that others can keep."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from samenorganiseren.shared.days import day_of

from ...models import ChainHead, Dossier
from ..events import canonical_json, sha256_of


@transaction.atomic
def make_head(*, now: datetime) -> ChainHead:
    """Hash the last event of every dossier with the head of the day before.

    A second time on the same day gives the one that is there.
    """
    day = day_of(now)
    if (made := ChainHead.objects.filter(day=day).first()) is not None:
        return made
    before = ChainHead.objects.filter(day__lt=day).order_by("-day").first()
    chains = Dossier.objects.submitted().filter(event_count__gt=0)
    heads = {
        number: [count, head]
        for number, count, head in chains.order_by("number").values_list(
            "number", "event_count", "head_hash"
        )
    }
    previous = before.hash if before else ""
    content = {"dag": day.isoformat(), "koppen": heads, "vorige": previous}
    try:
        with transaction.atomic():
            return ChainHead.objects.create(
                day=day,
                heads=heads,
                previous_hash=previous,
                hash=sha256_of(canonical_json(content)),
                made_at=now,
            )
    except IntegrityError:
        return ChainHead.objects.get(day=day)
