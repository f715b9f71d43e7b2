"""Telling members about their rounds. Nothing goes to who was recused; each message
is judged again when it leaves."""

from __future__ import annotations

from datetime import datetime, timedelta

from notifications.domain.notices import notify
from samenorganiseren.shared.wording import dutch_moment

from ...enums import ConflictState, RoundState
from ...models import ConflictDeclaration, Round
from ...queries.rounds.addresses import conflict_address, round_address
from ...queries.rounds.people import asked_in, keepers_of, silent_in

REASON = "U zit in {body}."


def announce_round(*, round_id: int, now: datetime) -> None:
    """Members are asked for their position."""
    round = _round(round_id)
    if round.state != RoundState.OPEN or round.closes_at is None:
        return
    notify(
        recipients=silent_in(round),
        kind="standpunt-gevraagd",
        title=f"Uw standpunt wordt gevraagd: {round.dossier.title}",
        body=f"{round.question} U kunt antwoorden tot {dutch_moment(round.closes_at)}.",
        reason=REASON.format(body=round.body.name),
        deduplication_key=f"ronde:{round.pk}",
        url=round_address(round),
        subject_key=round.subject_key,
        now=now,
    )


def remind_round(*, round_id: int, closes_at: str, hours: int, now: datetime) -> None:
    """Only who did not answer, only for the deadline that still holds."""
    round = _round(round_id)
    if round.state != RoundState.OPEN or round.closes_at is None:
        return
    if round.closes_at.isoformat() != closes_at or now >= round.closes_at:
        return
    if hours > 24 and now >= round.closes_at - timedelta(hours=24):
        return
    notify(
        recipients=silent_in(round),
        kind="standpunt-herinnering",
        title=f"Nog geen standpunt van u: {round.dossier.title}",
        body=f"De ronde sluit op {dutch_moment(round.closes_at)}.",
        reason=REASON.format(body=round.body.name),
        deduplication_key=f"ronde-herinnering:{round.pk}:{hours}:{closes_at}",
        url=round_address(round),
        subject_key=round.subject_key,
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
    notify(
        recipients=asked_in(round),
        kind="ronde-gesloten",
        title=f"De ronde is gesloten: {round.dossier.title}",
        body=told,
        reason=REASON.format(body=round.body.name),
        deduplication_key=f"ronde-gesloten:{round.pk}",
        url=round_address(round),
        subject_key=round.subject_key,
        now=now,
    )


def announce_cancelled_round(*, round_id: int, now: datetime) -> None:
    """Members hear that their answer is no longer asked."""
    round = _round(round_id)
    if round.state != RoundState.CANCELLED:
        return
    notify(
        recipients=asked_in(round),
        kind="ronde-geannuleerd",
        title=f"De ronde vervalt: {round.dossier.title}",
        body=f"{round.cancelled_reason} Wat u schreef, blijft bewaard.",
        reason=REASON.format(body=round.body.name),
        deduplication_key=f"ronde-geannuleerd:{round.pk}",
        url=round_address(round),
        subject_key=round.subject_key,
        now=now,
    )


def announce_conflict(*, conflict_id: int, now: datetime) -> None:
    """Whoever may decide is asked to; who was named by another hears of it."""
    conflict = _conflict(conflict_id)
    if conflict.state != ConflictState.DECLARED:
        return
    involved = {conflict.person_id, conflict.declared_by_id}
    deciders = keepers_of(conflict.body, now)
    notify(
        recipients=[one for one in deciders if one.pk not in involved],
        kind="belang-beoordelen",
        title=f"Beoordeel een gemeld belang: {conflict.dossier.title}",
        reason=f"U bent voorzitter of secretaris van {conflict.body.name}.",
        deduplication_key=f"belang:{conflict.pk}",
        url=conflict_address(conflict),
        subject_key=conflict.subject_key,
        now=now,
    )
    if conflict.person_id != conflict.declared_by_id:
        notify(
            recipients=[conflict.person],
            kind="belang-gemeld",
            title=f"Over u is een belang gemeld: {conflict.dossier.title}",
            body="De voorzitter of de secretaris oordeelt erover.",
            reason=REASON.format(body=conflict.body.name),
            deduplication_key=f"belang-over-u:{conflict.pk}",
            url=conflict_address(conflict),
            subject_key=conflict.subject_key,
            now=now,
        )


def announce_conflict_decided(*, conflict_id: int, now: datetime) -> None:
    """The person hears what was found, and why."""
    conflict = _conflict(conflict_id)
    if conflict.state == ConflictState.DECLARED:
        return
    found = conflict.state == ConflictState.ACCEPTED
    notify(
        recipients=[conflict.person],
        kind="belang-beoordeeld",
        title=f"Over uw belang is geoordeeld: {conflict.dossier.title}",
        body="U onthoudt zich bij dit onderwerp."
        if found
        else "Het is geen bezwaar: u kunt een standpunt innemen.",
        reason=REASON.format(body=conflict.body.name),
        deduplication_key=f"belang-beoordeeld:{conflict.pk}",
        url=conflict_address(conflict),
        subject_key=conflict.subject_key,
        now=now,
    )


def _round(round_id: int) -> Round:
    return Round.objects.with_names().get(pk=round_id)


def _conflict(conflict_id: int) -> ConflictDeclaration:
    return ConflictDeclaration.objects.select_related(
        "body__organisation", "dossier", "person"
    ).get(pk=conflict_id)
