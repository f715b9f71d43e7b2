"""Who may change anything at all.

Whoever has a role writes on behalf of others, so more than a password must guard
the account. Only demo mode lets a role write without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from samenorganiseren.shared.verdicts import (
    ALLOWED,
    Verdict,
    allowed_if,
    denied,
    require,
)

if TYPE_CHECKING:
    from ..models import Organisation, User

SECOND_FACTOR_MISSING = (
    "Met uw rol kunt u gegevens van uw organisatie wijzigen. Stel daarom eerst een "
    "tweede stap in voor het inloggen."
)


def is_signed_in(user: User | None) -> Verdict:
    """Anybody with an account, whatever their roles."""
    known = user is not None and user.is_authenticated and user.is_active
    return allowed_if(known, "Log eerst in.")


def may_write(user: User | None) -> Verdict:
    """People with a second factor, and people without any role."""
    if not (signed_in := is_signed_in(user)) or user is None:
        return signed_in
    if settings.DEMO or not user.get_current_roles():
        return ALLOWED
    return allowed_if(user.has_second_factor(), SECOND_FACTOR_MISSING)


def require_writer(user: User | None) -> None:
    """Go on if this person may write, else raise NotAllowed with the reason."""
    require(may_write(user))


def may_have_token(user: User, organisation: Organisation) -> Verdict:
    """People with a role at the organisation, whose account is guarded well."""
    if not (writer := may_write(user)):
        return writer
    if not any(
        held.organisation_id == organisation.pk for held in user.get_current_roles()
    ):
        return denied("U hebt geen rol bij deze organisatie.")
    return ALLOWED
