"""What the bank did: a payment left, came back, or a receiver paid something back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction as database

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.actors import Actor
from samenorganiseren.shared.verdicts import require

from ...enums import AccountKind, DisbursementState, TrancheState
from ...models import (
    Award,
    BankTransaction,
    Disbursement,
    Entry,
    FiscalYear,
    Tranche,
)
from ...rules.access import may_administer
from ...rules.money import to_the_cent
from ..ledger import Booking, credit, debit, post_all, pot
from ..ledger.booking import Amount
from .moving import onward
from .refusals import AwardRefused, told
from .tranches import set_ready


@database.atomic
def confirm_paid(
    disbursement: Disbursement,
    *,
    transaction: BankTransaction,
    by: Actor,
    now: datetime,
) -> Entry:
    """The bank's line matches: the debt is paid, and so is this part of the award."""
    disbursement = _locked(disbursement)
    tranche = _of_tranche(disbursement)
    if disbursement.state == DisbursementState.ORDERED:
        _require_amount(disbursement, -transaction.amount_cents)
        _set(disbursement, DisbursementState.PAID, TrancheState.PAID)
        record("fund.disbursement_paid", subject=disbursement, by=by, at=now)
    elif disbursement.state != DisbursementState.PAID:
        raise AwardRefused(
            f"Deze uitbetaling is {disbursement.get_state_display()}. Alleen een "
            "uitbetaling waarvoor opdracht is gegeven, kan worden bevestigd."
        )
    award, cents = tranche.award, disbursement.amount_cents
    money_out = pot(AccountKind.MONEY_OUT, bank_transaction=transaction)
    return _both(
        ("uitbetaald", "paid", disbursement),
        (debit(pot(AccountKind.PAYABLE, award=award), cents), credit(money_out, cents)),
        onward(
            award,
            AccountKind.COMMITTED,
            AccountKind.PAID,
            cents,
            key=f"paid-budget:{disbursement.pk}",
        ),
        transaction,
        by=by,
        now=now,
    )


@database.atomic
def return_payment(
    disbursement: Disbursement,
    *,
    transaction: BankTransaction,
    by: Actor,
    now: datetime,
) -> Entry:
    """The bank sent the money back: the debt stands again, and a new payment is ready."""
    disbursement = _locked(disbursement)
    tranche = _of_tranche(disbursement)
    if disbursement.state == DisbursementState.PAID:
        _require_amount(disbursement, transaction.amount_cents)
        _send_back(disbursement, tranche, by=by, now=now)
    elif disbursement.state != DisbursementState.RETURNED:
        raise AwardRefused("Deze uitbetaling is niet betaald, dus zij komt niet terug.")
    award, cents = tranche.award, disbursement.amount_cents
    money_in = pot(AccountKind.MONEY_IN, bank_transaction=transaction)
    return _both(
        ("teruggekomen", "returned", disbursement),
        (debit(money_in, cents), credit(pot(AccountKind.PAYABLE, award=award), cents)),
        _taken_back(disbursement),
        transaction,
        by=by,
        now=now,
    )


@database.atomic
def note_refused_by_bank(
    *, disbursement: Disbursement, by: User, now: datetime
) -> Disbursement:
    """The bank did not carry out the order, so no money left: it is ready again."""
    require(may_administer(by))
    disbursement = _locked(disbursement)
    if disbursement.state != DisbursementState.ORDERED:
        raise AwardRefused("Voor deze uitbetaling loopt geen opdracht bij de bank.")
    return _send_back(disbursement, _of_tranche(disbursement), by=by, now=now)


@database.atomic
def receive_back(
    award: Award,
    *,
    transaction: BankTransaction,
    amount_cents: int,
    by: Actor,
    now: datetime,
) -> Entry:
    """A receiver pays back what was not spent: it is available again on its line."""
    award = Award.objects.select_for_update(of=("self",)).get(pk=award.pk)
    year = FiscalYear.objects.get(year=transaction.booked_on.year)
    grants = pot(AccountKind.GRANTS, year=year, programme=award.budget_line.programme)
    money_in = pot(AccountKind.MONEY_IN, bank_transaction=transaction)
    entry = _both(
        ("terugontvangen", f"grant-back:{transaction.pk}", award),
        (debit(money_in, amount_cents), credit(grants, amount_cents)),
        onward(
            award,
            AccountKind.PAID,
            AccountKind.AVAILABLE,
            amount_cents,
            key=f"grant-back-budget:{transaction.pk}",
        ),
        transaction,
        by=by,
        now=now,
    )
    record(
        "fund.grant_received_back",
        subject=award,
        by=by,
        at=now,
        details={"bedrag": amount_cents},
    )
    return entry


def _both(
    what: tuple[str, str, Disbursement | Award],
    money: tuple[Amount, ...],
    budget: tuple[Amount, ...],
    transaction: BankTransaction,
    *,
    by: Actor,
    now: datetime,
) -> Entry:
    """The event in both families; gives the entry in money."""
    kind, key, subject = what
    prefix = key if ":" in key else f"{key}:{subject.pk}"
    name, _, number = prefix.partition(":")
    entries = post_all(
        [
            Booking(
                kind=kind,
                key=each,
                booked_on=transaction.booked_on,
                description=f"{kind.capitalize()}: {subject.subject_label}"[:300],
                document=subject.subject_key,
                amounts=amounts,
            )
            for each, amounts in ((prefix, money), (f"{name}-budget:{number}", budget))
        ],
        by=by,
        now=now,
    )
    return entries[0]


def _taken_back(disbursement: Disbursement) -> tuple[Amount, ...]:
    """The mirror of how it was paid: on the same lines."""
    paid = Entry.objects.get(key=f"paid-budget:{disbursement.pk}")
    lines = paid.lines.select_related("account")
    return tuple((line.account, -line.amount_cents) for line in lines)


def _locked(disbursement: Disbursement) -> Disbursement:
    """Its award first: two payments of one award go one after the other."""
    award = Award.objects.filter(tranches__disbursements=disbursement)
    award.select_for_update(of=("self",)).first()
    return (
        Disbursement.objects.select_for_update(of=("self",))
        .select_related("tranche__award__budget_line__programme")
        .get(pk=disbursement.pk)
    )


def _of_tranche(disbursement: Disbursement) -> Tranche:
    if disbursement.tranche is None:
        raise AwardRefused("Deze uitbetaling hoort niet bij een toekenning.")
    return disbursement.tranche


def _require_amount(disbursement: Disbursement, cents: int) -> None:
    if cents != disbursement.amount_cents:
        raise AwardRefused(
            f"De bank noemt {to_the_cent(cents)}, de uitbetaling is "
            f"{to_the_cent(disbursement.amount_cents)}. Zoek uit waarom dit verschilt."
        )


def _set(
    disbursement: Disbursement, state: DisbursementState, tranche_state: TrancheState
) -> None:
    disbursement.state = state
    with told():
        disbursement.save(update_fields=["state"])
        Tranche.objects.filter(pk=disbursement.tranche_id).update(state=tranche_state)


def _send_back(
    disbursement: Disbursement, tranche: Tranche, *, by: Actor, now: datetime
) -> Disbursement:
    _set(disbursement, DisbursementState.RETURNED, TrancheState.APPROVED)
    record("fund.disbursement_returned", subject=disbursement, by=by, at=now)
    tranche.refresh_from_db()
    return set_ready(tranche, by=by, now=now)
