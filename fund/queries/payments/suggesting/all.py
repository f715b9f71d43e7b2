"""All suggestions for a line, the likeliest first, each once."""

from __future__ import annotations

from collections.abc import Iterator

from ....models import BankTransaction
from ..facts import facts_about
from .incoming import comes_back, is_double, paid_by, pays_named, pays_near
from .outgoing import is_bounce, is_payment
from .suggestion import Suggestion

# As many as there are number keys.
MOST = 9


def suggestions_for(line: BankTransaction, left_cents: int) -> list[Suggestion]:
    """What this line may have been for; nothing where nothing of it is left."""
    if left_cents <= 0:
        return []
    found: dict[tuple[str, tuple[tuple[str, str], ...]], Suggestion] = {}
    for one in _found(line, left_cents):
        found.setdefault((one.url_name, one.values), one)
    return list(found.values())[:MOST]


def _found(line: BankTransaction, left_cents: int) -> Iterator[Suggestion]:
    if not line.is_in:
        yield from is_payment(line, left_cents)
        yield from is_bounce(line, left_cents)
        return
    facts = facts_about([line])
    yield from comes_back(line, left_cents)
    yield from pays_named(line, left_cents, facts)
    yield from is_double(line, left_cents, facts)
    yield from pays_near(line, left_cents, facts)
    yield from paid_by(line, left_cents, facts)
