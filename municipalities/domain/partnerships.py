"""Partnerships: starting one, and who is in it from when to when.

Who may do this is judged by the pages that call these verbs, because the roles of
people live in `accounts`, which stands above this app: only a functional
administrator. What may be done is judged here.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from journal.domain.entries import record
from samenorganiseren.shared.actors import Actor
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.names import sort_key
from samenorganiseren.shared.wording import dutch_date

from ..enums import PartnershipKind
from ..models import Municipality, Partnership, PartnershipMember


class PartnershipExists(DomainError):
    """Another partnership has this name, or one so like it that the address is the same."""


class NotAPartnership(DomainError):
    """The name or kind is not one that a partnership can have."""


class MembershipRefused(DomainError):
    """The term overlaps another, or falls outside the life of the municipality."""


@transaction.atomic
def start_partnership(
    *,
    name: str,
    kind: str,
    by: Actor,
    now: datetime,
    description: str = "",
    homepage: str = "",
    is_fictitious: bool = False,
) -> Partnership:
    """A new partnership, still without members."""
    slug = _slug_for(name, kind)
    partnership, is_new = Partnership.objects.get_or_create(
        slug=slug,
        defaults={
            "name": name.strip(),
            "sort_key": sort_key(name),
            "kind": kind,
            "description": description,
            "homepage": homepage,
            "is_fictitious": is_fictitious,
        },
    )
    if not is_new:
        raise PartnershipExists(
            f"Er is al een samenwerkingsverband {partnership.name}. Kies een andere naam."
        )
    record("municipalities.partnership_started", subject=partnership, by=by, at=now)
    return partnership


def _slug_for(name: str, kind: str) -> str:
    slug = slugify(name)
    if not slug or len(name.strip()) > 120:
        raise NotAPartnership("Vul een naam in van 1 tot en met 120 tekens.")
    if kind not in PartnershipKind.values:
        raise NotAPartnership("Deze soort bestaat niet. Kies er een uit de lijst.")
    return slug


@transaction.atomic
def add_member(
    *,
    partnership: Partnership,
    municipality: Municipality,
    starts_on: date,
    by: Actor,
    now: datetime,
    ends_on: date | None = None,
) -> PartnershipMember:
    """Let a municipality take part from this day; `ends_on` is its first day out."""
    partnership = Partnership.objects.select_for_update().get(pk=partnership.pk)
    municipality = Municipality.objects.select_for_update().get(pk=municipality.pk)
    _require_term(municipality, starts_on, ends_on)
    _require_no_overlap(partnership, municipality, starts_on, ends_on)
    member = PartnershipMember.objects.create(
        partnership=partnership,
        municipality=municipality,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    _write("municipalities.member_added", member, by=by, now=now)
    return member


def _require_term(
    municipality: Municipality, starts_on: date, ends_on: date | None
) -> None:
    born, gone = municipality.valid_from, municipality.valid_to
    if ends_on is not None and ends_on <= starts_on:
        raise MembershipRefused(
            "De laatste dag ligt niet na de eerste. Kies een latere dag."
        )
    if born and starts_on < born:
        raise MembershipRefused(
            f"{municipality.name} bestaat pas sinds {dutch_date(born)}. Kies die dag of later."
        )
    if gone and starts_on >= gone:
        raise MembershipRefused(
            f"{municipality.name} bestaat niet meer sinds {dutch_date(gone)}."
            " Kies de gemeente die ervoor in de plaats kwam."
        )


def _require_no_overlap(
    partnership: Partnership,
    municipality: Municipality,
    starts_on: date,
    ends_on: date | None,
) -> None:
    terms = partnership.memberships.filter(municipality=municipality)
    if ends_on:
        terms = terms.filter(starts_on__lt=ends_on)
    other = terms.exclude(ends_on__lte=starts_on).first()
    if other:
        raise MembershipRefused(
            f"{municipality.name} doet al mee in {partnership.name}"
            f" sinds {dutch_date(other.starts_on)}."
        )


@transaction.atomic
def end_membership(
    *, member: PartnershipMember, ends_on: date, by: Actor, now: datetime
) -> PartnershipMember:
    """The municipality no longer takes part from this day on."""
    member = PartnershipMember.objects.select_for_update().get(pk=member.pk)
    if member.ends_on is not None:
        raise MembershipRefused(
            f"Deze deelname is al geëindigd op {dutch_date(member.ends_on)}."
        )
    if ends_on <= member.starts_on:
        raise MembershipRefused(
            f"De deelname begon op {dutch_date(member.starts_on)}. Kies een latere dag."
        )
    member.ends_on = ends_on
    member.save(update_fields=["ends_on"])
    _write("municipalities.membership_ended", member, by=by, now=now)
    return member


def _write(action: str, member: PartnershipMember, *, by: Actor, now: datetime) -> None:
    details: dict[str, Any] = {
        "municipality": member.municipality.code,
        "starts_on": member.starts_on.isoformat(),
        "ends_on": member.ends_on.isoformat() if member.ends_on else None,
    }
    record(action, subject=member.partnership, by=by, at=now, details=details)
