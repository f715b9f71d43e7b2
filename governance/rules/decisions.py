"""Who advises, establishes, decides, confirms and publishes; and what deviates."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from accounts.enums import Role
from samenorganiseren.shared.verdicts import ALLOWED, Verdict, allowed_if, denied

from ..enums import AdviceVerdict, BodyKind, Outcome
from .bodies import is_chair, is_secretary, sits_in
from .dossiers import INSIDERS

if TYPE_CHECKING:
    from accounts.models import User

    from ..models import Advice, Body, Decision

ADOPTED = frozenset({Outcome.ADOPT, Outcome.ADOPT_CHANGED})
DECIDING = (BodyKind.BOARD, BodyKind.DIRECTORATE)
SECRETARIES_OF = "Dit doet de secretaris van {}."


def may_advise(user: User, body: Body) -> Verdict:
    """The body's secretary writes down what the round came to."""
    return allowed_if(is_secretary(user, body), SECRETARIES_OF.format(body.name))


def may_establish(user: User, advice: Advice, day: date) -> Verdict:
    """The chair, who wrote none of it."""
    if not is_chair(user, advice.body, day):
        return denied(f"De voorzitter van {advice.body.name} stelt het advies vast.")
    return allowed_if(
        user.pk not in advice.author_ids,
        "U schreef mee aan de tekst. Wie schrijft, stelt niet vast. Vraag de "
        "secretaris om de tekst opnieuw op te stellen in een nieuwe ronde, of laat "
        "een andere voorzitter vaststellen.",
    )


def may_decide(user: User, body: Body) -> Verdict:
    """The secretary of the board or the directorate enters what was decided."""
    return allowed_if(
        body.kind in DECIDING and is_secretary(user, body),
        SECRETARIES_OF.format(body.name),
    )


def may_confirm(user: User, decision: Decision, day: date) -> Verdict:
    """Another secretary or a member of the body: never the one who entered it."""
    if user.pk == decision.entered_by_id:
        return denied(
            "U hebt dit besluit ingevoerd. Een tweede persoon leest het na en "
            "bevestigt het."
        )
    body = decision.body
    return allowed_if(
        is_secretary(user, body) or sits_in(user, body, day),
        f"Een tweede secretaris of een lid van {body.name} bevestigt dit besluit.",
    )


def may_publish(user: User | None) -> Verdict:
    """Secretaries of the body that decides."""
    return allowed_if(
        publishes(user), "Besluiten publiceert de secretaris van het VNG-bestuur."
    )


def publishes(user: User | None) -> bool:
    """Whether this person is secretary of the board or the directorate."""
    return (
        user is not None
        and user.is_authenticated
        and user.is_active
        and any(
            held.role == Role.BODY_SECRETARY
            and (body := getattr(held.organisation, "body", None)) is not None
            and body.kind in DECIDING
            for held in user.get_current_roles()
        )
    )


def deviates(
    *,
    outcome: str,
    verdict: str | None,
    advised_conditions: str,
    conditions: str,
    as_proposed: bool,
) -> bool:
    """Whether an outcome is something else than what was advised.

    PostgreSQL computes the same in `decision_deviates`, and stores that.
    """
    if verdict in (None, AdviceVerdict.DIVIDED) or outcome == Outcome.REPEAL:
        return False
    if outcome not in ADOPTED:
        return verdict != AdviceVerdict.NEGATIVE
    if verdict == AdviceVerdict.NEGATIVE or not as_proposed:
        return True
    if verdict == AdviceVerdict.POSITIVE:
        return outcome == Outcome.ADOPT_CHANGED
    return conditions.strip(" \t\r\n") != advised_conditions.strip(" \t\r\n")


def may_read_advice(user: User | None, advice: Advice) -> Verdict:
    """Everyone once it is published; before, the people of the bodies; a draft only
    those of its own body."""
    if advice.published_at is not None:
        return ALLOWED
    if user is None or not user.is_authenticated or not user.is_active:
        return denied("Dit advies is nog niet openbaar.")
    inside = (
        user.has_role(*INSIDERS)
        if advice.number
        else user.has_role_at(advice.body.organisation_id, *INSIDERS)
    )
    return allowed_if(inside, "Dit advies is nog niet openbaar.")


def may_read_decision(user: User | None, decision: Decision) -> Verdict:
    """Who decides, until it is published; not the proposer, nor other bodies."""
    if user is None or not user.is_authenticated:
        return denied("Dit besluit is nog niet gepubliceerd.")
    body = decision.body
    return allowed_if(
        is_secretary(user, body) or user.has_role_at(body.organisation_id, *INSIDERS),
        f"Dit besluit is nog niet gepubliceerd. Het is er voor {body.name}.",
    )
