"""Taking back what was placed: by its mirror, so that both stay to be read."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.verdicts import require

from ....enums import MatchedBy
from ....models import PaymentMatch
from ....queries.payments.placed import gone_of, is_undoable, placements, words_of
from ....rules.access import may_administer
from ...ledger import reverse
from ..locking import locked
from .hand import NotPlaced


@transaction.atomic
def undo(*, match: PaymentMatch, reason: str, by: User, now: datetime) -> PaymentMatch:
    """The money waits for its place again; raises NotPlaced or NotEnough."""
    require(may_administer(by))
    locked(match.transaction.bank_account)
    why = " ".join(reason.split())[:250]
    if not why:
        raise NotPlaced("Schrijf op waarom u dit terugdraait.")
    match = placements().get(pk=match.pk)
    _require_stands(match)
    entry = reverse(match.entry, reason=why, on=day_of(now), by=by, now=now)
    mirror = PaymentMatch.objects.create(
        transaction=match.transaction,
        kind=match.kind,
        invoice=match.invoice,
        amount_cents=match.amount_cents,
        entry=entry,
        reverses=match,
        how=MatchedBy.HAND,
        reason=why,
        matched_by_label=by.actor_label[:200],
        matched_at=now,
    )
    record(
        "fund.payment_undone",
        subject=match.transaction,
        by=by,
        at=now,
        details={"soort": match.kind, "bedrag": match.amount_cents},
    )
    return mirror


def _require_stands(match: PaymentMatch) -> None:
    gone = gone_of([match])
    if match.pk in gone.undone:
        done = PaymentMatch.objects.get(reverses=match)
        raise NotPlaced(
            f"{done.matched_by_label} draaide dit al terug op "
            f"{day_of(done.matched_at):%d-%m-%Y}. Er is nu niets veranderd."
        )
    if match.pk in gone.bounced:
        raise NotPlaced(
            "De bank boekte deze betaling terug. Draai eerst die storno terug."
        )
    if not is_undoable(match):
        raise NotPlaced(
            f"Dit ging verder in het fonds ({words_of(match)}) en kan hier niet worden "
            "teruggedraaid."
        )
