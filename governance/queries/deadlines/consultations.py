"""Until when a consultation takes reactions: for municipalities that are asked as
members, and for who began to write and did not send."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime

from accounts.enums import Role
from accounts.models import RoleAssignment, User
from municipalities.models import Municipality
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.deadlines import Due, numbers
from samenorganiseren.shared.working_days import mornings_before

from ...enums import ConsultationKind
from ...models import Consultation, ConsultationResponse, ResponseDraft
from ...rules.consultations import MUNICIPAL, OUT_OF_HAND, speaks_as_member

KIND = "consultatie"
# Working days ahead.
AHEAD = (10, 2)


def consultations_due(causes: Collection[str] | None, now: datetime) -> Iterator[Due]:
    """Those that take reactions now."""
    found = Consultation.objects.open_at(now).with_dossier()
    found = found.exclude(dossier__stage__in=OUT_OF_HAND).order_by("pk")
    if (wanted := numbers(causes)) is not None:
        found = found.filter(pk__in=wanted)
    return map(_told, found)


def _told(one: Consultation) -> Due:
    is_of_members = one.kind == ConsultationKind.MEMBERS
    closes_on = day_of(one.closes_at)
    return Due(
        cause=str(one.pk),
        audience=one.pk,
        subject_key=one.subject_key,
        title=f"De {one.get_kind_display()} sluit: {one.dossier.title}",
        because="Uw gemeente heeft nog niet geantwoord."
        if is_of_members
        else "U begon aan een reactie en stuurde die nog niet.",
        step="Geef het antwoord van uw gemeente."
        if is_of_members
        else "Verstuur uw reactie, of laat haar vervallen.",
        url=one.get_absolute_url(),
        due_on=closes_on,
        due_at=one.closes_at,
        reminders=mornings_before(closes_on, *AHEAD),
        is_fictitious=one.dossier.is_fictitious,
    )


def silent_people(consultation_id: int, now: datetime) -> Iterable[User]:
    """Who answers for a municipality that did not; or who has a draft."""
    one = Consultation.objects.filter(pk=consultation_id).first()
    if one is None:
        return []
    if one.kind == ConsultationKind.OPEN:
        drafts = ResponseDraft.objects.filter(consultation=one)
        return User.objects.active().filter(pk__in=drafts.values("person"))
    return User.objects.active().filter(pk__in=_speakers(one, day_of(now)))


def _speakers(one: Consultation, day: date) -> set[int]:
    """Of each silent municipality its approvers; without one, its information managers."""
    held = (
        RoleAssignment.objects.on(day)
        .of_role(*MUNICIPAL)
        .of_active_people()
        .filter(organisation__municipality__in=Municipality.objects.on(day))
        .exclude(organisation__in=_answered(one))
    )
    rows = list(held.values_list("organisation", "role", "user"))
    approved = {home for home, role, _ in rows if role == Role.APPROVER}
    return {
        user
        for home, role, user in rows
        if role == Role.APPROVER or home not in approved
    }


def _answered(one: Consultation) -> set[int]:
    said = ConsultationResponse.objects.filter(consultation=one)
    named = said.filter(organisation__isnull=False)
    return {number for number in named.values_list("organisation", flat=True) if number}


def consultations_of(person: User, now: datetime) -> set[int]:
    """Those that wait for this person."""
    running = Consultation.objects.open_at(now)
    drafts = ResponseDraft.objects.filter(
        person=person, consultation__in=running.filter(kind=ConsultationKind.OPEN)
    )
    mine = set(drafts.values_list("consultation", flat=True))
    day = day_of(now)
    homes = {
        held.organisation_id
        for held in person.get_current_roles()
        if held.role in MUNICIPAL and speaks_as_member(person, held.organisation, day)
    }
    if not homes:
        return mine
    asked = set(
        running.filter(kind=ConsultationKind.MEMBERS).values_list("pk", flat=True)
    )
    said = ConsultationResponse.objects.filter(
        consultation__in=asked, organisation__in=homes
    )
    answered = set(said.values_list("consultation", "organisation"))
    waiting = {(one, home) for one in asked for home in homes} - answered
    return mine | {one for one, _ in waiting}
