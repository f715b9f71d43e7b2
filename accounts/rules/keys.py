"""What an API key may do for its person and its organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenorganiseren.shared.verdicts import Verdict, allowed_if

from ..enums import TokenScope

if TYPE_CHECKING:
    from ..models import ApiToken, User


def may_act(key: ApiToken) -> Verdict:
    """Keys of whom still has a role at the organisation of the key."""
    held = {one.organisation_id for one in key.user.get_current_roles()}
    return allowed_if(
        key.organisation_id in held,
        f"De eigenaar van deze API-sleutel heeft geen rol meer bij {key.organisation}. "
        "Vraag iemand die daar wel een rol heeft om een nieuwe sleutel.",
    )


def has_scope(key: ApiToken | None, scope: TokenScope) -> bool:
    """Whether this key was made for this; without a key nothing is."""
    return key is not None and scope in key.scopes


def reader_with(user: User, key: ApiToken | None) -> User | None:
    """Who reads: the key's person where the key may read, else a visitor."""
    return user if has_scope(key, TokenScope.READ) else None
