"""Writing down what was decided about the fund: by one, and read again by another."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from accounts.models import User
from governance.enums import BodyKind
from governance.models import Advice, Body, Resolution
from journal.domain.entries import record
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import Conflict, DomainError
from samenorganiseren.shared.verdicts import require

from ...enums import FundDecisionKind
from ...models import FiscalYear, FundDecision, Programme
from ...rules.access import may_administer, may_approve
from ..refusals import rule_of

OF_THE_MEMBERS = frozenset(FundDecisionKind) - {FundDecisionKind.MANDATE}


class DecisionRefused(DomainError):
    """The decision cannot be written down like this."""


@dataclass(frozen=True)
class Said:
    """A decision as it is filled in."""

    kind: FundDecisionKind
    body: Body
    number: str
    title: str
    decided_on: date
    source: str
    year: FiscalYear | None = None
    programme: Programme | None = None
    valid_to: date | None = None
    limit_cents: int | None = None
    resolution: Resolution | None = None
    advice: Advice | None = None
    is_fictitious: bool = False


@transaction.atomic
def enter(*, said: Said, by: User, now: datetime) -> FundDecision:
    """Write it down. It carries no money until another person has confirmed it."""
    require(may_administer(by))
    return _kept(FundDecision(), said, "fund.decision_entered", by, now)


@transaction.atomic
def amend(
    *, decision: FundDecision, said: Said, by: User, now: datetime
) -> FundDecision:
    """Mend it before it is confirmed. Who mends it, does not confirm it."""
    decision = _unconfirmed(decision)
    require(may_administer(by))
    return _kept(decision, said, "fund.decision_amended", by, now)


@transaction.atomic
def withdraw(*, decision: FundDecision, by: User, now: datetime) -> None:
    """Throw away what was written down by mistake."""
    decision = _unconfirmed(decision)
    require(may_administer(by))
    record("fund.decision_withdrawn", subject=decision, by=by, at=now)
    decision.delete()


@transaction.atomic
def confirm(
    *, decision: FundDecision, seen: str, by: User, now: datetime
) -> FundDecision:
    """A second person read it beside its source. `seen` is the fingerprint of what was
    read; words that changed in the meantime are not confirmed."""
    decision = FundDecision.objects.locked().get(pk=decision.pk)
    if decision.confirmed_by_id == by.pk and fingerprint(decision) == seen:
        return decision
    decision = _unconfirmed(decision)
    require(may_approve(by, decision.entered_by_id))
    if fingerprint(decision) != seen:
        raise Conflict(
            "Dit besluit is gewijzigd nadat u het las. Lees het opnieuw en bevestig dan."
        )
    decision.confirmed_by, decision.confirmed_at = by, now
    decision.confirmed_by_label = by.actor_label[:200]
    decision.save(update_fields=["confirmed_by", "confirmed_by_label", "confirmed_at"])
    record("fund.decision_confirmed", subject=decision, by=by, at=now)
    return decision


def fingerprint(decision: FundDecision) -> str:
    """Of all that was written down."""
    content = [
        str(getattr(decision, name) or "")
        for name in [
            "kind",
            "body_id",
            "year_id",
            "programme_id",
            "number",
            "title",
            "decided_on",
            "valid_to",
            "source",
            "limit_cents",
            "resolution_id",
            "advice_id",
            "entered_by_id",
        ]
    ]
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()


def _unconfirmed(decision: FundDecision) -> FundDecision:
    decision = FundDecision.objects.locked().get(pk=decision.pk)
    if decision.confirmed_at is not None:
        raise DecisionRefused(
            "Dit besluit is bevestigd en verandert niet meer. Leg een nieuw besluit vast."
        )
    return decision


def _kept(
    decision: FundDecision, said: Said, action: str, by: User, now: datetime
) -> FundDecision:
    _require_complete(said, day_of(now))
    for name, value in vars(said).items():
        setattr(decision, name, value)
    decision.entered_by, decision.entered_at = by, now
    decision.entered_by_label = by.actor_label[:200]
    try:
        with transaction.atomic():
            decision.save()
    except IntegrityError as refusal:
        if rule_of(refusal) == "fund_decision_once":
            raise DecisionRefused(
                f"Een besluit met nummer {said.number} van {said.body} is er al."
            ) from refusal
        raise
    record(action, subject=decision, by=by, at=now, details={"soort": str(said.kind)})
    return decision


def _require_complete(said: Said, today: date) -> None:
    broken = [
        sentence
        for is_broken, sentence in (
            (
                said.decided_on > today,
                "De dag van het besluit ligt in de toekomst. Leg het vast als het "
                "genomen is.",
            ),
            (
                said.kind in OF_THE_MEMBERS and said.body.kind != BodyKind.MEMBERS,
                "Dit besluit nemen de leden. Kies de Algemene ledenvergadering.",
            ),
            (
                said.kind in OF_THE_MEMBERS and said.year is None,
                "Kies het jaar waarover dit besluit gaat.",
            ),
            (
                said.kind == FundDecisionKind.MANDATE and said.programme is None,
                "Kies het programma waarvoor het mandaat geldt.",
            ),
            (
                said.limit_cents is not None and said.limit_cents <= 0,
                "Het hoogste bedrag moet meer zijn dan nul.",
            ),
            (
                said.valid_to is not None and said.valid_to <= said.decided_on,
                "Het besluit moet langer gelden dan de dag waarop het is genomen.",
            ),
        )
        if is_broken
    ]
    if broken:
        raise DecisionRefused(broken[0])
