"""Who may say, confirm and answer for a municipality, and who may propose to it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from accounts.enums import OrganisationKind, Role
from municipalities.models import Municipality, PartnershipMember
from samenorganiseren.shared.verdicts import Verdict, allowed_if, denied

if TYPE_CHECKING:
    from accounts.models import User

    from ..models import Product

SPEAKS = frozenset({Role.INFORMATION_MANAGER, Role.APPROVER})
_VNG_READERS = (Role.CATALOGUE_EDITOR, Role.FUNCTIONAL_ADMINISTRATOR)


def own_municipality_ids(user: User, *roles: Role) -> set[int]:
    """The municipalities for which this person has one of these roles today."""
    if not user.is_authenticated:
        return set()
    return {
        held.organisation.municipality_id
        for held in user.get_current_roles()
        if held.role in roles and held.organisation.municipality_id is not None
    }


def member_municipality_ids(user: User, day: date) -> set[int]:
    """The members, on this day, of the partnerships this person coordinates."""
    if not user.is_authenticated:
        return set()
    partnerships = {
        held.organisation.partnership_id
        for held in user.get_current_roles()
        if held.role == Role.PARTNERSHIP_COORDINATOR
    }
    if not partnerships:
        return set()
    members = PartnershipMember.objects.on(day).filter(partnership__in=partnerships)
    return set(members.values_list("municipality_id", flat=True))


def spoken_for_ids(user: User, day: date) -> set[int]:
    """Every municipality for which this person may make a statement."""
    return own_municipality_ids(user, *SPEAKS) | member_municipality_ids(user, day)


def may_state(user: User, municipalities: Iterable[Municipality], day: date) -> Verdict:
    """Information managers and approvers; coordinators for members. Never the VNG."""
    spoken_for = spoken_for_ids(user, day)
    for municipality in municipalities:
        if municipality.pk not in spoken_for:
            return denied(f"U mag geen opgave doen voor {municipality}.")
        if not municipality.exists_on(day):
            return denied(
                f"{municipality} bestaat niet meer. Doe de opgave voor de nieuwe gemeente."
            )
    return allowed_if(bool(spoken_for), "U mag geen opgave doen.")


def may_start_statement(user: User, day: date) -> Verdict:
    """Whoever speaks for at least one municipality."""
    return allowed_if(
        bool(spoken_for_ids(user, day)),
        "Alleen de informatiemanager of accordeur van een gemeente, of de coördinator "
        "van een samenwerkingsverband, doet een opgave.",
    )


def may_confirm(user: User, municipality_ids: Iterable[int]) -> Verdict:
    """The approver of the municipality."""
    own = own_municipality_ids(user, Role.APPROVER)
    return allowed_if(
        set(municipality_ids) <= own, "Alleen de accordeur van de gemeente bevestigt."
    )


def may_answer_proposal(user: User, municipality: Municipality) -> Verdict:
    """Whoever speaks for the municipality itself."""
    return allowed_if(
        municipality.pk in own_municipality_ids(user, *SPEAKS),
        "Alleen de gemeente zelf beslist over een voorstel van een leverancier.",
    )


def may_propose(user: User, product: Product) -> Verdict:
    """Whoever represents the supplier of the product."""
    return allowed_if(
        user.is_authenticated and user.has_role_at(product.supplier_id, Role.SUPPLIER),
        "U kunt alleen een voorstel doen voor een product van uw eigen organisatie.",
    )


def reads_explanations(user: User | None) -> bool:
    """Municipalities, their partnerships and the VNG read reasons and contacts."""
    if user is None or not user.is_authenticated:
        return False
    kinds = {held.organisation.kind for held in user.get_current_roles()}
    municipal = {OrganisationKind.MUNICIPALITY, OrganisationKind.PARTNERSHIP}
    return bool(kinds & municipal) or user.has_role(*_VNG_READERS)


def may_see_adoption(user: User, municipality_id: int, day: date) -> bool:
    """Everybody of the municipality itself, and its coordinator."""
    return municipality_id in own_municipality_ids(
        user, *Role
    ) or municipality_id in member_municipality_ids(user, day)
