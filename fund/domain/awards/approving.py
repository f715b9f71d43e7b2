"""A second administrator approves an award: it gets its number and its money."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from governance.domain.numbering import next_number
from journal.domain.entries import record
from journal.domain.outbox import enqueue
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.verdicts import require

from ...enums import AccountKind, AwardState, RequestState
from ...models import AllocationRequest, Award
from ...rules.awards import may_approve_award
from ...rules.money import to_the_cent
from ..ledger import Booking, NotEnough, credit, debit, post
from ..ledger.booking import Amount
from .due import award_changed
from .moving import available, of_award, reserved
from .planning import planned_cents
from .refusals import AwardRefused, told
from .requesting import LineExhausted

PREFIX = "T"


@transaction.atomic
def approve_award(*, award: Award, by: User, now: datetime) -> Award:
    """Promise the money. Raises AwardRefused or LineExhausted with what is missing."""
    award = (
        Award.objects.select_for_update(of=("self",))
        .select_related("budget_line__programme", "request__budget_line")
        .get(pk=award.pk)
    )
    require(may_approve_award(by, award))
    _require_ready(award)
    award.number = next_number(PREFIX, day_of(now).year).text
    award.state = AwardState.APPROVED
    award.approved_by, award.approved_by_label = by, by.actor_label
    award.approved_at = now
    with told():
        award.save()
    if award.request is not None:
        AllocationRequest.objects.filter(pk=award.request_id).update(
            state=RequestState.AWARDED
        )
    _commit(award, by=by, now=now)
    record(
        "fund.award_approved",
        subject=award,
        by=by,
        at=now,
        details={"nummer": award.number, "bedrag": award.amount_cents},
    )
    award_changed(award, now)
    enqueue(
        "fund.announce_award",
        deduplication_key=f"fund.announce_award:{award.pk}",
        subject_key=award.subject_key,
        award_id=award.pk,
    )
    return award


def _require_ready(award: Award) -> None:
    if award.state != AwardState.PREPARED:
        raise AwardRefused(f"Deze toekenning is al goedgekeurd: {award.number}.")
    planned = planned_cents(award)
    if planned != award.amount_cents:
        raise AwardRefused(
            f"De tranches zijn samen {to_the_cent(planned)} en de toekenning is "
            f"{to_the_cent(award.amount_cents)}. Verdeel het hele bedrag over tranches."
        )


def _commit(award: Award, *, by: User, now: datetime) -> None:
    """From what was reserved, the rest back to the line; or straight from the line."""
    committed = credit(of_award(AccountKind.COMMITTED, award), award.amount_cents)
    line = award.budget_line
    amounts: tuple[Amount, ...]
    if award.request is None:
        amounts = (debit(available(line), award.amount_cents), committed)
    else:
        amounts = (debit(reserved(award.request), award.request.asked_cents), committed)
        rest = award.request.asked_cents - award.amount_cents
        if rest:
            amounts = (*amounts, credit(available(line), rest))
    booking = Booking(
        kind="toegekend",
        key=f"award:{award.number}",
        booked_on=day_of(now),
        description=f"Toegekend: {award}"[:300],
        document=award.subject_key,
        amounts=amounts,
    )
    try:
        post(booking, by=by, now=now)
    except NotEnough as refusal:
        raise LineExhausted(line, award.amount_cents) from refusal
