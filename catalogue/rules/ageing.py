"""How sure a statement is today. Ageing is read from dates and never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from ..enums import EvidenceGrade
from .years import years_after


@dataclass(frozen=True)
class Sureness:
    """The grade to show; aged when nobody repeated it for a year."""

    grade: EvidenceGrade
    is_aged: bool

    @property
    def word(self) -> str:
        return "verouderd" if self.is_aged else self.grade.label

    @property
    def sentence(self) -> str:
        """With the grade it had before it aged."""
        return f"verouderd (was: {self.grade.label})" if self.is_aged else self.word


def is_aged(said_at: datetime, now: datetime) -> bool:
    """Whether a year has passed since."""
    return years_after(said_at.date(), 1) < now.date()


def awaits_confirmation(confirmed_at: datetime | None, now: datetime) -> bool:
    """Not confirmed yet, or so long ago that it aged."""
    if confirmed_at is None:
        return True
    return timezone.localdate(confirmed_at) < years_after(now.date(), -1)


def sureness(
    grade: str, recorded_at: datetime, confirmed_at: datetime | None, now: datetime
) -> Sureness:
    """A confirmation lifts the grade and starts the year again."""
    shown = EvidenceGrade(grade)
    if confirmed_at is not None and shown != EvidenceGrade.SHOWN:
        shown = EvidenceGrade.CONFIRMED
    return Sureness(shown, is_aged(max(recorded_at, confirmed_at or recorded_at), now))
