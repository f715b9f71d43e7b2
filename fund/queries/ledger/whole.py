"""All of the books from the first entry on, for whoever counts them again elsewhere."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Sum

from ...models import Account, DailySeal, Entry, Line
from .files import Period
from .writing import written

FORMAT = "samenorganiseren-grootboek/1"


def whole(period: Period) -> Iterator[str]:
    """Every account, entry and seal until the day; with a seal, what is under it.

    Seals are there as far as all of their entries are.
    """
    entries = Entry.objects.filter(
        booked_on__lte=period.until, pk__lte=period.last_entry_id
    )
    accounts = _accounts(period)
    yield "{" + f'"formaat": {_json(FORMAT)},\n'
    yield f'"tot_en_met": {_json(period.until.isoformat())},\n'
    yield f'"totalen": {_json(_totals(accounts))},\n"rekeningen": [\n'
    yield from _listed(accounts)
    yield '],\n"boekingen": [\n'
    yield from _listed(written(entries))
    yield '],\n"zegels": [\n'
    yield from _listed(_seals(period))
    yield "]}\n"


def _accounts(period: Period) -> list[dict[str, Any]]:
    moved = dict(
        Line.objects.filter(
            entry__booked_on__lte=period.until, entry__pk__lte=period.last_entry_id
        )
        .values_list("account")
        .annotate(cents=Sum("amount_cents"))
        .order_by()
    )
    return [
        {
            "code": account.code,
            "naam": account.name,
            "familie": account.family,
            "soort": account.kind,
            "richting": account.direction,
            "ondergrens": account.floor_cents,
            "saldo": account.direction * moved[account.pk],
        }
        for account in Account.objects.filter(pk__in=moved).order_by("code")
    ]


def _totals(accounts: list[dict[str, Any]]) -> dict[str, int]:
    sums: dict[str, int] = defaultdict(int)
    for account in accounts:
        sums[account["soort"]] += account["saldo"]
    return dict(sorted(sums.items()))


def _seals(period: Period) -> Iterator[dict[str, Any]]:
    """A seal over an entry that is dated later cannot be counted again from this."""
    later = Entry.objects.filter(booked_on__gt=period.until).order_by("id").first()
    seals = DailySeal.objects.filter(last_entry_id__lte=period.last_entry_id)
    if period.seal:
        seals = seals.filter(day__lte=period.seal.day)
    if later:
        seals = seals.filter(last_entry_id__lt=later.pk)
    for seal in seals.order_by("day"):
        yield {
            "dag": seal.day.isoformat(),
            "boekingen": seal.entry_count,
            "laatste": seal.last_entry_id,
            "vorige": seal.previous_sha256,
            "sha256": seal.sha256,
        }


def _listed(rows: Any) -> Iterator[str]:
    before = ""
    for row in rows:
        yield before + _json(row)
        before = ",\n"


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False)
