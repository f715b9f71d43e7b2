"""Paying back to a municipality what it paid too much."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Sum

from accounts.models import User
from journal.domain.entries import record
from municipalities.models import Municipality
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import require

from ...enums import AccountKind, DisbursementKind, DisbursementState
from ...models import Debtor, DebtorIban, Disbursement
from ...rules.access import may_administer
from ...rules.money import to_the_cent
from ..ledger import pot

UNDER_WAY = (DisbursementState.READY, DisbursementState.ORDERED)


class NotRefundable(DomainError):
    """This is not owed, or cannot be paid to this account."""


@transaction.atomic
def prepare_refund(
    *, municipality: Municipality, iban: DebtorIban, cents: int, by: User, now: datetime
) -> Disbursement:
    """A payment that the next order to the bank can hold; raises NotRefundable."""
    require(may_administer(by))
    debtor = Debtor.objects.select_for_update(of=("self",)).get(
        municipality=municipality
    )
    if iban.debtor_id != debtor.pk:
        raise NotRefundable(
            f"Deze rekening is niet van {municipality.name}. Kies een bekende rekening."
        )
    _require_owed(municipality, cents)
    turn = Disbursement.objects.filter(municipality=municipality).count() + 1
    payment = Disbursement.objects.create(
        kind=DisbursementKind.REFUND,
        municipality=municipality,
        amount_cents=cents,
        recipient_name=debtor.name[:70],
        recipient_iban=iban.iban,
        end_to_end_id=f"TERUG-{day_of(now).year}-{municipality.code}-{turn}",
        remittance="Terugbetaling door het Fonds GGU",
        made_by_label=by.actor_label[:200],
        made_at=now,
    )
    record(
        "fund.refund_prepared",
        subject=payment,
        by=by,
        at=now,
        details={"bedrag": cents},
    )
    return payment


def _require_owed(municipality: Municipality, cents: int) -> None:
    owed = pot(AccountKind.REFUNDABLE, municipality=municipality).balance_cents
    under_way = under_way_to(municipality)
    if cents > owed - under_way:
        raise NotRefundable(
            f"Aan {municipality.name} is {to_the_cent(owed)} terug te betalen, waarvan "
            f"{to_the_cent(under_way)} al onderweg is. Betaal niet meer terug dan het "
            "verschil."
        )


def under_way_to(municipality: Municipality) -> int:
    """What was prepared or ordered, and is not confirmed by the bank."""
    found = Disbursement.objects.filter(
        kind=DisbursementKind.REFUND, municipality=municipality, state__in=UNDER_WAY
    )
    return found.aggregate(cents=Sum("amount_cents"))["cents"] or 0
