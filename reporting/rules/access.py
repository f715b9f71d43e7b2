"""Who may ask for a report, and who may read it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from accounts.models import User
from catalogue.rules.adoption import reads_explanations
from catalogue.rules.visibility import visible_rings
from samenorganiseren.shared.verdicts import ALLOWED, Verdict, allowed_if, denied

from .kinds import BY_SLUG, Kind

NOT_YOURS = "Dit rapport is niet voor u gemaakt."


class ForSomebody(Protocol):
    """A report: for whom it was made, and which names it may tell."""

    kind: str
    requested_by_id: int | None
    rings: list[str]


def may_ask(user: User, kind: Kind) -> Verdict:
    """Everybody with an account; reasons of explanations only who reads those."""
    if not user.is_authenticated:
        return denied("Log in om een rapport te vragen.")
    if not kind.is_for_readers_of_explanations:
        return ALLOWED
    return allowed_if(
        reads_explanations(user),
        "Dit rapport is er voor gemeenten, hun samenwerkingsverbanden en de VNG: er "
        "staat in waarom gemeenten uitleggen.",
    )


def may_read(user: User, report: ForSomebody) -> Verdict:
    """Who asked for it, and may still know what is in it; of the portal's own, who
    hears of them."""
    kind = BY_SLUG.get(report.kind)
    if kind is None or not user.is_authenticated:
        return denied(NOT_YOURS)
    if report.requested_by_id is None:
        return allowed_if(user.has_role(*kind.told), NOT_YOURS)
    if report.requested_by_id != user.pk:
        return denied(NOT_YOURS)
    may_still = bool(may_ask(user, kind)) and knows(user, report.rings)
    return allowed_if(
        may_still,
        "Uw rol is veranderd sinds u dit rapport vroeg. Vraag het opnieuw.",
    )


def knows(user: User, rings: Iterable[str]) -> bool:
    """Whether this reader sees the names of all these rings now."""
    return set(rings) <= {ring.value for ring in visible_rings(user)}
