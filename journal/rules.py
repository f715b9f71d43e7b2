"""Who may see what of the outbox and of long work."""

from __future__ import annotations

from typing import Protocol

from samenorganiseren.shared.actors import Actor
from samenorganiseren.shared.verdicts import Verdict, allowed_if


class Requested(Protocol):
    """Something that one person asked for."""

    requested_by_key: str


def may_follow(actor: Actor, job: Requested) -> Verdict:
    """Only who asked for a job sees it, stops it and fetches its result."""
    return allowed_if(
        job.requested_by_key == actor.actor_key,
        "Alleen wie deze taak startte, kan haar zien en stoppen.",
    )
