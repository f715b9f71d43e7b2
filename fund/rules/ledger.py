"""What may be done with an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenorganiseren.shared.verdicts import ALLOWED, Verdict, denied

if TYPE_CHECKING:
    from ..models import Entry


def may_reverse(entry: Entry) -> Verdict:
    """Once, and not what takes another back. Ask for `reversed_by` with the entry."""
    if entry.reverses_id:
        return denied(
            "Deze boeking draait zelf een boeking terug. Boek opnieuw wat er moest staan."
        )
    if hasattr(entry, "reversed_by"):
        return denied("Deze boeking is al teruggedraaid.")
    return ALLOWED
