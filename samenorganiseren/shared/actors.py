"""Who does something: a person, or the portal itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Actor(Protocol):
    """Whoever acts: named in the journal by a key and a label, never by a link."""

    @property
    def actor_key(self) -> str: ...

    @property
    def actor_label(self) -> str: ...


@dataclass(frozen=True)
class Machine:
    """A part of the portal that acts by itself, such as the nightly check."""

    name: str

    @property
    def actor_key(self) -> str:
        return f"machine:{self.name}"

    @property
    def actor_label(self) -> str:
        return f"Het portaal ({self.name})"
