"""A payment of the fund that the portal did not know again by itself."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User

from ....enums import MatchedBy
from ....models import Disbursement, PaymentMatch
from ....rules.money import to_the_cent
from ..outgoing import can_confirm, confirm
from .hand import Hand, NotPlaced, begin, require_direction, tell


@transaction.atomic
def place_disbursement(
    *, hand: Hand, payment: Disbursement, by: User, now: datetime
) -> PaymentMatch:
    """This line is the payment that the bank was asked to make, all of it."""
    left = begin(hand, by=by)
    require_direction(hand.line, is_in=False)
    if left != payment.amount_cents or left != -hand.line.amount_cents:
        raise NotPlaced(
            f"Van deze regel staat {to_the_cent(left)} open, de uitbetaling is "
            f"{to_the_cent(payment.amount_cents)}. Zij moeten gelijk zijn."
        )
    if not can_confirm(payment):
        raise NotPlaced("Deze uitbetaling kan hier niet worden bevestigd.")
    match = confirm(
        hand.line, payment, how=MatchedBy.HAND, reason=hand.why, by=by, now=now
    )
    tell(match, by=by, now=now)
    return match
