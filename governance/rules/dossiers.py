"""Who may read a dossier, write it, and handle it.

A proposal is public once it was taken in: from the consultation on, and whatever
became of it after that. Before, it is the proposer's and the procedure's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.enums import Role
from samenorganiseren.shared.verdicts import ALLOWED, Verdict, allowed_if, denied

from ..enums import BodyKind, Stage
from .bodies import is_any_secretary

if TYPE_CHECKING:
    from accounts.models import Organisation, User

    from ..models import Dossier

# Who writes proposals for an organisation: a municipality, or the VNG itself.
PROPOSERS = (Role.INFORMATION_MANAGER, Role.APPROVER, Role.CATALOGUE_EDITOR)
INSIDERS = (Role.BODY_MEMBER, Role.BODY_SECRETARY, Role.BODY_ASSISTANT)
PUBLIC_FROM = frozenset(
    {
        Stage.CONSULTATION,
        Stage.TASKFORCE,
        Stage.COLLEGE,
        Stage.BOARD,
        Stage.DECIDED,
        Stage.PUBLISHED,
        Stage.IN_USE,
        Stage.EVALUATION,
        Stage.REVISED,
        Stage.EXTENDED,
        Stage.REPEALED,
        Stage.REJECTED,
        Stage.REPLACED,
    }
)
# Which body's secretary handles a dossier, by where it stands.
KEEPERS = {
    Stage.SUBMITTED: BodyKind.TASKFORCE,
    Stage.INTAKE: BodyKind.TASKFORCE,
    Stage.CONSULTATION: BodyKind.TASKFORCE,
    Stage.TASKFORCE: BodyKind.TASKFORCE,
    Stage.COLLEGE: BodyKind.COLLEGE,
    Stage.BOARD: BodyKind.BOARD,
    Stage.DECIDED: BodyKind.BOARD,
    Stage.PUBLISHED: BodyKind.BOARD,
    Stage.IN_USE: BodyKind.BOARD,
    Stage.EVALUATION: BodyKind.BOARD,
    Stage.EXTENDED: BodyKind.BOARD,
}


def proposes_for(user: User, organisation: Organisation) -> bool:
    """Whether this person writes proposals for this organisation."""
    return user.is_active and user.has_role_at(organisation.pk, *PROPOSERS)


def may_propose(user: User) -> Verdict:
    """People who write for a municipality or for the VNG."""
    return allowed_if(
        user.is_active and user.has_role(*PROPOSERS),
        "Een voorstel dient een gemeente of de VNG in. U hebt daar geen rol voor.",
    )


def may_write(user: User, dossier: Dossier) -> Verdict:
    """The proposer, while the dossier is a draft or was returned."""
    if not proposes_for(user, dossier.proposer):
        return denied(f"Dit voorstel is van {dossier.proposer}.")
    return allowed_if(
        dossier.stage in (Stage.DRAFT, Stage.RETURNED),
        "Dit voorstel is ingediend. De tekst staat vast.",
    )


def may_handle(user: User, dossier: Dossier) -> Verdict:
    """The secretary of the body where the dossier is now."""
    kind = _keeper(dossier)
    if kind is None:
        return denied("Dit dossier is nergens in behandeling.")
    handles = user.is_active and any(
        held.role == Role.BODY_SECRETARY
        and (body := getattr(held.organisation, "body", None)) is not None
        and body.kind == kind
        for held in user.get_current_roles()
    )
    return allowed_if(handles, f"Dit doet de secretaris: {kind.label}.")


def may_read(user: User | None, dossier: Dossier) -> Verdict:
    """Everyone from the consultation on; before, the proposer and the bodies."""
    if was_public(dossier):
        return ALLOWED
    if user is None or not user.is_authenticated:
        return denied("Dit voorstel is nog niet openbaar.")
    if proposes_for(user, dossier.proposer):
        return ALLOWED
    inside = dossier.number != "" and user.has_role(*INSIDERS)
    return allowed_if(inside, "Dit voorstel is nog niet openbaar.")


def was_public(dossier: Dossier) -> bool:
    """Whether everyone may know it. Being held, returned or withdrawn later does not
    make it secret again."""
    if dossier.stage in PUBLIC_FROM:
        return True
    return dossier.public_since is not None


def may_read_internal(user: User, dossier: Dossier) -> Verdict:
    """The proposer, members, assistants and secretaries."""
    return allowed_if(
        user.is_authenticated
        and (proposes_for(user, dossier.proposer) or user.has_role(*INSIDERS)),
        "Dit is er voor de indiener en de leden van de organen.",
    )


def may_read_confidential(user: User) -> Verdict:
    """Secretaries; a chair reads what concerns the own body on its own page."""
    return allowed_if(
        user.is_authenticated and is_any_secretary(user),
        "Dit is er voor de secretarissen.",
    )


def _keeper(dossier: Dossier) -> BodyKind | None:
    stage = (
        Stage(dossier.held_from) if dossier.stage == Stage.ON_HOLD else dossier.stage
    )
    return KEEPERS.get(Stage(stage))
