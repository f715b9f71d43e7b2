"""Why a statement is not taken in. Nothing of it is stored then."""

from __future__ import annotations

from samenorganiseren.shared.errors import DomainError

MOST_MEGABYTES = 64
MOST_BYTES = MOST_MEGABYTES * 1024 * 1024


class StatementRefused(DomainError):
    """The file is no statement that follows on the one before."""


def refuse_if(is_wrong: object, sentence: str) -> None:
    """Refuse with this sentence; it says what is wrong and what to do."""
    if is_wrong:
        raise StatementRefused(sentence)
