"""Placing payments by hand: a person says what a line was for, and why."""

from .bounced import place_bounce, place_return
from .hand import Hand, NotPlaced, PlacedMeanwhile
from .invoices import place_on_invoices
from .learning import learn_iban
from .others import place_grant_back, place_other, place_overpaid
from .out import place_disbursement
from .undoing import undo

__all__ = [
    "Hand",
    "NotPlaced",
    "PlacedMeanwhile",
    "learn_iban",
    "place_bounce",
    "place_disbursement",
    "place_grant_back",
    "place_on_invoices",
    "place_other",
    "place_overpaid",
    "place_return",
    "undo",
]
