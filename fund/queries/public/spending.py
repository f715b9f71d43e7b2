"""What was paid on awards, and what came back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, Sum

from ...enums import AccountKind, AwardState
from ...models import Award, Line

OUT = (AccountKind.PAID, AccountKind.JUSTIFIED)


@dataclass(frozen=True)
class Spent:
    """The money of one award, in cents."""

    paid: int = 0
    refunded: int = 0
    justified: int = 0

    @property
    def net(self) -> int:
        """Paid minus refunded: what stays out."""
        return self.paid - self.refunded


def awards_on(day: date) -> Any:
    """Those that were approved on or before this day."""
    return Award.objects.exclude(state=AwardState.PREPARED).filter(
        approved_at__date__lte=day
    )


def spent_on(awards: Iterable[int], day: date | None = None) -> dict[int, Spent]:
    """For each award, by its id, what was booked until this day; in one query."""
    lines = Line.objects.filter(account__award__in=list(awards)).order_by()
    if day is not None:
        lines = lines.filter(entry__booked_on__lte=day)
    out = Q(account__kind__in=OUT)
    # A payment empties what was committed; money that comes back does not fill it.
    paying = Exists(
        Line.objects.filter(
            entry=OuterRef("entry"),
            account__kind=AccountKind.COMMITTED,
            account__award=OuterRef("account__award"),
        )
    )
    sums: Any = lines.values("account__award").annotate(
        paid=Sum("amount_cents", filter=out & Q(paying)),
        net=Sum("amount_cents", filter=out),
        justified=Sum("amount_cents", filter=Q(account__kind=AccountKind.JUSTIFIED)),
    )
    return {row["account__award"]: _spent(row) for row in sums}


def _spent(row: dict[str, Any]) -> Spent:
    paid, net, justified = (-(row[name] or 0) for name in ("paid", "net", "justified"))
    return Spent(paid, paid - net, justified)
