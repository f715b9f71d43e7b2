"""A process that books without end, and tells of each pair once it is committed.

`python -m tests.fund.ledger.writer NAME FIRST`: pairs from this number on. It books
again what it is not sure of, as whoever delivers a task twice would.
"""

import os
import sys
import time

import django

PAUSE = 0.1


def main(name: str, first: int) -> None:
    from django.db import DatabaseError, InterfaceError, connection

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
    from fund.domain.ledger import credit, debit, post_all
    from samenorganiseren.shared.actors import Machine
    from tests.factories.accounts import AT

    from .killing import KEPT, accounts, key
    from .scene import booking

    bank, income, available, reserved = accounts()
    bookings = [
        booking((debit(bank, KEPT), credit(income, KEPT)), key=key(name, number, "g")),
        booking((debit(available, 1), credit(reserved, 1)), key=key(name, number, "b")),
    ]
    post_all(bookings, by=Machine(name), now=AT)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenorganiseren.settings")
    django.setup()
    main(sys.argv[1], int(sys.argv[2]))
