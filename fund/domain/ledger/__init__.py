"""The ledger: the only place where money is booked."""

from .accounts import pot
from .booking import Booking, credit, debit
from .posting import (
    BookedDifferently,
    NotEnough,
    YearNotOpen,
    post,
    post_all,
    reverse,
)

__all__ = [
    "BookedDifferently",
    "Booking",
    "NotEnough",
    "YearNotOpen",
    "credit",
    "debit",
    "post",
    "post_all",
    "pot",
    "reverse",
]
