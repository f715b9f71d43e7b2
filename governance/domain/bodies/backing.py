"""A koepel's representative asks municipalities something about a proposal.

Information managers and approvers answer for their municipality. Only who asked, and
the own assistant, read the answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from accounts.models import Organisation, User
from journal.domain.entries import record
from samenorganiseren.shared.actors import Actor
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import Conflict, DomainError
from samenorganiseren.shared.verdicts import require
from samenorganiseren.shared.wording import dutch_moment

from ...enums import MemberAnswer
from ...models import BackingAnswer, BackingPoll, Dossier
from ...rules.backing import koepel_seat_of, may_answer, may_ask, may_keep_poll


class PollIncomplete(DomainError):
    """A question has words and an end that lies ahead."""


class PollClosed(Conflict):
    """The answer came too late."""

    def __init__(self, poll: BackingPoll) -> None:
        closed = poll.closed_at or poll.closes_at
        super().__init__(
            f"Deze vraag is gesloten op {dutch_moment(closed)}. Uw antwoord telt niet "
            "mee. Uw tekst staat hieronder nog."
        )


@dataclass(frozen=True)
class Said:
    """What a municipality answers."""

    organisation: Organisation
    answer: MemberAnswer
    text: str
    idempotency_key: str


@transaction.atomic
def ask_backing(
    *, dossier: Dossier, question: str, closes_at: datetime, by: User, now: datetime
) -> BackingPoll:
    """Ask it at once, until a moment."""
    require(may_ask(by, dossier, day_of(now)))
    seat = koepel_seat_of(by, day_of(now))
    if not question.strip():
        raise PollIncomplete("Schrijf op wat u wilt vragen.")
    if closes_at <= now:
        raise PollIncomplete("Deze dag is al voorbij. Kies een latere dag.")
    poll = BackingPoll.objects.create(
        membership=seat,
        dossier=dossier,
        question=question,
        opens_at=now,
        closes_at=closes_at,
        asked_by_label=by.actor_label,
    )
    record("governance.backing_asked", subject=poll, by=by, at=now)
    return poll


@transaction.atomic
def answer_poll(
    *, poll: BackingPoll, said: Said, by: User, now: datetime
) -> BackingAnswer:
    """Answer for a municipality; answering anew adds a row, the same form does not.

    Whether it is in time PostgreSQL judges.
    """
    require(may_answer(by, said.organisation, day_of(now)))
    if (sent := _sent_before(poll, said, by)) is not None:
        return sent
    try:
        with transaction.atomic():
            answer = BackingAnswer.objects.create(
                poll=poll,
                organisation=said.organisation,
                person=by,
                answer=said.answer,
                text=said.text,
                idempotency_key=said.idempotency_key,
                recorded_at=now,
            )
    except IntegrityError as refusal:
        diag = getattr(refusal.__cause__, "diag", None)
        if diag is not None and diag.constraint_name == "backing_answer_in_time":
            poll.refresh_from_db(fields=["closed_at"])
            raise PollClosed(poll) from None
        if (sent := _sent_before(poll, said, by)) is None:
            raise
        return sent
    record(
        "governance.backing_answered",
        subject=poll,
        by=by,
        at=now,
        organisation=said.organisation,
    )
    return answer


@transaction.atomic
def close_poll(*, poll: BackingPoll, by: User, now: datetime) -> BackingPoll:
    """Ask no longer. Closing twice is the same."""
    poll = _locked(poll)
    require(may_keep_poll(by, poll))
    return _close(poll, by, now)


@transaction.atomic
def close_poll_when_due(*, poll: BackingPoll, by: Actor, now: datetime) -> BackingPoll:
    """Write down that its time is over."""
    poll = _locked(poll)
    return _close(poll, by, now) if poll.closes_at <= now else poll


@transaction.atomic
def summarise_poll(
    *, poll: BackingPoll, text: str, by: User, now: datetime
) -> BackingPoll:
    """What the representative takes to the meeting; for the own eyes and the assistant's."""
    poll = _locked(poll)
    require(may_keep_poll(by, poll))
    poll.summary = text
    poll.save(update_fields=["summary"])
    record("governance.backing_summarised", subject=poll, by=by, at=now)
    return poll


def _close(poll: BackingPoll, by: Actor, now: datetime) -> BackingPoll:
    if poll.closed_at is None:
        poll.closed_at = now
        poll.save(update_fields=["closed_at"])
        record("governance.backing_closed", subject=poll, by=by, at=now)
    return poll


def _locked(poll: BackingPoll) -> BackingPoll:
    rows = BackingPoll.objects.select_for_update(of=("self",))
    return rows.select_related("membership", "dossier").get(pk=poll.pk)


def _sent_before(poll: BackingPoll, said: Said, by: User) -> BackingAnswer | None:
    return BackingAnswer.objects.filter(
        poll=poll, person=by, idempotency_key=said.idempotency_key
    ).first()
