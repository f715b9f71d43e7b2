"""One payment on one or more invoices; what is left goes back, or waits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.models import User
from municipalities.models import Municipality

from ....enums import AccountKind, MatchKind
from ....models import Invoice, PaymentMatch
from ....rules.money import to_the_cent
from ...ledger import Booking, credit, debit, post, pot
from ..keys import match_key
from ..pots import pot_of
from .hand import Hand, NotPlaced, begin, day_for, keep, require_direction, require_left
from .learning import learn_iban
from .others import booked_overpaid


@dataclass(frozen=True)
class Parts:
    """How much on which invoice; and whether the rest goes back, and the account is kept."""

    on: Mapping[Invoice, int]
    gives_rest_back: bool = False
    learns_iban: bool = False


@transaction.atomic
def place_on_invoices(
    *, hand: Hand, parts: Parts, by: User, now: datetime
) -> list[PaymentMatch]:
    """Place these parts; raises NotPlaced, PlacedMeanwhile or NotEnough."""
    left = begin(hand, by=by)
    require_direction(hand.line, is_in=True)
    if not parts.on:
        raise NotPlaced("Vul bij minstens één factuur een bedrag in.")
    require_left(left, sum(parts.on.values()))
    made = [
        _placed(hand, invoice, cents, by=by, now=now)
        for invoice, cents in sorted(parts.on.items(), key=lambda one: one[0].pk)
    ]
    rest = left - sum(parts.on.values())
    if parts.gives_rest_back and rest:
        made.append(booked_overpaid(hand, _payer(parts), rest, by=by, now=now))
    if parts.learns_iban:
        learn_iban(
            municipality=_payer(parts), iban=hand.line.counter_iban, by=by, now=now
        )
    return made


def _placed(
    hand: Hand, invoice: Invoice, cents: int, *, by: User, now: datetime
) -> PaymentMatch:
    receivable = pot(AccountKind.RECEIVABLE, invoice=invoice)
    if cents > receivable.balance_cents:
        raise NotPlaced(
            f"Op factuur {invoice.number} staat nog "
            f"{to_the_cent(receivable.balance_cents)} open. Plaats niet meer dan dat."
        )
    booking = Booking(
        kind="betaling-geplaatst",
        key=match_key(hand.line),
        booked_on=day_for(hand.line, now),
        description="Betaling van een factuur",
        document=hand.line.subject_key,
        amounts=(debit(pot_of(hand.line), cents), credit(receivable, cents)),
    )
    entry = post(booking, by=by, now=now)
    return keep(
        hand,
        entry,
        kind=MatchKind.INVOICE,
        cents=cents,
        by=by,
        now=now,
        invoice=invoice,
    )


def _payer(parts: Parts) -> Municipality:
    """The one municipality of all these invoices."""
    found = {invoice.municipality for invoice in parts.on}
    if len(found) > 1:
        raise NotPlaced(
            "Deze facturen zijn van meer gemeenten. Laat de rest staan en onthoud geen "
            "rekening; dat kan alleen voor één gemeente."
        )
    return found.pop()
