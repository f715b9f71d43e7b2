"""What money is set aside for, and how VNG says that it is taxed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import require

from ...enums import ProgrammeKind, VatCategory
from ...models import Programme
from ...rules.access import may_administer
from ..refusals import rule_of

FREE_OF_REASON = (VatCategory.STANDARD, VatCategory.ZERO)


class ProgrammeRefused(DomainError):
    """The programme cannot be like this."""


@dataclass(frozen=True)
class Plan:
    """A programme as it is filled in. VNG sets the tax; nobody guesses it."""

    name: str
    kind: ProgrammeKind
    goal: str
    vat_category: VatCategory
    # Hundredths of a percent: 2100 is 21%.
    vat_rate_bp: int = 0
    vat_reason: str = ""
    ends_on: date | None = None
    is_fictitious: bool = False


@transaction.atomic
def add_programme(*, plan: Plan, by: User, now: datetime) -> Programme:
    """A new programme."""
    require(may_administer(by))
    programme = Programme(slug=slugify(plan.name)[:80])
    return _kept(programme, plan, "fund.programme_added", by, now)


@transaction.atomic
def change_programme(
    *, programme: Programme, plan: Plan, by: User, now: datetime
) -> Programme:
    """Other words or another tax. What was invoiced keeps the tax of then."""
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    require(may_administer(by))
    return _kept(programme, plan, "fund.programme_changed", by, now)


def _kept(
    programme: Programme, plan: Plan, action: str, by: User, now: datetime
) -> Programme:
    _require_taxed_well(plan)
    for name, value in vars(plan).items():
        setattr(programme, name, value)
    try:
        with transaction.atomic():
            programme.save()
    except IntegrityError as refusal:
        if rule_of(refusal).startswith("fund_programme_"):
            raise ProgrammeRefused(
                f"Er is al een programma dat “{plan.name}” heet. Kies een andere naam."
            ) from refusal
        raise
    record(action, subject=programme, by=by, at=now, details=_taxed(plan))
    return programme


def _require_taxed_well(plan: Plan) -> None:
    if (plan.vat_category == VatCategory.STANDARD) != (plan.vat_rate_bp > 0):
        raise ProgrammeRefused(
            "Vul een btw-percentage in bij het gewone tarief, en anders 0."
        )
    if plan.vat_category not in FREE_OF_REASON and not plan.vat_reason.strip():
        raise ProgrammeRefused(
            "Schrijf op waarom er geen btw wordt geheven. Die reden komt op de factuur."
        )


def _taxed(plan: Plan) -> dict[str, object]:
    return {"btw": str(plan.vat_category), "tarief": plan.vat_rate_bp}
