"""The answer to "may this person do this?": yes, or no with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from .errors import NotAllowed


@dataclass(frozen=True)
class Verdict:
    """Whether something may be done; if not, a Dutch sentence that says why."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


ALLOWED = Verdict(allowed=True)


def denied(reason: str) -> Verdict:
    """A refusal with its reason in Dutch."""
    return Verdict(allowed=False, reason=reason)


def allowed_if(condition: bool, reason: str) -> Verdict:
    """Allowed where the condition holds, else refused with the reason."""
    return ALLOWED if condition else denied(reason)


def require(verdict: Verdict) -> None:
    """Go on if allowed, else raise NotAllowed with the reason."""
    if not verdict:
        raise NotAllowed(verdict.reason)
