"""A question for a report: of which kind, over which days, narrowed down to what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from accounts.models import User

from .periods import Span

# How far the work is; stops it where somebody asked for that.
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Asked:
    """What a report is made of. Without a viewer: what everyone may know."""

    span: Span
    viewer: User | None = None
    filters: Mapping[str, str] = field(default_factory=dict)
    # Made by the portal, once for its period: it is never made again.
    is_scheduled: bool = False

    @property
    def day(self) -> date:
        return self.span.as_of

    @property
    def before(self) -> date | None:
        return self.span.before
