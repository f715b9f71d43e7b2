"""Reacting to a consultation: counted once, or refused with the text kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from accounts.models import Organisation, User
from journal.domain.entries import record
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import Conflict, DomainError
from samenorganiseren.shared.verdicts import require
from samenorganiseren.shared.wording import dutch_moment

from ...enums import ConsultationKind
from ...models import Consultation, ConsultationResponse, ResponseDraft
from ...queries.consultations.reading import own_response
from ...rules.consultations import may_respond
from ..dossiers.papers import add_paper
from .drafts import LONGEST_TEXT, TextTooLong, keep_draft


class ConsultationClosed(Conflict):
    """It came too late. What was typed is kept."""

    def __init__(self, consultation: Consultation) -> None:
        closed = consultation.closed_at or consultation.closes_at
        super().__init__(
            f"Deze consultatie is gesloten op {dutch_moment(closed)}. Uw reactie telt "
            "niet mee. Uw tekst is als concept bewaard; alleen u ziet hem."
        )


class SomebodyWasFirst(Conflict):
    """A colleague reacted in the meantime, or the person on another device."""

    def __init__(self, other: ConsultationResponse) -> None:
        super().__init__(
            f"Intussen reageerde {other.person_label} ook, op "
            f"{dutch_moment(other.recorded_at)}. Lees die reactie en verstuur daarna "
            "opnieuw: uw reactie komt er dan voor in de plaats."
        )
        self.other = other


class _SentTwice(Exception):
    """The same form came twice at the same moment; the other one was stored."""

    def __init__(self, response: ConsultationResponse) -> None:
        super().__init__(str(response))
        self.response = response


class SaysNothing(DomainError):
    """A response without words, or without an answer where one is asked."""


@dataclass(frozen=True)
class Reply:
    """What is said and for whom; `seen` is the number of the response last read.

    A file comes along once it is sent; a draft keeps none.
    """

    organisation: Organisation | None
    text: str
    idempotency_key: str
    answer: str = ""
    seen: int = 0
    upload: UploadedFile | None = None

    def as_typed(self) -> dict[str, str]:
        """As a draft keeps it."""
        organisation = str(self.organisation.pk) if self.organisation else ""
        return {
            "organisation": organisation,
            "text": self.text,
            "answer": self.answer,
        }


def respond(
    *, consultation: Consultation, reply: Reply, by: User, now: datetime
) -> ConsultationResponse:
    """Say it once; the same form sent again gives the same receipt.

    Whether it is in time PostgreSQL judges, by the start of the transaction. What
    came too late is kept as a draft, in a transaction of its own.
    """
    if len(reply.text) > LONGEST_TEXT:
        raise TextTooLong
    try:
        return _respond(consultation, reply, by, now)
    except _SentTwice as twin:
        return twin.response
    except ConsultationClosed:
        typed = reply.as_typed()
        keep_draft(consultation=consultation, typed=typed, by=by, now=now)
        raise


@transaction.atomic
def _respond(
    consultation: Consultation, reply: Reply, by: User, now: datetime
) -> ConsultationResponse:
    if (sent := _sent_before(consultation, reply, by)) is not None:
        return sent
    consultation = Consultation.objects.with_dossier().get(pk=consultation.pk)
    if consultation.closed_at is not None:
        raise ConsultationClosed(consultation)
    require(may_respond(by, consultation, reply.organisation, day_of(now)))
    _require_words(consultation, reply)
    last = own_response(consultation, by, reply.organisation)
    if last is not None and last.number != reply.seen:
        # The twin of this form may have come in between.
        if (sent := _sent_before(consultation, reply, by)) is not None:
            return sent
        raise SomebodyWasFirst(last)
    response = _insert(consultation, reply, last, by, now)
    if reply.upload is not None:
        add_paper(
            subject_key=response.subject_key,
            dossier=None,
            upload=reply.upload,
            by=by,
            now=now,
        )
    ResponseDraft.objects.filter(consultation=consultation, person=by).delete()
    record(
        "governance.response_given",
        subject=response,
        by=by,
        at=now,
        organisation=reply.organisation,
        details={"consultatie": consultation.pk, "nummer": response.number},
    )
    return response


def _sent_before(
    consultation: Consultation, reply: Reply, by: User
) -> ConsultationResponse | None:
    return ConsultationResponse.objects.filter(
        consultation=consultation, person=by, idempotency_key=reply.idempotency_key
    ).first()


def _require_words(consultation: Consultation, reply: Reply) -> None:
    if consultation.kind == ConsultationKind.MEMBERS and not reply.answer:
        raise SaysNothing("Kies voor, tegen of onthouding.")
    if consultation.kind == ConsultationKind.OPEN and not reply.text.strip():
        raise SaysNothing("Schrijf uw reactie op.")


def _insert(
    consultation: Consultation,
    reply: Reply,
    last: ConsultationResponse | None,
    by: User,
    now: datetime,
) -> ConsultationResponse:
    try:
        with transaction.atomic():
            return ConsultationResponse.objects.create(
                consultation=consultation,
                organisation=reply.organisation,
                person=by,
                person_label=by.actor_label,
                number=last.number + 1 if last else 1,
                previous=last,
                text=reply.text,
                answer=reply.answer,
                idempotency_key=reply.idempotency_key,
                is_fictitious=by.is_fictitious,
                recorded_at=now,
            )
    except IntegrityError as refusal:
        raise _meaning_of(refusal, consultation, reply, by) from None


def _meaning_of(
    refusal: IntegrityError, consultation: Consultation, reply: Reply, by: User
) -> Exception:
    """What PostgreSQL's refusal means: too late, a twin of this form, or a colleague."""
    diag = getattr(refusal.__cause__, "diag", None)
    rule = (diag.constraint_name or "") if diag is not None else ""
    if rule == "response_in_time":
        consultation.refresh_from_db(fields=["closes_at", "closed_at"])
        return ConsultationClosed(consultation)
    if rule == "response_of_living_municipality":
        return DomainError(
            "Deze gemeente bestaat niet meer. Reageer namens haar opvolger."
        )
    if (twin := _sent_before(consultation, reply, by)) is not None:
        return _SentTwice(twin)
    if rule.endswith("idempotency_key_key"):
        return Conflict("Dit formulier is al gebruikt. Laad de pagina opnieuw.")
    other = own_response(consultation, by, reply.organisation)
    return SomebodyWasFirst(other) if other is not None else refusal
