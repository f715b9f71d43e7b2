"""The chair establishes an advice; then its words stay, and everyone may read it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import Conflict, DomainError
from samenorganiseren.shared.verdicts import require
from samenorganiseren.shared.wording import dutch_moment

from ...enums import AdviceState, EventVisibility
from ...models import Advice, Round
from ...rules import decisions as rules
from ..events import add_event
from ..numbering import next_number
from ..rounds.closing import conclude_round
from ..stages import lock
from .advice_content import advice_content
from .advising import AlreadyEstablished, require_quorum
from .documents import seal


class MinorityHasTime(DomainError):
    """Those who stood alone may still write and sign."""

    def __init__(self, until: datetime) -> None:
        super().__init__(
            f"Tot {dutch_moment(until)} kan een minderheid haar standpunt schrijven en "
            "ondertekenen. Daarna kunt u het advies vaststellen."
        )


class NotEstablished(Conflict):
    """Only what was established is published."""


def minority_until(of_round: Round) -> datetime | None:
    """Until when a minority may write and sign, by the rule of the round."""
    if of_round.closed_at is None:
        return None
    return of_round.closed_at + timedelta(hours=of_round.rule.minority_hours)


@transaction.atomic
def waive_minority(*, advice: Advice, by: User, now: datetime) -> Advice:
    """The secretary asked, and nobody wants to write a minority view."""
    dossier = lock(advice.dossier)
    advice = _locked(advice)
    require(rules.may_advise(by, advice.body))
    if advice.state != AdviceState.DRAFT:
        raise AlreadyEstablished
    if advice.minority_waived_at is not None:
        return advice
    advice.minority_waived_at = now
    advice.save(update_fields=["minority_waived_at"])
    add_event(
        "minderheidsstandpunt-afgezien",
        dossier=dossier,
        by=by,
        now=now,
        payload={"ronde": advice.round_id},
    )
    record("governance.minority_waived", subject=advice, by=by, at=now)
    return advice


@transaction.atomic
def establish_advice(*, advice: Advice, by: User, now: datetime) -> Advice:
    """From here the words stay. An earlier advice on this dossier is replaced."""
    dossier = lock(advice.dossier)
    of_round = Round.objects.locked().get(pk=advice.round_id)
    advice = _locked(advice)
    if advice.state != AdviceState.DRAFT:
        raise AlreadyEstablished
    require(rules.may_establish(by, advice, day_of(now)))
    require_quorum(of_round)
    until = minority_until(of_round)
    if advice.minority_waived_at is None and until is not None and now < until:
        raise MinorityHasTime(until)
    number = next_number("A", now.year)
    sealed = seal(advice_content(advice, number=number.text, at=now))
    advice.number, advice.state = number.text, AdviceState.ESTABLISHED
    advice.established_by, advice.established_at = by, now
    advice.established_by_label = by.actor_label
    advice.content, advice.canonical = sealed.content, sealed.canonical
    advice.sha256 = sealed.sha256
    advice.save()
    _replace_earlier(advice)
    conclude_round(round=of_round, by=by, now=now)
    add_event(
        "advies-vastgesteld",
        dossier=dossier,
        by=by,
        now=now,
        payload={
            "advies": advice.number,
            "orgaan": advice.body.slug,
            "oordeel": str(advice.verdict),
            "sha256": advice.sha256,
            "versie": advice.version.sha256,
        },
        people={"schrijver": advice.author},
    )
    record("governance.advice_established", subject=advice, by=by, at=now)
    return advice


@transaction.atomic
def publish_advice(*, advice: Advice, by: User, now: datetime) -> Advice:
    """Everyone may read it from now on."""
    dossier = lock(advice.dossier)
    advice = _locked(advice)
    require(rules.may_advise(by, advice.body))
    if advice.state == AdviceState.PUBLISHED:
        return advice
    if advice.state != AdviceState.ESTABLISHED:
        raise NotEstablished(
            "Dit advies is niet vastgesteld, of vervangen door een nieuwer advies. "
            "Alleen een vastgesteld advies kunt u publiceren."
        )
    advice.state, advice.published_at = AdviceState.PUBLISHED, now
    advice.save(update_fields=["state", "published_at"])
    add_event(
        "advies-gepubliceerd",
        dossier=dossier,
        by=by,
        now=now,
        payload={"advies": advice.number, "sha256": advice.sha256},
        visibility=EventVisibility.PUBLIC,
    )
    record("governance.advice_published", subject=advice, by=by, at=now)
    return advice


def _locked(advice: Advice) -> Advice:
    found = Advice.objects.locked().select_related(
        "dossier__proposer",
        "dossier__standard",
        "version",
        "body__organisation",
        "round__rule",
        "author",
    )
    return found.get(pk=advice.pk)


def _replace_earlier(advice: Advice) -> None:
    """What this body advised before about the dossier no longer stands."""
    before = Advice.objects.standing().locked().exclude(pk=advice.pk)
    earlier = before.filter(dossier=advice.dossier, body=advice.body)
    for one in earlier.order_by("pk"):
        one.state, one.replaced_by = AdviceState.REPLACED, advice
        one.save(update_fields=["state", "replaced_by"])
