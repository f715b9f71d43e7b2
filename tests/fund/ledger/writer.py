"""A process that books without end, and tells of each pair once it is committed.

It books again what it is not sure of, as whoever delivers a task twice would.
"""

import time

from django.db import DatabaseError, InterfaceError, connection

from fund.domain.ledger import credit, debit, post_all
from samenorganiseren.shared.actors import Machine
from tests.factories.accounts import AT

from .killing import KEPT, accounts, key
from .scene import booking

PAUSE = 0.1


def main(name: str, first: int) -> None:
    """Pairs from this number on."""
    number = first
    while True:
        try:
            book(name, number)
        except (DatabaseError, InterfaceError):
            # The server went away; whether it booked is not known.
            connection.close()
            time.sleep(PAUSE)
            continue
        print(number, flush=True)
        number += 1


def book(name: str, number: int) -> None:
    """An entry in each family, or none."""
    bank, income, available, reserved = accounts()
    money = debit(bank, KEPT), credit(income, KEPT)
    budget = debit(available, 1), credit(reserved, 1)
    bookings = [
        booking(money, key=key(name, number, "g")),
        booking(budget, key=key(name, number, "b")),
    ]
    post_all(bookings, by=Machine(name), now=AT)
