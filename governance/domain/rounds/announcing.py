"""Telling members about their rounds. Nothing goes to who was recused; each message
is judged again when it leaves."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from accounts.models import User
from notifications.domain.notices import notify
from samenorganiseren.shared.wording import dutch_moment

from ...enums import ConflictState, RoundState
from ...models import ConflictDeclaration, Round
from ...queries.rounds.addresses import conflict_address, round_address
from ...queries.rounds.people import asked_in, keepers_of, silent_in


def announce_round(*, round_id: int, now: datetime) -> None:
    """Members are asked for their position."""
    round = _round(round_id)
    if round.state != RoundState.OPEN or round.closes_at is None:
        return
    _tell(
        round,
        silent_in(round),
        kind="standpunt-gevraagd",
        title="Uw standpunt wordt gevraagd",
        body=f"{round.question} U kunt antwoorden tot {dutch_moment(round.closes_at)}.",
        once=f"ronde:{round.pk}",
        now=now,
    )


def announce_closed_round(*, round_id: int, now: datetime) -> None:
    """Members hear that it closed, and whether there was a quorum."""
    round = _round(round_id)
    if round.state not in (RoundState.CLOSED, RoundState.CONCLUDED):
        return
    told = "De uitslag staat op de pagina van de ronde."
    if not round.has_quorum:
        told = "Er was geen quorum. De secretaris kan een nieuwe ronde plannen."
    _tell(
        round,
        asked_in(round),
        kind="ronde-gesloten",
        title="De ronde is gesloten",
        body=told,
        once=f"ronde-gesloten:{round.pk}",
        now=now,
    )


def announce_cancelled_round(*, round_id: int, now: datetime) -> None:
    """Members hear that their answer is no longer asked."""
    round = _round(round_id)
    if round.state != RoundState.CANCELLED:
        return
    _tell(
        round,
        asked_in(round),
        kind="ronde-geannuleerd",
        title="De ronde vervalt",
        body=f"{round.cancelled_reason} Wat u schreef, blijft bewaard.",
        once=f"ronde-geannuleerd:{round.pk}",
        now=now,
    )


def announce_conflict(*, conflict_id: int, now: datetime) -> None:
    """Whoever may decide is asked to; who was named by another hears of it."""
    conflict = _conflict(conflict_id)
    if conflict.state != ConflictState.DECLARED:
        return
    involved = {conflict.person_id, conflict.declared_by_id}
    deciders = keepers_of(conflict.body, now)
    _tell(
        conflict,
        [one for one in deciders if one.pk not in involved],
        kind="belang-beoordelen",
        title="Beoordeel een gemeld belang",
        reason="U bent voorzitter of secretaris van {body}.",
        once=f"belang:{conflict.pk}",
        now=now,
    )
    if conflict.person_id != conflict.declared_by_id:
        _tell(
            conflict,
            [conflict.person],
            kind="belang-gemeld",
            title="Over u is een belang gemeld",
            body="De voorzitter of de secretaris oordeelt erover.",
            once=f"belang-over-u:{conflict.pk}",
            now=now,
        )


def announce_conflict_decided(*, conflict_id: int, now: datetime) -> None:
    """The person hears what was found, and why."""
    conflict = _conflict(conflict_id)
    if conflict.state == ConflictState.DECLARED:
        return
    found = conflict.state == ConflictState.ACCEPTED
    _tell(
        conflict,
        [conflict.person],
        kind="belang-beoordeeld",
        title="Over uw belang is geoordeeld",
        body="U onthoudt zich bij dit onderwerp."
        if found
        else "Het is geen bezwaar: u kunt een standpunt innemen.",
        once=f"belang-beoordeeld:{conflict.pk}",
        now=now,
    )


def _tell(
    about: Round | ConflictDeclaration,
    people: Iterable[User],
    *,
    title: str,
    once: str,
    reason: str = "U zit in {body}.",
    **told: Any,
) -> None:
    """Something about a round or an interest, once to each of these people."""
    url = round_address(about) if isinstance(about, Round) else conflict_address(about)
    notify(
        recipients=people,
        title=f"{title}: {about.dossier.title}",
        reason=reason.format(body=about.body.name),
        deduplication_key=once,
        url=url,
        subject_key=about.subject_key,
        **told,
    )


def _round(round_id: int) -> Round:
    return Round.objects.with_names().get(pk=round_id)


def _conflict(conflict_id: int) -> ConflictDeclaration:
    return ConflictDeclaration.objects.select_related(
        "body__organisation", "dossier", "person"
    ).get(pk=conflict_id)
