"""Who may do what in a round, and which steps a round takes.

PostgreSQL has the same steps in `round_edge_exists`; a test compares the two.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from samenorganiseren.shared.verdicts import ALLOWED, Verdict, allowed_if, denied

from ..enums import BodyKind, ConflictState, Recusal, RoundState, Stage, TallyShown
from .bodies import is_chair, is_secretary, may_keep, may_read_inside, sits_in

if TYPE_CHECKING:
    from accounts.models import User

    from ..models import Body, ConflictDeclaration, Dossier, Round, RoundSeat

FORWARD: dict[RoundState, frozenset[RoundState]] = {
    RoundState.PLANNED: frozenset({RoundState.OPEN, RoundState.CANCELLED}),
    RoundState.OPEN: frozenset({RoundState.CLOSED, RoundState.CANCELLED}),
    RoundState.CLOSED: frozenset({RoundState.CONCLUDED}),
}
# With which body a dossier is at each stage; no other asks for positions then.
BODY_AT = {
    Stage.TASKFORCE: BodyKind.TASKFORCE,
    Stage.COLLEGE: BodyKind.COLLEGE,
    Stage.BOARD: BodyKind.BOARD,
}
ENDED = frozenset({RoundState.CLOSED, RoundState.CONCLUDED})


def edges() -> frozenset[tuple[RoundState, RoundState]]:
    """All steps, as pairs."""
    return frozenset((before, to) for before, after in FORWARD.items() for to in after)


def may_ask(user: User, body: Body, dossier: Dossier) -> Verdict:
    """The body's secretary, while the dossier is with the body."""
    if not (verdict := may_keep(user, body)):
        return verdict
    return allowed_if(
        BODY_AT.get(Stage(dossier.stage)) == body.kind,
        f"Dit dossier staat op “{dossier.get_stage_display()}”. "
        f"{body.name} kan er nu geen ronde over houden.",
    )


def may_run(user: User, round: Round) -> Verdict:
    """The secretary of the body of the round."""
    return may_keep(user, round.body)


def may_read_round(user: User, round: Round, day: date) -> Verdict:
    """Who sits in the body, helps a member or keeps its rounds; and who sat there when
    the round opened."""
    if not user.is_authenticated:
        return denied(f"Dit is er voor leden van {round.body.name}.")
    if round.seats.filter(person=user).exists():
        return ALLOWED
    return may_read_inside(user, round.body, day)


def may_take_position(user: User, seat: RoundSeat) -> Verdict:
    """The person of the seat, nobody else. Whether it counts, PostgreSQL judges."""
    return allowed_if(
        user.is_active and seat.person_id == user.pk,
        "Dit standpunt is van een ander. U kunt het niet innemen.",
    )


def may_enter_for(user: User, seat: RoundSeat) -> Verdict:
    """The secretary, on behalf of somebody else."""
    if seat.person_id == user.pk:
        return denied("Dit is uw eigen zetel. Gebruik het gewone formulier.")
    return may_run(user, seat.round)


def may_declare(user: User, body: Body, person: User, day: date) -> Verdict:
    """A member for oneself; members and the secretary about another."""
    if not (sits_in(person, body, day) or _has_seat(person, body)):
        return denied(f"Deze persoon zit niet in {body.name}.")
    return allowed_if(
        user.pk == person.pk or is_secretary(user, body) or sits_in(user, body, day),
        f"Een belang meldt een lid of de secretaris van {body.name}.",
    )


def may_decide(user: User, conflict: ConflictDeclaration, day: date) -> Verdict:
    """The chair or the secretary, never about oneself or about what they raised."""
    if user.pk == conflict.person_id:
        return denied("Over uw eigen belang oordeelt een ander.")
    if user.pk == conflict.declared_by_id:
        return denied("U meldde dit belang zelf. Een ander oordeelt erover.")
    body = conflict.body
    return allowed_if(
        is_secretary(user, body) or is_chair(user, body, day),
        f"Over een belang oordeelt de voorzitter of de secretaris van {body.name}.",
    )


def may_read_conflict(user: User, conflict: ConflictDeclaration, day: date) -> Verdict:
    """The person, who raised it, and who may decide."""
    if user.pk in (conflict.person_id, conflict.declared_by_id):
        return ALLOWED
    return may_decide(user, conflict, day)


def is_recused(user: User, dossier: Dossier, body: Body) -> bool:
    """Whether others found that this person has an interest in the dossier."""
    if not user.is_authenticated:
        return False
    return dossier.conflicts.filter(
        body=body, person=user, state=ConflictState.ACCEPTED
    ).exists()


def is_kept_out(user: User, dossier: Dossier, body: Body, day: date) -> bool:
    """Whether this person gets no papers and leaves the room: recused, and the body's
    rule of the day says so."""
    rule = body.rules.filter(in_force_on__lte=day).first()
    if rule is None or rule.recusal != Recusal.LEAVES:
        return False
    return is_recused(user, dossier, body)


def sees_standing(round: Round, *, took_position: bool, keeps: bool) -> Verdict:
    """How the others stand: after the close, or after one's own position by the rule."""
    if round.state in ENDED or keeps:
        return ALLOWED
    shown = TallyShown(round.rule.tally_shown)
    if shown is TallyShown.AFTER_OWN and took_position:
        return ALLOWED
    return denied(f"U ziet hoe de anderen erover denken {shown.label}.")


def _has_seat(person: User, body: Body) -> bool:
    return person.round_seats.filter(
        round__body=body, round__state__in=(RoundState.PLANNED, RoundState.OPEN)
    ).exists()
