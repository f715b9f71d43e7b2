"""What stands on the pots of requests and awards: one query for many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...enums import AccountKind
from ...models import Account, Award

KINDS = {
    AccountKind.RESERVED: "reserved",
    AccountKind.COMMITTED: "committed",
    AccountKind.PAID: "paid",
    AccountKind.JUSTIFIED: "justified",
}


@dataclass(frozen=True)
class Funnel:
    """How much of one request or award stands in which stage, in cents."""

    reserved: int = 0
    committed: int = 0
    paid: int = 0
    justified: int = 0

    @property
    def stage(self) -> str:
        """The furthest stage in which money stands."""
        stages = {
            "verantwoord": self.justified,
            "betaald": self.paid,
            "toegekend": self.committed,
            "gereserveerd": self.reserved,
        }
        return next((word for word, cents in stages.items() if cents), "")


def funnels(requests: Iterable[int], awards: Iterable[int]) -> dict[str, Funnel]:
    """By `r1` for requests and `a1` for awards."""
    wanted = Account.objects.filter(kind__in=KINDS, balance_cents__gt=0)
    rows = (
        wanted.filter(request__in=list(requests))
        | wanted.filter(award__in=list(awards))
    ).values_list("request", "award", "kind", "balance_cents")
    found: dict[str, dict[str, int]] = {}
    for request, award, kind, cents in rows:
        key = f"a{award}" if award else f"r{request}"
        parts = found.setdefault(key, {})
        word = KINDS[AccountKind(kind)]
        # An award that was carried over has a pot in each of its years.
        parts[word] = parts.get(word, 0) + cents
    return {key: Funnel(**parts) for key, parts in found.items()}


def funnel_of(award: Award) -> Funnel:
    """Of one award; while it is prepared, what is reserved for its request."""
    found = funnels([award.request_id] if award.request_id else [], [award.pk])
    return found.get(f"a{award.pk}", found.get(f"r{award.request_id}", Funnel()))
