"""The picture of who may take a position, taken when a round opens."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import ceil

from accounts.models import User
from samenorganiseren.shared.errors import DomainError

from ...enums import ConflictState, SeatCategory
from ...models import (
    Body,
    ConflictDeclaration,
    Membership,
    Round,
    RoundSeat,
    Seat,
    Substitution,
)


class NoQuorumPossible(DomainError):
    """With who sits here now, the body cannot come to a quorum."""


def picture_of(round: Round, day: date) -> list[RoundSeat]:
    """Every seat that is taken this day, not stored yet. In a meeting, who was named
    as a substitute sits there instead of the member."""
    members = (
        Membership.objects.on(day)
        .filter(seat__in=Seat.objects.on(day).filter(body=round.body_id))
        .with_names()
        .order_by("seat__position", "seat_id")
    )
    substitutes = _substitutes(round)
    grounds = _grounds(round)
    voices: set[int] = set()
    picture = []
    for membership in members:
        person = substitutes.get(membership.pk, membership.person)
        has_voice = membership.seat.has_voice and (
            round.rule.two_voices or person.pk not in voices
        )
        if has_voice:
            voices.add(person.pk)
        ground = grounds.get(person.pk, "")
        picture.append(
            RoundSeat(
                round=round,
                seat=membership.seat,
                membership=membership,
                person=person,
                person_label=person.actor_label[:200],
                on_behalf_of_label=_behalf(membership),
                category=membership.seat.category,
                seat_label=membership.seat.label,
                is_entitled=has_voice,
                is_recused=bool(ground),
                recused_ground=ground,
            )
        )
    return picture


def require_quorum_possible(
    body: Body, picture: Iterable[RoundSeat], percent: int, day: date
) -> None:
    """Raise NoQuorumPossible where too many seats are vacant or recused."""
    able = [seat for seat in picture if seat.is_entitled and not seat.is_recused]
    seats = Seat.objects.on(day).filter(body=body, has_voice=True).count()
    needed = max(1, ceil(percent * seats / 100))
    if len(able) < needed:
        raise NoQuorumPossible(
            f"{body.name} kan nu geen quorum halen. Van de {seats} zetels met een stem "
            f"kunnen er {len(able)} een standpunt innemen; er zijn er {needed} nodig. "
            "Vul eerst vacatures of wijs plaatsvervangers aan."
        )


def _substitutes(round: Round) -> dict[int, User]:
    if round.item is None:
        return {}
    named = Substitution.objects.filter(meeting=round.item.meeting_id)
    return {
        one.membership_id: one.substitute for one in named.select_related("substitute")
    }


def _grounds(round: Round) -> dict[int, str]:
    decided = ConflictDeclaration.objects.filter(
        dossier=round.dossier_id, body=round.body_id, state=ConflictState.ACCEPTED
    )
    return dict(decided.values_list("person_id", "ground"))


def _behalf(membership: Membership) -> str:
    if membership.on_behalf_of is not None:
        return membership.on_behalf_of.name[:160]
    label = SeatCategory(membership.seat.category).label
    koepels = (SeatCategory.VDP, SeatCategory.VIAG, SeatCategory.FAMO, SeatCategory.IMG)
    return label if membership.seat.category in koepels else ""
