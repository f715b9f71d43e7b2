"""What a member says in a round, before it is recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from samenorganiseren.shared.errors import DomainError

from ...enums import REASON_REQUIRED, Choice

LONGEST_TEXT = 20_000


class PositionIncomplete(DomainError):
    """Something that belongs to this choice is missing; `field` tells what."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


@dataclass(frozen=True)
class Said:
    """A choice with its reason and its conditions."""

    choice: str
    reason: str = ""
    conditions: str = ""

    def as_fields(self) -> dict[str, Any]:
        """As the columns of a position. Conditions belong to “voor, mits” alone."""
        kept = self.conditions if self.choice == Choice.FOR_IF else ""
        return {"choice": self.choice, "reason": self.reason, "conditions": kept}

    def as_typed(self) -> dict[str, str]:
        """As a draft keeps it, under the names of the form."""
        return {
            "standpunt": self.choice,
            "reden": self.reason,
            "voorwaarden": self.conditions,
        }

    def require_complete(self) -> None:
        """Raise PositionIncomplete where the choice asks for more."""
        if self.choice not in Choice.values:
            raise PositionIncomplete("standpunt", "Kies uw standpunt.")
        if self.choice in REASON_REQUIRED and not self.reason.strip():
            raise PositionIncomplete(
                "reden", f"Bij “{Choice(self.choice).label}” hoort een reden."
            )
        if self.choice == Choice.FOR_IF and not self.conditions.strip():
            raise PositionIncomplete(
                "voorwaarden", "Bij “Voor, mits” horen uw voorwaarden."
            )
        self._require_room("reden", self.reason)
        self._require_room("voorwaarden", self.conditions)

    def _require_room(self, field: str, text: str) -> None:
        if len(text) > LONGEST_TEXT:
            raise PositionIncomplete(
                field,
                f"Deze tekst is te lang: {len(text)} tekens. "
                f"Er passen er {LONGEST_TEXT}.",
            )
