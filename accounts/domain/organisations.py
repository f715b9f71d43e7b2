"""Organisations: made once, renamed, taken out of use."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from journal.domain.entries import record
from samenorganiseren.shared.errors import Conflict, DomainError
from samenorganiseren.shared.names import sort_key
from samenorganiseren.shared.verdicts import require

from .. import rules
from ..enums import OrganisationKind
from ..models import Organisation, User

# These follow from the register, and are never made by hand.
FROM_REGISTER = (OrganisationKind.MUNICIPALITY, OrganisationKind.PARTNERSHIP)


class NameTaken(Conflict):
    """There is an organisation of this name."""


class ComesFromRegister(DomainError):
    """Its name and existence follow from the register of municipalities."""


@transaction.atomic
def create(
    *, kind: str, name: str, homepage: str = "", by: User, now: datetime
) -> Organisation:
    """Add a supplier, a body or a part of the VNG."""
    require(rules.may_administer(by))
    if kind in FROM_REGISTER:
        raise ComesFromRegister(
            "Gemeenten en samenwerkingsverbanden komen uit het register."
        )
    organisation = make(kind=kind, name=name, homepage=homepage)
    record("accounts.organisation_created", subject=organisation, by=by, at=now)
    return organisation


def make(
    *, kind: str, name: str, homepage: str = "", is_fictitious: bool = False
) -> Organisation:
    """A new organisation with a slug of its own."""
    key = sort_key(name)
    slug = key.replace(" ", "-")[:120]
    if not slug:
        raise DomainError("Vul een naam met letters of cijfers in.")
    if Organisation.objects.filter(slug=slug).exists():
        raise NameTaken(f"Er is al een organisatie die {name} heet.")
    return Organisation.objects.create(
        kind=kind,
        name=name,
        slug=slug,
        sort_key=key,
        homepage=homepage,
        is_fictitious=is_fictitious,
    )


@transaction.atomic
def change(
    *,
    organisation: Organisation,
    name: str,
    homepage: str,
    is_active: bool,
    by: User,
    now: datetime,
) -> Organisation:
    """Change the name or homepage, or take the organisation out of use."""
    require(rules.may_administer(by))
    organisation = Organisation.objects.locked().get(pk=organisation.pk)
    if organisation.kind in FROM_REGISTER and name != organisation.name:
        raise ComesFromRegister("Deze naam komt uit het register en verandert daar.")
    organisation.name, organisation.sort_key = name, _sort_key_for(organisation, name)
    organisation.homepage, organisation.is_active = homepage, is_active
    organisation.save(update_fields=["name", "sort_key", "homepage", "is_active"])
    record(
        "accounts.organisation_changed",
        subject=organisation,
        by=by,
        at=now,
        organisation=organisation,
        details={"is_active": is_active},
    )
    return organisation


def _sort_key_for(organisation: Organisation, name: str) -> str:
    return organisation.sort_key if name == organisation.name else sort_key(name)
