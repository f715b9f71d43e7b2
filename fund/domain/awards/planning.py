"""The plan of a prepared award: its tranches, and what it states about standards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max, Sum

from accounts.models import User
from catalogue.models import Standard
from journal.domain.entries import record
from samenorganiseren.shared.verdicts import require

from ...enums import AwardState, ConditionKind
from ...models import Award, AwardShare, Tranche
from ...rules.awards import may_prepare_for
from ...rules.money import to_the_cent
from .refusals import AwardRefused, told


@dataclass(frozen=True)
class Planned:
    """One tranche: how much, when, and what must be true first."""

    amount_cents: int
    planned_on: date
    condition: ConditionKind = ConditionKind.NONE
    standard: Standard | None = None
    municipalities_wanted: int | None = None


@transaction.atomic
def add_tranche(*, award: Award, planned: Planned, by: User, now: datetime) -> Tranche:
    """Add one at the end of the plan; together never more than the award."""
    award = _planning(award, by)
    left = award.amount_cents - planned_cents(award)
    if planned.amount_cents > left:
        raise AwardRefused(
            f"Er is van deze toekenning nog {to_the_cent(left)} te verdelen over tranches."
        )
    if planned.condition == ConditionKind.ADOPTION and not planned.standard:
        raise AwardRefused("Kies de standaard die gemeenten moeten gebruiken.")
    is_adoption = planned.condition == ConditionKind.ADOPTION
    last = award.tranches.aggregate(last=Max("position"))["last"] or 0
    with told():
        tranche = Tranche.objects.create(
            award=award,
            position=last + 1,
            amount_cents=planned.amount_cents,
            planned_on=planned.planned_on,
            condition=planned.condition,
            standard=planned.standard if is_adoption else None,
            municipalities_wanted=(
                planned.municipalities_wanted if is_adoption else None
            ),
        )
    record("fund.tranche_planned", subject=tranche, by=by, at=now)
    return tranche


@transaction.atomic
def remove_tranche(*, tranche: Tranche, by: User, now: datetime) -> None:
    """Take one out of the plan; the others move up."""
    award = _planning(tranche.award, by)
    record("fund.tranche_removed", subject=tranche, by=by, at=now)
    position = tranche.position
    tranche.delete()
    for later in award.tranches.filter(position__gt=position).order_by("position"):
        later.position -= 1
        later.save(update_fields=["position"])


@transaction.atomic
def state_share(
    *, award: Award, standard: Standard, amount_cents: int, by: User, now: datetime
) -> AwardShare:
    """Say which part of the award is for one standard."""
    award = _planning(award, by)
    stated = award.shares.aggregate(sum=Sum("amount_cents"))["sum"] or 0
    left = award.amount_cents - stated
    if amount_cents > left:
        raise AwardRefused(
            f"Van deze toekenning is nog {to_the_cent(left)} niet aan een standaard "
            "toegerekend. Kies een lager bedrag."
        )
    with told():
        share = AwardShare.objects.create(
            award=award, standard=standard, amount_cents=amount_cents
        )
    record(
        "fund.share_stated",
        subject=award,
        by=by,
        at=now,
        details={"standaard": standard.pk, "bedrag": amount_cents},
    )
    return share


@transaction.atomic
def remove_share(*, share: AwardShare, by: User, now: datetime) -> None:
    """The award no longer states it."""
    award = _planning(share.award, by)
    share.delete()
    record("fund.share_removed", subject=award, by=by, at=now)


def planned_cents(award: Award) -> int:
    """What its tranches come to."""
    return award.tranches.aggregate(sum=Sum("amount_cents"))["sum"] or 0


def _planning(award: Award, by: User) -> Award:
    award = Award.objects.select_for_update(of=("self",)).get(pk=award.pk)
    require(may_prepare_for(by, award.request, award.recipient_municipality_id))
    if award.state != AwardState.PREPARED:
        raise AwardRefused(
            "Deze toekenning is goedgekeurd. Haar tranches en aandelen liggen vast."
        )
    return award
