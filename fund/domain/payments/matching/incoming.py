"""Payments of invoices that are certain, booked together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from samenorganiseren.shared.actors import Actor

from ....enums import MatchedBy, MatchKind
from ....models import Account, BankTransaction, Entry, Invoice, PaymentMatch
from ....queries.payments.facts import facts_about
from ....queries.payments.judging import judge
from ....queries.payments.waiting import pots_of
from ...ledger import Booking, NotEnough, credit, debit, post_all
from ..keys import match_keys
from ..progress import Report

AT_ONCE = 500


@dataclass(frozen=True)
class Certain:
    """A line, the invoice it pays, and by which rule."""

    line: BankTransaction
    invoice: Invoice
    rule: str
    booking: Booking


def place_incoming(
    lines: Sequence[BankTransaction], *, by: Actor, now: datetime, report: Report
) -> int:
    """How many were placed. Earlier lines first: they take from what is open."""
    placed = 0
    found = _certain(lines)
    for start in range(0, len(found), AT_ONCE):
        placed += _placed(found[start : start + AT_ONCE], by=by, now=now)
        report(min(start + AT_ONCE, len(found)))
    return placed


def _certain(lines: Sequence[BankTransaction]) -> list[Certain]:
    facts, pots, keys = facts_about(lines), pots_of(lines), match_keys(lines)
    found = []
    for line in sorted(lines, key=lambda one: one.pk):
        pot = pots.get(line.pk)
        if pot is None or pot.balance_cents != line.amount_cents:
            continue
        judged = judge(line, facts)
        if judged.is_certain and (invoice := judged.invoice):
            facts.take(invoice, line.amount_cents)
            receivable = facts.receivables[invoice.pk]
            booking = paying(line, pot, receivable, line.amount_cents, keys[line.pk])
            found.append(Certain(line, invoice, judged.rule, booking))
    return found


def paying(
    line: BankTransaction, pot: Account, receivable: Account, cents: int, key: str
) -> Booking:
    """From the line's own pot to what is open on the invoice."""
    return Booking(
        kind="betaling-geplaatst",
        key=key,
        booked_on=line.booked_on,
        description="Betaling van een factuur",
        document=line.subject_key,
        amounts=(debit(pot, cents), credit(receivable, cents)),
    )


def _placed(found: Sequence[Certain], *, by: Actor, now: datetime) -> int:
    try:
        entries = post_all([one.booking for one in found], by=by, now=now)
    except NotEnough:
        return _one_by_one(found, by=by, now=now)
    _keep(found, entries, by=by, now=now)
    return len(found)


def _one_by_one(found: Sequence[Certain], *, by: Actor, now: datetime) -> int:
    """Something was paid or credited in between; whom it hits waits for a person."""
    placed = 0
    for one in found:
        try:
            entries = post_all([one.booking], by=by, now=now)
        except NotEnough:
            continue
        _keep([one], entries, by=by, now=now)
        placed += 1
    return placed


def _keep(
    found: Sequence[Certain], entries: Sequence[Entry], *, by: Actor, now: datetime
) -> None:
    PaymentMatch.objects.bulk_create(
        PaymentMatch(
            transaction=one.line,
            kind=MatchKind.INVOICE,
            invoice=one.invoice,
            amount_cents=one.line.amount_cents,
            entry=entry,
            how=MatchedBy.RULE,
            reason=one.rule,
            matched_by_label=by.actor_label[:200],
            matched_at=now,
        )
        for one, entry in zip(found, entries, strict=True)
    )
