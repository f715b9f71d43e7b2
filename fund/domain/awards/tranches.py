"""A tranche is proposed by one and approved by another, once its condition is met."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.actors import Actor
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.verdicts import require

from ...enums import AwardState, DisbursementKind, TrancheState
from ...models import Award, Disbursement, Tranche
from ...queries.awards.conditions import Standing, standing_of
from ...rules.access import may_approve
from ...rules.awards import may_prepare_for
from .due import award_changed
from .refusals import SENTENCES, AwardRefused, told


@transaction.atomic
def propose_tranche(*, tranche: Tranche, by: User, now: datetime) -> Tranche:
    """Say that it may be paid. Raises AwardRefused where it may not yet."""
    tranche = _locked(tranche)
    award = tranche.award
    require(may_prepare_for(by, award.request, award.recipient_municipality_id))
    _require_due(tranche, now)
    tranche.proposed_by, tranche.proposed_by_label = by, by.actor_label
    tranche.proposed_at = now
    tranche.save()
    record("fund.tranche_proposed", subject=tranche, by=by, at=now)
    award_changed(award, now)
    return tranche


@transaction.atomic
def approve_tranche(*, tranche: Tranche, by: User, now: datetime) -> Disbursement:
    """Keep what was true now as evidence, and set the payment ready."""
    tranche = _locked(tranche)
    if tranche.proposed_by_id is None:
        raise AwardRefused(
            "Deze tranche is nog niet voorgesteld. Stel haar eerst voor."
        )
    require(may_approve(by, tranche.proposed_by_id))
    award = tranche.award
    require(may_prepare_for(by, award.request, award.recipient_municipality_id))
    standing = _require_due(tranche, now)
    tranche.state = TrancheState.APPROVED
    tranche.evidence = {**standing.evidence, "voorwaarde": standing.words}
    tranche.approved_by, tranche.approved_by_label = by, by.actor_label
    tranche.approved_at = now
    with told():
        tranche.save()
    record(
        "fund.tranche_approved",
        subject=tranche,
        by=by,
        at=now,
        details=tranche.evidence,
    )
    award_changed(award, now)
    return set_ready(tranche, by=by, now=now)


def set_ready(tranche: Tranche, *, by: Actor, now: datetime) -> Disbursement:
    """A payment for an approved tranche, for the next batch. Its mark is new each time."""
    award = tranche.award
    turn = tranche.disbursements.count() + 1
    with told():
        return Disbursement.objects.create(
            kind=DisbursementKind.TRANCHE,
            tranche=tranche,
            amount_cents=tranche.amount_cents,
            recipient_name=award.recipient_name,
            recipient_iban=award.recipient_iban,
            end_to_end_id=f"{award.number}-{tranche.position}-{turn}",
            remittance=f"Fonds GGU {award.number} tranche {tranche.position}",
            made_by_label=by.actor_label[:200],
            made_at=now,
        )


def _locked(tranche: Tranche) -> Tranche:
    """With its award, so that tranches of one award go one after the other."""
    Award.objects.select_for_update(of=("self",)).get(pk=tranche.award_id)
    return (
        Tranche.objects.select_for_update(of=("self",))
        .select_related("award__request", "award__recipient_municipality", "standard")
        .get(pk=tranche.pk)
    )


def _require_due(tranche: Tranche, now: datetime) -> Standing:
    if tranche.award.state != AwardState.APPROVED:
        raise AwardRefused("Deze toekenning loopt niet. Er wordt niets betaald.")
    if tranche.state != TrancheState.PLANNED:
        raise AwardRefused(f"Deze tranche is al {tranche.get_state_display()}.")
    standing = standing_of(tranche, day_of(now))
    if not standing.is_next:
        raise AwardRefused(SENTENCES["tranche_after_the_one_before"])
    if not standing.is_met:
        stands = f" ({standing.stands})" if standing.stands else ""
        raise AwardRefused(
            f"De voorwaarde is: {standing.words}{stands}. Wacht tot daaraan is voldaan."
        )
    return standing
