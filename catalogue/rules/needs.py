"""Who may put in, support, answer and withdraw a need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenorganiseren.shared.verdicts import Verdict, allowed_if

from ..enums import NeedState
from .editing import SPEAKS_FOR_MUNICIPALITY, may_edit_catalogue

if TYPE_CHECKING:
    from accounts.models import Organisation, User

    from ..models import Need


def organisations_of(user: User) -> list[Organisation]:
    """The municipalities that this person speaks for today."""
    if not user.is_authenticated:
        return []
    held = [
        role.organisation
        for role in user.get_current_roles()
        if role.role in SPEAKS_FOR_MUNICIPALITY
    ]
    return sorted(set(held), key=lambda organisation: organisation.sort_key)


def may_speak_for(user: User, organisation: Organisation) -> Verdict:
    """Information managers and approvers of this municipality."""
    return allowed_if(
        organisation in organisations_of(user),
        "U kunt dit alleen doen voor een gemeente waarvan u informatiemanager "
        "of accordeur bent.",
    )


def may_answer(user: User) -> Verdict:
    """Catalogue editors."""
    return may_edit_catalogue(user)


def may_withdraw(user: User, need: Need) -> Verdict:
    """Whoever speaks for the municipality that put it in, and catalogue editors."""
    if need.state != NeedState.OPEN:
        return allowed_if(False, "Deze behoefte is niet meer open.")
    own = need.municipality_id is not None and any(
        organisation.municipality_id == need.municipality_id
        for organisation in organisations_of(user)
    )
    return allowed_if(
        own or bool(may_edit_catalogue(user)),
        "Alleen de gemeente die de behoefte opschreef of een redacteur mag dit.",
    )
