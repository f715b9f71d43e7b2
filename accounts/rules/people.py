"""Who may manage whom.

A functional administrator manages all people, a people manager those of its own
organisation. Nobody gives a role to oneself: two people know of every role.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenorganiseren.shared.verdicts import ALLOWED, Verdict, allowed_if, denied

from ..enums import ROLE_FITS, OrganisationKind, Role

if TYPE_CHECKING:
    from ..models import Organisation, RoleAssignment, User


def fits(role: Role | str, organisation: Organisation) -> bool:
    """Whether this role exists for this kind of organisation."""
    return OrganisationKind(organisation.kind) in ROLE_FITS[Role(role)]


def manages_everything(user: User) -> bool:
    """Whether this person manages all people and organisations."""
    return user.is_active and user.has_role(Role.FUNCTIONAL_ADMINISTRATOR)


def managed_organisation_ids(user: User) -> list[int]:
    """The organisations whose people this person manages as one of them."""
    return [
        held.organisation_id
        for held in user.get_current_roles()
        if held.role == Role.PEOPLE_MANAGER
    ]


def may_manage_people(user: User, organisation: Organisation) -> Verdict:
    """The organisation's own people manager, and functional administrators."""
    manages = user.is_active and user.has_role_at(organisation.pk, Role.PEOPLE_MANAGER)
    return allowed_if(
        manages or manages_everything(user),
        f"U beheert de mensen van {organisation} niet. Vraag het de beheerder van die organisatie.",
    )


def may_give_role(
    user: User, role: Role | str, organisation: Organisation, *, to_email: str
) -> Verdict:
    """Managers of the organisation's people, a role that fits, never to oneself."""
    if not (managing := may_manage_people(user, organisation)):
        return managing
    if not organisation.is_active:
        return denied(f"{organisation} is niet meer in gebruik.")
    if not fits(role, organisation):
        return denied(
            f"De rol {Role(role).label} bestaat niet voor een organisatie van de soort "
            f"{OrganisationKind(organisation.kind).label}."
        )
    return allowed_if(
        to_email.strip().lower() != user.email.lower(),
        "U kunt uzelf geen rol geven. Vraag het een andere beheerder.",
    )


def may_end_role(user: User, assignment: RoleAssignment) -> Verdict:
    """Managers of the organisation's people, and the person who has the role."""
    if assignment.user_id == user.pk and user.is_active:
        return ALLOWED
    return may_manage_people(user, assignment.organisation)


def may_disable(user: User, person: User) -> Verdict:
    """Functional administrators, but not their own account."""
    if user.pk == person.pk:
        return denied(
            "U kunt uw eigen account niet uitschakelen. Vraag het een andere beheerder."
        )
    return allowed_if(
        manages_everything(user),
        "Alleen een functioneel beheerder kan een account uitschakelen.",
    )


def may_rename(user: User, person: User) -> Verdict:
    """The person, and functional administrators."""
    return allowed_if(
        user.is_active and (user.pk == person.pk or manages_everything(user)),
        "U kunt de naam van een ander niet wijzigen.",
    )
