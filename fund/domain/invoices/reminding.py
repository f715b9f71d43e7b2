"""Reminding municipalities of invoices that are still open."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from journal.domain.outbox import Request, enqueue_each
from notifications.queries import mail_text
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.mail import Mail, send
from samenorganiseren.shared.verdicts import require

from ...enums import AccountKind
from ...mail_texts import REMINDER
from ...models import Account, Debtor, Reminder
from ...queries.invoices.overdue import Overdue, overdue
from ...rules.access import may_administer
from .channels import LIST_NAME, values_of

HANDLER = "fund.mail_reminder"
WORDS = {1: "eerste", 2: "tweede", 3: "derde"}


class NothingToSend(DomainError):
    """No invoice is due a reminder."""


@transaction.atomic
def send_reminders(*, by: User, now: datetime) -> list[Reminder]:
    """Remind of every invoice that is due one now; raises NothingToSend.

    The portal may not lock what is open: only the ledger writes it. So it is judged
    again here, behind a lock on the municipality, and once more when the mail goes.
    """
    require(may_administer(by))
    day = day_of(now)
    _lock([one.invoice.municipality_id for one in overdue(day) if one.can_be_sent])
    due = [one for one in overdue(day) if one.can_be_sent]
    if not due:
        raise NothingToSend(
            "Er is geen herinnering te versturen: alles is betaald of al herinnerd."
        )
    reminders = [_written(one, by, now) for one in due]
    enqueue_each(
        HANDLER,
        [
            Request({"reminder_id": one.pk}, f"{HANDLER}:{one.invoice_id}:{one.step}")
            for one in reminders
        ],
    )
    return reminders


def _lock(municipality_ids: list[int]) -> None:
    """Nobody else reminds these municipalities until we are done; in order of id."""
    debtors = Debtor.objects.filter(municipality__in=municipality_ids)
    list(debtors.select_for_update().order_by("id").values_list("id"))


def _written(one: Overdue, by: User, now: datetime) -> Reminder:
    reminder = Reminder.objects.create(
        invoice=one.invoice,
        step=one.step,
        open_cents=one.open_cents,
        sent_by_label=by.actor_label[:200],
        sent_at=now,
    )
    record(
        "fund.reminder_sent",
        subject=one.invoice,
        by=by,
        at=now,
        details={"stap": one.step, "open": one.open_cents},
    )
    return reminder


def mail_reminder(*, reminder_id: int) -> None:
    """Mail it, unless all was paid since it was asked for; then nothing goes."""
    found = Reminder.objects.select_related("invoice__municipality")
    reminder = found.get(pk=reminder_id)
    invoice = reminder.invoice
    account = Account.objects.get(kind=AccountKind.RECEIVABLE, invoice=invoice)
    if account.balance_cents <= 0:
        return
    subject, body = mail_text(REMINDER)
    send(
        Mail(
            to=Debtor.objects.get(municipality=invoice.municipality_id).email,
            subject=subject,
            body=body,
            values={
                **values_of(invoice, account.balance_cents),
                "stap": WORDS[reminder.step],
            },
            key=f"fund.reminder:{invoice.number}:{reminder.step}",
            list_name=LIST_NAME,
        )
    )
