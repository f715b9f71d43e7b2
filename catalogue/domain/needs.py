"""What a municipality needs and does not want to make alone."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import Organisation, User
from journal.domain.entries import record
from journal.domain.outbox import enqueue
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import Conflict, DomainError
from samenorganiseren.shared.verdicts import require

from ..enums import Domain, NeedState
from ..models import Draft, Initiative, Need, NeedSupport
from ..rules import needs as rules
from .addresses import free_slug


class NeedClosed(Conflict):
    """The need was answered or withdrawn."""

    def __init__(self) -> None:
        super().__init__("Deze behoefte is niet meer open.")


class MunicipalityGone(DomainError):
    """The municipality does not exist any more."""

    def __init__(self) -> None:
        super().__init__(
            "Deze gemeente bestaat niet meer. Doe het namens haar opvolger."
        )


class NeedIncomplete(DomainError):
    """A need without words, or an initiative nobody can read about."""


class OwnNeed(DomainError):
    """Supporting one's own need says nothing."""

    def __init__(self) -> None:
        super().__init__("Uw gemeente schreef deze behoefte zelf op. Dat telt al mee.")


@transaction.atomic
def put_in_need(
    *,
    organisation: Organisation,
    title: str,
    description: str,
    domain: Domain,
    by: User,
    now: datetime,
    draft: Draft | None = None,
) -> Need:
    """Tell what is missing; others can support it from now on."""
    organisation = Organisation.objects.select_for_update(of=("self",)).get(
        pk=organisation.pk
    )
    require(rules.may_speak_for(by, organisation))
    _require_exists(organisation, now)
    if not title.strip() or not description.strip():
        raise NeedIncomplete("Vul een titel en een omschrijving in.")
    twin = Need.objects.filter(
        municipality=organisation.municipality, title=title, state=NeedState.OPEN
    ).first()
    if twin:
        return twin
    need = Need.objects.create(
        slug=free_slug(Need, title),
        title=title,
        description=description,
        domain=domain,
        municipality=organisation.municipality,
        is_fictitious=organisation.is_fictitious,
        created_by_label=by.actor_label,
        created_at=now,
        changed_at=now,
    )
    if draft is not None:
        Draft.objects.filter(pk=draft.pk, editor=by).delete()
    record(
        "catalogue.need_put_in", subject=need, by=by, at=now, organisation=organisation
    )
    return need


@transaction.atomic
def support_need(
    *, need: Need, organisation: Organisation, by: User, now: datetime
) -> NeedSupport:
    """Our municipality needs this too. Pressing twice counts once."""
    need = _locked(need)
    require(rules.may_speak_for(by, organisation))
    _require_exists(organisation, now)
    if need.state != NeedState.OPEN:
        raise NeedClosed
    if need.municipality_id == organisation.municipality_id:
        raise OwnNeed
    support, is_new = NeedSupport.objects.get_or_create(
        need=need,
        municipality=organisation.municipality,
        defaults={"supported_by_label": by.actor_label, "supported_at": now},
    )
    if is_new:
        record(
            "catalogue.need_supported",
            subject=need,
            by=by,
            at=now,
            organisation=organisation,
        )
    return support


@transaction.atomic
def withdraw_support(
    *, need: Need, organisation: Organisation, by: User, now: datetime
) -> None:
    """Our municipality does not need this any more. Pressing twice is the same."""
    need = _locked(need)
    require(rules.may_speak_for(by, organisation))
    gone, _ = need.supports.filter(municipality=organisation.municipality).delete()
    if gone:
        record(
            "catalogue.need_support_withdrawn",
            subject=need,
            by=by,
            at=now,
            organisation=organisation,
        )


@transaction.atomic
def answer_need(*, need: Need, initiative: Initiative, by: User, now: datetime) -> Need:
    """An initiative makes what is needed; who supported it hears of it."""
    need = _locked(need)
    require(rules.may_answer(by))
    if need.state == NeedState.ANSWERED and need.answered_by_id == initiative.pk:
        return need
    if need.state != NeedState.OPEN:
        raise NeedClosed
    if initiative.published_at is None:
        raise NeedIncomplete(
            "Publiceer het initiatief eerst: niemand kan het nog lezen."
        )
    need.state, need.answered_by, need.changed_at = NeedState.ANSWERED, initiative, now
    need.save()
    record(
        "catalogue.need_answered",
        subject=need,
        by=by,
        at=now,
        details={"initiative": initiative.slug},
    )
    enqueue(
        "catalogue.announce_answered_need",
        deduplication_key=f"catalogue.announce_answered_need:{need.pk}",
        subject_key=need.subject_key,
        need_id=need.pk,
    )
    return need


@transaction.atomic
def withdraw_need(*, need: Need, reason: str, by: User, now: datetime) -> Need:
    """The need is no longer there. It stays readable, with that word."""
    need = _locked(need)
    if need.state == NeedState.WITHDRAWN:
        return need
    require(rules.may_withdraw(by, need))
    if not reason.strip():
        raise NeedIncomplete("Schrijf op waarom u de behoefte intrekt.")
    need.state, need.changed_at = NeedState.WITHDRAWN, now
    need.save()
    record(
        "catalogue.need_withdrawn",
        subject=need,
        by=by,
        at=now,
        details={"reason": reason},
    )
    return need


def _locked(need: Need) -> Need:
    return Need.objects.select_for_update(of=("self",)).get(pk=need.pk)


def _require_exists(organisation: Organisation, now: datetime) -> None:
    municipality = organisation.municipality
    if municipality is None or not municipality.exists_on(day_of(now)):
        raise MunicipalityGone
