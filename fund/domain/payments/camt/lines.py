"""A statement as it was read, before anything of it is stored."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date


@dataclass(frozen=True)
class ReadLine:
    """One line, or one detail of a batch. Positive in, negative out."""

    booked_on: date
    amount_cents: int
    counter_name: str = ""
    counter_iban: str = ""
    remittance: str = ""
    reference: str = ""
    end_to_end_id: str = ""
    bank_reference: str = ""
    is_reversal: bool = False

    def content_sha256(self, statement: int, turn: int) -> str:
        """Of all that makes it this line. Where the bank gave it a reference of its own,
        the same line on another statement is the same line; where it did not, two that
        look alike are two payments, told apart by statement and turn."""
        content = {**asdict(self), "booked_on": self.booked_on.isoformat()}
        if not self.bank_reference:
            content["statement"] = statement
        content["turn"] = turn
        text = json.dumps(content, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class ReadStatement:
    """One statement; its closing follows from its opening and its lines."""

    number: int
    bank_id: str
    iban: str
    booked_on: date
    opening_cents: int
    closing_cents: int
    version: str
    lines: tuple[ReadLine, ...]

    def hashes(self) -> list[str]:
        """The hash of each line, in order; lines that are alike get a turn."""
        turns: dict[ReadLine, int] = {}
        found = []
        for line in self.lines:
            turns[line] = turns.get(line, 0) + 1
            found.append(line.content_sha256(self.number, turns[line]))
        return found
