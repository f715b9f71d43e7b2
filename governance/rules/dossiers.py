"""Who may read a dossier, write it, and handle it.

A proposal is public once it was taken in: from the consultation on, and whatever
became of it after that. Before, it is the proposer's and the procedure's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.enums import Role
from accounts.rules import manages_everything
from catalogue.enums import Bindingness
from samenorganiseren.shared.verdicts import ALLOWED, Verdict, allowed_if, denied

from ..enums import BodyKind, DossierKind, Stage
from .bodies import is_any_secretary
from .stages import HANDLED

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


def may_propose_for(user: User, organisation: Organisation) -> Verdict:
    """People who write for this municipality, or for the VNG."""
    return allowed_if(
        organisation.is_active and proposes_for(user, organisation),
        f"U schrijft geen voorstellen namens {organisation}.",
    )


def organisations_of(user: User) -> list[Organisation]:
    """For whom this person may start a proposal."""
    held = [one for one in user.get_current_roles() if one.role in PROPOSERS]
    mine = {one.organisation for one in held if one.organisation.is_active}
    return sorted(mine, key=lambda organisation: organisation.sort_key)


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


def may_see_own(user: User, dossier: Dossier) -> Verdict:
    """Whoever writes for the proposer, whatever became of it."""
    return allowed_if(
        proposes_for(user, dossier.proposer), f"Dit voorstel is van {dossier.proposer}."
    )


def may_confirm_inadmissible(user: User, proposed_by: int) -> Verdict:
    """Another secretary or a functional administrator: never who proposed it."""
    if user.pk == proposed_by:
        return denied("U stelde dit zelf voor. Een tweede persoon beslist erover.")
    return allowed_if(
        is_any_secretary(user) or manages_everything(user),
        "Dit doet een andere secretaris of een functioneel beheerder.",
    )


def may_go_fast(dossier: Dossier) -> Verdict:
    """What binds everybody goes past everybody."""
    return allowed_if(
        dossier.intended_level != Bindingness.MANDATORY
        and dossier.kind != DossierKind.ESCALATION,
        "Een verzwaring en een voorstel voor “verplicht” gaan altijd langs een "
        "consultatie.",
    )


def may_withdraw(user: User, dossier: Dossier) -> Verdict:
    """The proposer, until it is decided."""
    if not proposes_for(user, dossier.proposer):
        return denied(f"Dit voorstel is van {dossier.proposer}.")
    return allowed_if(
        Stage(dossier.stage) in HANDLED | {Stage.DRAFT, Stage.RETURNED, Stage.ON_HOLD},
        "Over dit voorstel is beslist. U kunt het niet meer intrekken.",
    )


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
