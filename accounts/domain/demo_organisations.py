"""The organisations of the demo: real municipalities, and a partnership and supplier
that do not exist."""

from __future__ import annotations

from datetime import datetime, timedelta

from municipalities.enums import PartnershipKind
from municipalities.models import Municipality, Partnership, PartnershipMember
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.names import sort_key

from ..enums import OrganisationKind
from ..models import Organisation
from . import organisations, register_organisations

VNG = "VNG"


def make(
    *, municipalities: tuple[str, ...], partnership: str, supplier: str, now: datetime
) -> dict[str, Organisation]:
    """Each organisation by its name, made where it was missing."""
    towns = [
        Municipality.objects.on(day_of(now)).get(name=name) for name in municipalities
    ]
    return {
        **{town.name: register_organisations.organisation_for(town) for town in towns},
        partnership: register_organisations.organisation_for_partnership(
            _partnership(partnership, towns, now)
        ),
        supplier: _organisation(
            OrganisationKind.SUPPLIER, supplier, is_fictitious=True
        ),
        VNG: vng(),
    }


def vng() -> Organisation:
    """The VNG itself, which is not made up."""
    return _organisation(OrganisationKind.VNG, VNG)


def _organisation(kind: str, name: str, *, is_fictitious: bool = False) -> Organisation:
    known = Organisation.objects.filter(kind=kind, name=name).first()
    return known or organisations.make(
        kind=kind, name=name, is_fictitious=is_fictitious
    )


def _partnership(name: str, towns: list[Municipality], now: datetime) -> Partnership:
    key = sort_key(name)
    made, is_new = Partnership.objects.get_or_create(
        slug=key.replace(" ", "-"),
        defaults={
            "name": name,
            "sort_key": key,
            "kind": PartnershipKind.OTHER,
            "is_fictitious": True,
        },
    )
    if is_new:
        since = day_of(now - timedelta(days=800))
        PartnershipMember.objects.bulk_create(
            PartnershipMember(partnership=made, municipality=town, starts_on=since)
            for town in towns
        )
    return made
