"""Preparing an award: on which advice and decision, to whom, how much, by when.

A second administrator approves it; until then it is no award, and may go away.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from catalogue.models import Initiative
from journal.domain.entries import record
from municipalities.models import Municipality
from samenorganiseren.shared.verdicts import require

from ...enums import AwardState, FundDecisionKind, RequestState
from ...models import AllocationRequest, Award, BudgetLine, FundDecision
from ...queries.awards.competence import college_advice, positive_resolution
from ...rules.awards import may_prepare_for
from ...rules.identifiers import BadNumber, iban_of
from ...rules.money import to_the_cent
from .refusals import SENTENCES, AwardRefused, told


@dataclass(frozen=True)
class Terms:
    """What is awarded, and to whom."""

    title: str
    amount_cents: int
    recipient_name: str
    recipient_iban: str
    accountable_by: date
    recipient_municipality: Municipality | None = None


@transaction.atomic
def prepare_award(
    *,
    request: AllocationRequest,
    decision: FundDecision,
    terms: Terms,
    by: User,
    now: datetime,
) -> Award:
    """For an initiative: from its request, on advice and under a mandate.

    Preparing it again replaces what was prepared before.
    """
    request = AllocationRequest.objects.select_for_update().get(pk=request.pk)
    require(may_prepare_for(by, request, _number_of(terms.recipient_municipality)))
    if request.state != RequestState.RESERVED:
        raise AwardRefused(SENTENCES["award_of_its_request"])
    advice = college_advice(request.dossier)
    if advice is None:
        raise AwardRefused(SENTENCES["award_advice_stands"])
    resolution = positive_resolution(request.dossier)
    if resolution is None:
        raise AwardRefused(SENTENCES["award_resolution_positive"])
    _require_within(terms, request, decision)
    award = Award.objects.filter(request=request).first() or Award(request=request)
    award.budget_line = request.budget_line
    award.initiative = request.initiative
    award.advice, award.resolution = advice, resolution
    award.decision = decision
    award.is_fictitious = request.is_fictitious
    return _prepared(award, terms, by=by, now=now)


@transaction.atomic
def prepare_structural(
    *,
    budget_line: BudgetLine,
    decision: FundDecision,
    terms: Terms,
    initiative: Initiative | None = None,
    by: User,
    now: datetime,
) -> Award:
    """For a structural line: yearly, by the members' decision on the jaarplan that
    the College van Dienstverleningszaken advised on as a whole."""
    require(may_prepare_for(by, None, _number_of(terms.recipient_municipality)))
    advice = decision.advice
    if decision.kind != FundDecisionKind.BUDGET or advice is None:
        raise AwardRefused(SENTENCES["award_structural_by_jaarplan"])
    award = Award(
        budget_line=budget_line,
        initiative=initiative,
        advice=advice,
        decision=decision,
        is_fictitious=budget_line.programme.is_fictitious,
    )
    return _prepared(award, terms, by=by, now=now)


@transaction.atomic
def discard_award(*, award: Award, by: User, now: datetime) -> None:
    """Take away what was prepared; nothing was booked for it yet."""
    award = Award.objects.select_for_update(of=("self",)).get(pk=award.pk)
    require(may_prepare_for(by, award.request, award.recipient_municipality_id))
    if award.state != AwardState.PREPARED:
        raise AwardRefused(
            "Deze toekenning is goedgekeurd en blijft staan. Wat niet is betaald, valt "
            "vrij bij de afrekening."
        )
    record("fund.award_discarded", subject=award, by=by, at=now)
    forget(award)


def forget(award: Award) -> None:
    """A prepared award and its plan, away."""
    award.tranches.all().delete()
    award.shares.all().delete()
    award.delete()


def _iban_for(terms: Terms) -> str:
    """The number in its one form; the recipient has a name."""
    try:
        if terms.recipient_name.strip():
            return iban_of(terms.recipient_iban)
    except BadNumber:
        pass
    raise AwardRefused(SENTENCES["award_recipient_is_real"])


def _prepared(award: Award, terms: Terms, *, by: User, now: datetime) -> Award:
    if award.state != AwardState.PREPARED:
        raise AwardRefused(SENTENCES["award_of_its_request"])
    iban = _iban_for(terms)
    award.title = terms.title.strip()
    award.amount_cents = terms.amount_cents
    award.recipient_name = terms.recipient_name.strip()
    award.recipient_iban = iban
    award.recipient_municipality = terms.recipient_municipality
    award.accountable_by = terms.accountable_by
    award.prepared_by, award.prepared_by_label = by, by.actor_label
    award.prepared_at = now
    with told():
        award.save()
    record(
        "fund.award_prepared",
        subject=award,
        by=by,
        at=now,
        details={"bedrag": award.amount_cents},
    )
    return award


def _require_within(
    terms: Terms, request: AllocationRequest, decision: FundDecision
) -> None:
    if terms.amount_cents > request.asked_cents:
        raise AwardRefused(
            f"Gevraagd is {to_the_cent(request.asked_cents)}. Ken hoogstens dat bedrag toe."
        )
    if decision.programme_id != request.budget_line.programme_id:
        raise AwardRefused(SENTENCES["award_under_mandate"])
    limit = decision.limit_cents
    if limit is not None and terms.amount_cents > limit:
        raise AwardRefused(
            f"Het mandaat gaat tot {to_the_cent(limit)}. {SENTENCES['award_within_limit']}"
        )


def _number_of(municipality: Municipality | None) -> int | None:
    return municipality.pk if municipality else None
