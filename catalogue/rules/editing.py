"""Who may write in the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.enums import Role
from samenorganiseren.shared.verdicts import Verdict, allowed_if

from ..enums import ChangeOrigin, DraftKind

if TYPE_CHECKING:
    from accounts.models import User

    from ..models import BindingnessChange, Draft, Initiative

SPEAKS_FOR_MUNICIPALITY = (Role.INFORMATION_MANAGER, Role.APPROVER)


def may_edit_catalogue(user: User) -> Verdict:
    """Catalogue editors of the VNG."""
    return allowed_if(
        user.is_authenticated and user.has_role(Role.CATALOGUE_EDITOR),
        "Alleen een redacteur van de catalogus mag dit.",
    )


def may_write_draft(user: User, draft: Draft) -> Verdict:
    """Editors share their drafts; the draft of a need is its writer's alone."""
    if draft.kind == DraftKind.NEED:
        return allowed_if(
            user.is_authenticated and draft.editor_id == user.pk,
            "Dit concept is van iemand anders.",
        )
    return may_edit_catalogue(user)


def may_confirm_bindingness(user: User, change: BindingnessChange) -> Verdict:
    """Another catalogue editor than the one who recorded it."""
    if not (verdict := may_edit_catalogue(user)):
        return verdict
    if change.origin != ChangeOrigin.RECORDED:
        return allowed_if(False, "Een besluit uit dit portaal hoeft niet bevestigd.")
    return allowed_if(
        change.recorded_by_key != user.actor_key,
        "U legde dit zelf vast. Laat een andere redacteur het bevestigen.",
    )


def may_update_phase(user: User, initiative: Initiative) -> Verdict:
    """Catalogue editors, and whoever speaks for the municipality that leads."""
    return allowed_if(
        bool(may_edit_catalogue(user)) or _speaks_for(user, initiative.lead_id),
        "Alleen de gemeente die trekt of een redacteur van de catalogus mag dit.",
    )


def _speaks_for(user: User, municipality_id: int | None) -> bool:
    return (
        municipality_id is not None
        and user.is_authenticated
        and any(
            held.organisation.municipality_id == municipality_id
            and held.role in SPEAKS_FOR_MUNICIPALITY
            for held in user.get_current_roles()
        )
    )
