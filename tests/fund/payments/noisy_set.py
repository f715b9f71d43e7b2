"""So many noisy payments in one file: how many find their place, and whether any wrong.

2,000 of them in the suite; `make soak-payments` plays 10,000.
"""

import time

from django.db import connection

from fund.domain.payments.importing import import_statements
from fund.domain.payments.matching import match_lines
from fund.models import PaymentMatch
from tests.factories.accounts import AT

from .noise import invoices_for, noisy, seeded, towns
from .scene import Bank


def keep():
    """What PostgreSQL would look at when it commits."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


class Played:
    """Imported and matched; what came of it."""

    def __init__(self, count, seed=2026):
        chance = seeded(seed)
        bank, places = Bank(), towns()
        invoices = invoices_for(bank, places, count, chance)
        noise = noisy(invoices, places, count, chance)
        content = bank.file(*noise.payments)
        keep()
        began = time.monotonic()
        made = import_statements(
            bank_account=bank.account, content=content, by=bank.first, now=AT
        )
        self.imported = time.monotonic() - began
        self.found = match_lines(
            bank_account=bank.account, lines=made.lines, by=bank.first, now=AT
        )
        self.matched = time.monotonic() - began
        keep()
        self.seconds = time.monotonic() - began
        self.count = count
        self.megabytes = len(content) / 1e6
        meant = {
            line.pk: truth for line, truth in zip(made.lines, noise.truth, strict=True)
        }
        placed = PaymentMatch.objects.values_list("transaction", "invoice")
        self.wrong = [(line, found) for line, found in placed if meant[line] != found]
        self.share = self.found.placed / count
        self.bank = bank


def told(played):
    return (
        f"{played.count} payments ({played.megabytes:.1f} MB): imported in "
        f"{played.imported:.1f} s, and matched in {played.matched:.1f} s, "
        f"and kept in {played.seconds:.1f} s; "
        f"{played.share:.1%} placed, {len(played.wrong)} of them wrong"
    )
