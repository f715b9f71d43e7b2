"""Payments that are ready, together in one order to the bank: prepared by one,
approved by another. The portal gives no order itself; somebody hands in the file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from governance.domain.numbering import next_number
from journal.domain.entries import record
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.verdicts import require

from ...enums import (
    AccountKind,
    DisbursementKind,
    DisbursementState,
    TrancheState,
    YearState,
)
from ...models import (
    BankAccount,
    Disbursement,
    Entry,
    FiscalYear,
    PaymentBatch,
    Tranche,
)
from ...rules.access import may_administer, may_approve
from ..ledger import Booking, YearNotOpen, credit, debit, post_all, pot
from .pain import payment_order
from .refusals import AwardRefused, told

PREFIX = "BO"


@transaction.atomic
def prepare_batch(
    *,
    payments: Iterable[Disbursement],
    account: BankAccount,
    execute_on: date,
    by: User,
    now: datetime,
) -> PaymentBatch:
    """Write the order for these payments; a second administrator approves it."""
    require(may_administer(by))
    chosen = list(
        Disbursement.objects.select_for_update()
        .filter(pk__in=[one.pk for one in payments])
        .order_by("pk")
    )
    _require_ready(chosen, execute_on, day_of(now))
    content = payment_order(chosen, account=account, execute_on=execute_on)
    batch = PaymentBatch.objects.create(
        number=next_number(PREFIX, day_of(now).year).text,
        execute_on=execute_on,
        total_cents=sum(one.amount_cents for one in chosen),
        payment_count=len(chosen),
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        prepared_by=by,
        prepared_by_label=by.actor_label,
        prepared_at=now,
    )
    Disbursement.objects.filter(pk__in=[one.pk for one in chosen]).update(batch=batch)
    record(
        "fund.batch_prepared",
        subject=batch,
        by=by,
        at=now,
        details={"bedrag": batch.total_cents, "betalingen": batch.payment_count},
    )
    return batch


def _require_ready(chosen: list[Disbursement], execute_on: date, today: date) -> None:
    if not chosen:
        raise AwardRefused("Kies minstens één uitbetaling.")
    if any(one.state != DisbursementState.READY or one.batch_id for one in chosen):
        raise AwardRefused(
            "Een van deze uitbetalingen staat al in een betaalopdracht. Ververs de pagina."
        )
    if execute_on < today:
        raise AwardRefused(
            "De dag van betalen ligt in het verleden. Kies een latere dag."
        )


@transaction.atomic
def discard_batch(*, batch: PaymentBatch, by: User, now: datetime) -> None:
    """Take away an order that nobody approved; its payments are ready again."""
    require(may_administer(by))
    batch = _unapproved(batch)
    record("fund.batch_discarded", subject=batch, by=by, at=now)
    batch.payments.update(batch=None)
    batch.delete()


@transaction.atomic
def approve_batch(*, batch: PaymentBatch, by: User, now: datetime) -> PaymentBatch:
    """A second administrator approves: from now on the money is owed to the receivers."""
    batch = _unapproved(batch)
    require(may_approve(by, batch.prepared_by_id))
    batch.approved_by, batch.approved_by_label = by, by.actor_label
    batch.approved_at = now
    with told():
        batch.save()
    payments = batch.payments.select_for_update(of=("self",))
    tranches = [one.tranche_id for one in payments if one.tranche_id]
    batch.payments.update(state=DisbursementState.ORDERED)
    Tranche.objects.filter(pk__in=tranches).update(state=TrancheState.ORDERED)
    _book(batch, by=by, now=now)
    record(
        "fund.batch_approved",
        subject=batch,
        by=by,
        at=now,
        details={"sha256": batch.sha256, "bedrag": batch.total_cents},
    )
    return batch


def _unapproved(batch: PaymentBatch) -> PaymentBatch:
    found = PaymentBatch.objects.select_for_update().filter(pk=batch.pk).first()
    if found is None:
        raise AwardRefused("Deze betaalopdracht is intussen weggehaald.")
    if found.approved_at is not None:
        raise AwardRefused("Deze betaalopdracht is al goedgekeurd en ligt vast.")
    return found


def _book(batch: PaymentBatch, *, by: User, now: datetime) -> None:
    """What is granted becomes a debt to its receiver: once for a tranche, also where
    its payment came back and is ordered anew."""
    day = day_of(now)
    year = FiscalYear.objects.filter(year=day.year, state=YearState.OPEN).first()
    if year is None:
        raise YearNotOpen(
            f"In {day.year} kan niet worden geboekt: dat boekjaar is niet open."
        )
    payments = batch.payments.filter(kind=DisbursementKind.TRANCHE).select_related(
        "tranche__award__budget_line__programme"
    )
    keys = [f"tranche:{one.tranche_id}" for one in payments]
    known = set(Entry.objects.filter(key__in=keys).values_list("key", flat=True))
    bookings = [
        _granted(one.tranche, year, day)
        for one in payments
        if one.tranche is not None and f"tranche:{one.tranche_id}" not in known
    ]
    post_all(bookings, by=by, now=now)


def _granted(tranche: Tranche, year: FiscalYear, day: date) -> Booking:
    award = tranche.award
    programme = award.budget_line.programme
    grants = pot(AccountKind.GRANTS, year=year, programme=programme)
    payable = pot(AccountKind.PAYABLE, award=award)
    return Booking(
        kind="tranche-goedgekeurd",
        key=f"tranche:{tranche.pk}",
        booked_on=day,
        description=f"Opdracht tot betaling: {tranche.subject_label}"[:300],
        document=tranche.subject_key,
        amounts=(
            debit(grants, tranche.amount_cents),
            credit(payable, tranche.amount_cents),
        ),
    )
