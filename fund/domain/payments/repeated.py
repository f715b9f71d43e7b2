"""What was taken in before: the same again is no harm, something else is refused."""

from __future__ import annotations

from collections.abc import Sequence

from samenorganiseren.shared.days import day_of

from ...models import BankAccount, BankStatement, BankTransaction
from .camt import ReadStatement, StatementRefused


def require_same(read: ReadStatement, stored: BankStatement) -> None:
    """The statement of this number was read before, line by line the same."""
    hashes = stored.transactions.order_by("position").values_list(
        "content_sha256", flat=True
    )
    is_same = (
        stored.booked_on,
        stored.opening_cents,
        stored.closing_cents,
        list(hashes),
    ) == (read.booked_on, read.opening_cents, read.closing_cents, read.hashes())
    if not is_same:
        raise StatementRefused(
            f"Afschrift {read.number} is al ingelezen op {day_of(stored.imported_at):%d-%m-%Y}, "
            "met een andere inhoud. Vraag de bank welk van de twee klopt."
        )


def require_unknown(bank_account: BankAccount, hashes: Sequence[str]) -> None:
    """No line of it came in on another statement."""
    known = (
        BankTransaction.objects.filter(
            bank_account=bank_account, content_sha256__in=hashes
        )
        .select_related("statement")
        .defer("statement__content")
        .order_by("pk")
        .first()
    )
    if known is not None:
        raise StatementRefused(
            f"Een regel van dit afschrift staat al op afschrift "
            f"{known.statement.number}, met hetzelfde kenmerk van de bank. Vraag de bank "
            "of hij dubbel is."
        )
