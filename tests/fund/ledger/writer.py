"""A nursery of processes that book without end, and tell of each pair once committed.

It reads a line for each: a name and a number to begin with. It answers with the name and
the number of the process, and that one with the name and the number of every pair.
"""

import os
import sys
import time

from django.db import DatabaseError, InterfaceError, connection

from fund.domain.ledger import credit, debit, post_all
from launch.guard import die_with_parent
from samenorganiseren.shared.actors import Machine
from tests.factories.accounts import AT

from .killing import BORN, KEPT, accounts, key
from .scene import booking

PAUSE = 0.1


def main() -> None:
    """Until nobody asks any more; whoever was born ends with it."""
    for line in sys.stdin:
        name, first = line.split()
        born = os.fork()
        if not born:
            die_with_parent()
            book_on(name, int(first))
        tell(name, f"{BORN}{born}")


def tell(name: str, what: str) -> None:
    """In one write, so that two never come through each other."""
    os.write(1, f"{name} {what}\n".encode())


def book_on(name: str, number: int) -> None:
    """Pairs from this number on. What it is not sure of, it books again, as whoever
    delivers a task twice would."""
    while True:
        try:
            book(name, number)
        except (DatabaseError, InterfaceError):
            # The server went away; whether it booked is not known.
            connection.close()
            time.sleep(PAUSE)
            continue
        tell(name, str(number))
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
