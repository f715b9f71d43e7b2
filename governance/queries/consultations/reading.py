"""What other parts ask about consultations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from accounts.models import Organisation, User
from municipalities.models import Municipality
from samenorganiseren.shared.days import day_of

from ...enums import ConsultationKind, MemberAnswer
from ...models import (
    Consultation,
    ConsultationQuerySet,
    ConsultationResponse,
    Disposition,
    Dossier,
)


@dataclass(frozen=True)
class MembersOutcome:
    """What the municipalities said, against all that existed on that day."""

    consultation: Consultation
    day: date
    answers: dict[str, int]
    municipalities: int

    @property
    def answered(self) -> int:
        return sum(self.answers.values())

    @property
    def rows(self) -> list[tuple[str, int]]:
        """The answers in words, with how many municipalities gave each."""
        return [(one.label, self.answers[one]) for one in MemberAnswer]


def open_consultations(now: datetime) -> ConsultationQuerySet:
    """Those that take responses now, the first to close on top."""
    return Consultation.objects.open_at(now).with_dossier().order_by("closes_at", "id")


def current_responses(
    consultation: Consultation,
) -> QuerySet[ConsultationResponse]:
    """The last of each organisation and person, in the order in which they began."""
    return consultation.responses.filter(next=None).order_by("id")


def with_dispositions(
    responses: QuerySet[ConsultationResponse],
) -> QuerySet[ConsultationResponse]:
    """Adds what was done with each: `disposition`, `motivation`, by whom and when."""
    last = Disposition.objects.filter(response=OuterRef("pk")).order_by("-id")
    return responses.select_related("organisation__municipality", "person").annotate(
        disposition=Subquery(last.values("kind")[:1]),
        motivation=Subquery(last.values("motivation")[:1]),
        disposed_at=Subquery(last.values("made_at")[:1]),
    )


def count_without_disposition(dossier: Dossier) -> int:
    """How many current responses to open consultations wait for an answer."""
    return ConsultationResponse.objects.filter(
        consultation__dossier=dossier,
        consultation__kind=ConsultationKind.OPEN,
        next=None,
        dispositions=None,
    ).count()


def respondents_of(dossier: Dossier) -> QuerySet[User]:
    """Everybody who reacted in any consultation about this dossier, each once."""
    said = ConsultationResponse.objects.filter(consultation__dossier=dossier)
    return User.objects.active().filter(pk__in=said.values("person")).by_name()


def own_response(
    consultation: Consultation, person: User, organisation: Organisation | None
) -> ConsultationResponse | None:
    """The current response of this organisation, or of the person oneself."""
    mine = consultation.responses.filter(organisation=organisation)
    if organisation is None:
        mine = mine.filter(person=person)
    return mine.order_by("-number").first()


def tally_of(consultation: Consultation) -> dict[str, int]:
    """How many municipalities answered what."""
    counted = current_responses(consultation).aggregate(
        **{one.name: Count("pk", filter=Q(answer=one)) for one in MemberAnswer}
    )
    return {one.value: counted[one.name] for one in MemberAnswer}


def outcome_of(consultation: Consultation) -> MembersOutcome:
    """The answers of the members against the municipalities of the day it closed."""
    closed = consultation.closed_at or consultation.closes_at
    day = day_of(closed)
    return MembersOutcome(
        consultation=consultation,
        day=day,
        answers=tally_of(consultation),
        municipalities=Municipality.objects.on(day).count(),
    )


def members_consultation_of(dossier: Dossier) -> MembersOutcome | None:
    """The last closed consultation of the members about this dossier, if there is one."""
    last = (
        dossier.consultations.filter(
            kind=ConsultationKind.MEMBERS, closed_at__isnull=False
        )
        .select_related("version")
        .order_by("-closed_at")
        .first()
    )
    return outcome_of(last) if last else None
