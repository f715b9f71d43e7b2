"""Account numbers and payment references, by their check digits."""

from __future__ import annotations

from stdnum import iban as ibans
from stdnum.exceptions import ValidationError

from samenorganiseren.shared.errors import DomainError


class NotAnIban(DomainError):
    """What was typed is no IBAN."""


def plain_iban(typed: str) -> str:
    """Without spaces and in capitals; raises NotAnIban where its check digits are wrong."""
    try:
        return str(ibans.validate(typed))
    except ValidationError:
        raise NotAnIban(
            "Dit IBAN klopt niet. Controleer de cijfers en letters, zoals "
            "NL91 ABNA 0417 1643 00."
        ) from None


def is_iban(text: str) -> bool:
    """Whether the check digits are right."""
    return bool(ibans.is_valid(text))


def in_fours(iban: str) -> str:
    """NL91 ABNA 0417 1643 00, as people read it."""
    return " ".join(iban[at : at + 4] for at in range(0, len(iban), 4))
