"""Money that came back: the bank took a payment back, or sent ours back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User

from ....enums import MatchKind
from ....models import Account, Disbursement, PaymentMatch
from ....queries.payments.placed import gone_of, placements
from ....rules.money import to_the_cent
from ...ledger import Booking, credit, debit, post
from ..keys import match_key
from ..outgoing import can_return, send_back
from ..pots import pot_of
from .hand import Hand, NotPlaced, begin, day_for, keep, require_direction, tell

BOUNCEABLE = frozenset({MatchKind.INVOICE, MatchKind.OVERPAID, MatchKind.OTHER_INCOME})


@transaction.atomic
def place_bounce(
    *, hand: Hand, earlier: PaymentMatch, by: User, now: datetime
) -> PaymentMatch:
    """The bank takes an earlier payment back: what it paid is open again."""
    left = begin(hand, by=by)
    require_direction(hand.line, is_in=False)
    earlier = placements().get(pk=earlier.pk)
    _require_stands(earlier)
    if left != earlier.amount_cents or left != -hand.line.amount_cents:
        raise NotPlaced(
            f"Van deze regel staat {to_the_cent(left)} open, de eerdere betaling was "
            f"{to_the_cent(earlier.amount_cents)}. Draai de eerdere plaatsing terug als "
            "er maar een deel terugkwam."
        )
    booking = Booking(
        kind="storno",
        key=match_key(hand.line),
        booked_on=day_for(hand.line, now),
        description="De bank boekte een eerdere betaling terug",
        document=hand.line.subject_key,
        amounts=(debit(_paid(earlier), left), credit(pot_of(hand.line), left)),
    )
    entry = post(booking, by=by, now=now)
    return keep(
        hand,
        entry,
        kind=MatchKind.BOUNCED,
        cents=left,
        by=by,
        now=now,
        bounces=earlier,
        invoice=earlier.invoice,
    )


def _require_stands(earlier: PaymentMatch) -> None:
    is_gone = gone_of([earlier]).has(earlier)
    if is_gone or earlier.reverses_id or earlier.kind not in BOUNCEABLE:
        raise NotPlaced(
            "Deze eerdere betaling staat er niet meer zo. Ververs de pagina en kies "
            "opnieuw."
        )
    if not earlier.transaction.is_in:
        raise NotPlaced("Alleen een betaling die bij kwam, kan worden teruggeboekt.")


def _paid(earlier: PaymentMatch) -> Account:
    """The pot on which the earlier payment was placed."""
    lines = earlier.entry.lines.select_related("account")
    return next(line.account for line in lines if line.amount_cents < 0)


@transaction.atomic
def place_return(
    *, hand: Hand, payment: Disbursement, by: User, now: datetime
) -> PaymentMatch:
    """The bank sends a payment of the fund back, all of it."""
    left = begin(hand, by=by)
    require_direction(hand.line, is_in=True)
    if left != payment.amount_cents or left != hand.line.amount_cents:
        raise NotPlaced(
            f"Van deze regel staat {to_the_cent(left)} open, de uitbetaling was "
            f"{to_the_cent(payment.amount_cents)}. Zij moeten gelijk zijn."
        )
    if not can_return(payment):
        raise NotPlaced("Deze uitbetaling kan hier niet worden teruggenomen.")
    match = send_back(hand.line, payment, reason=hand.why, by=by, now=now)
    tell(match, by=by, now=now)
    return match
