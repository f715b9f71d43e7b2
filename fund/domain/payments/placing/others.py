"""Money that is for no invoice: too much, other income, or back from a receiver."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from municipalities.models import Municipality

from ....enums import AccountKind, AwardState, MatchKind
from ....models import Award, FiscalYear, PaymentMatch
from ...ledger import Booking, credit, debit, post, pot
from ..keys import match_key
from ..outgoing import CONFIRMS
from ..pots import pot_of
from .hand import (
    Hand,
    NotPlaced,
    begin,
    day_for,
    keep,
    require_direction,
    require_left,
)


@transaction.atomic
def place_overpaid(
    *, hand: Hand, municipality: Municipality, cents: int, by: User, now: datetime
) -> PaymentMatch:
    """Somebody paid too much or twice: it is owed back to this municipality."""
    left = begin(hand, by=by)
    require_direction(hand.line, is_in=True)
    require_left(left, cents)
    return booked_overpaid(hand, municipality, cents, by=by, now=now)


def booked_overpaid(
    hand: Hand, municipality: Municipality, cents: int, *, by: User, now: datetime
) -> PaymentMatch:
    """The part of placing that others share."""
    owed = pot(AccountKind.REFUNDABLE, municipality=municipality)
    booking = Booking(
        kind="te-veel-betaald",
        key=match_key(hand.line),
        booked_on=day_for(hand.line, now),
        description="Te veel betaald, terug te betalen",
        document=hand.line.subject_key,
        amounts=(debit(pot_of(hand.line), cents), credit(owed, cents)),
    )
    entry = post(booking, by=by, now=now)
    return keep(hand, entry, kind=MatchKind.OVERPAID, cents=cents, by=by, now=now)


@transaction.atomic
def place_other(*, hand: Hand, cents: int, by: User, now: datetime) -> PaymentMatch:
    """Other income of the year, or what the bank took for itself."""
    left = begin(hand, by=by)
    require_left(left, cents)
    day = day_for(hand.line, now)
    year = FiscalYear.objects.get(year=day.year)
    income, own = pot(AccountKind.OTHER_INCOME, year=year), pot_of(hand.line)
    more, less = (own, income) if hand.line.is_in else (income, own)
    booking = Booking(
        kind="overige-inkomsten",
        key=match_key(hand.line),
        booked_on=day,
        description="Overige inkomsten"
        if hand.line.is_in
        else "Kosten, af van de overige inkomsten",
        document=hand.line.subject_key,
        amounts=(debit(more, cents), credit(less, cents)),
    )
    entry = post(booking, by=by, now=now)
    return keep(hand, entry, kind=MatchKind.OTHER_INCOME, cents=cents, by=by, now=now)


@transaction.atomic
def place_grant_back(
    *, hand: Hand, award: Award, cents: int, by: User, now: datetime
) -> PaymentMatch:
    """A receiver pays back what was not spent."""
    left = begin(hand, by=by)
    require_direction(hand.line, is_in=True)
    require_left(left, cents)
    book = CONFIRMS.get(MatchKind.GRANT_BACK)
    if book is None or award.state == AwardState.PREPARED:
        raise NotPlaced("Op deze toekenning is nog niets betaald.")
    entry = book(award, transaction=hand.line, amount_cents=cents, by=by, now=now)
    return keep(
        hand,
        entry,
        kind=MatchKind.GRANT_BACK,
        cents=cents,
        by=by,
        now=now,
        award=award,
    )
