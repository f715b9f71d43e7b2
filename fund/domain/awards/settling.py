"""After the last report: what was not paid falls free, what was not spent is claimed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from journal.domain.outbox import enqueue
from samenorganiseren.shared.verdicts import require

from ...enums import (
    AccountKind,
    AwardState,
    DisbursementState,
    ReportVerdict,
    TrancheState,
)
from ...models import Award, Disbursement
from ...rules.awards import may_prepare_for
from .due import award_changed
from .moving import held_by, moved_on
from .refusals import AwardRefused, told

OPEN_TRANCHES = (TrancheState.PLANNED, TrancheState.APPROVED)


@transaction.atomic
def settle_award(*, award: Award, by: User, now: datetime) -> Award:
    """Close it. What the receiver kept unspent stays to be paid back: the balance of
    the award's account “betaald”, which goes down as the money comes in."""
    award = (
        Award.objects.select_for_update(of=("self",))
        .select_related("request", "budget_line")
        .get(pk=award.pk)
    )
    require(may_prepare_for(by, award.request, award.recipient_municipality_id))
    committed = held_by(AccountKind.COMMITTED, award)
    paid = held_by(AccountKind.PAID, award)
    justified = held_by(AccountKind.JUSTIFIED, award)
    _require_ready(award, was_paid=bool(paid or justified))
    award.tranches.filter(state__in=OPEN_TRANCHES).update(state=TrancheState.RELEASED)
    award.state = AwardState.SETTLED if paid or justified else AwardState.RELEASED
    with told():
        award.save(update_fields=["state"])
    if committed:
        moved_on(
            "vrijgevallen",
            f"release:{award.pk}",
            award=award,
            stages=(AccountKind.COMMITTED, AccountKind.AVAILABLE),
            cents=committed,
            document=award.subject_key,
            by=by,
            now=now,
        )
    record(
        "fund.award_settled",
        subject=award,
        by=by,
        at=now,
        details={"vrijgevallen": committed, "terug te vorderen": paid},
    )
    award_changed(award, now)
    enqueue(
        "fund.announce_settlement",
        deduplication_key=f"fund.announce_settlement:{award.pk}",
        subject_key=award.subject_key,
        award_id=award.pk,
    )
    return award


def _require_ready(award: Award, *, was_paid: bool) -> None:
    if award.state != AwardState.APPROVED:
        raise AwardRefused(f"Deze toekenning is {award.get_state_display()}.")
    running = Disbursement.objects.filter(
        tranche__award=award,
        state__in=[DisbursementState.READY, DisbursementState.ORDERED],
    )
    if running.exists():
        raise AwardRefused(
            "Er loopt nog een uitbetaling van deze toekenning. Wacht tot de bank haar "
            "bevestigt."
        )
    final = award.reports.filter(is_final=True, verdict=ReportVerdict.ACCEPTED)
    if was_paid and not final.exists():
        raise AwardRefused(
            "De ontvanger heeft nog geen eindverantwoording die is goedgekeurd. Vraag "
            "die eerst."
        )
