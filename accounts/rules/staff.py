"""Who may enter the staff pages (`/beheer/`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenorganiseren.shared.verdicts import Verdict, allowed_if

from ..enums import Role
from .people import managed_organisation_ids, manages_everything

if TYPE_CHECKING:
    from ..models import User

STAFF = (
    Role.FUNCTIONAL_ADMINISTRATOR,
    Role.CATALOGUE_EDITOR,
    Role.PEOPLE_MANAGER,
    Role.FUND_ADMINISTRATOR,
)


def may_administer(user: User) -> Verdict:
    """Functional administrators: people, organisations, texts and the calendar."""
    return allowed_if(manages_everything(user), "Dit doet de functioneel beheerder.")


def may_manage(user: User) -> Verdict:
    """Everybody who finds something to do under Beheer."""
    return allowed_if(
        user.is_active and user.has_role(*STAFF),
        "Beheer is er voor beheerders en redacteuren.",
    )


def may_read_journal(user: User) -> Verdict:
    """Functional administrators all of it, people managers that of their organisation."""
    return allowed_if(
        manages_everything(user) or bool(managed_organisation_ids(user)),
        "Het logboek is er voor beheerders. Uw eigen handelingen staan bij uw account.",
    )
