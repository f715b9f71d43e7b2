"""Municipalities are reminded of what is open, step by step, and never of what is paid."""

import datetime
import threading

import pytest
from django.db import connection
from django.urls import reverse

from fund.domain.invoices import reminding
from fund.domain.invoices.reminding import NothingToSend
from fund.models import Reminder
from fund.queries.invoices.overdue import overdue
from fund.tasks import invoices_sending
from journal.models import Entry, Message
from samenorganiseren.shared.days import AMSTERDAM
from samenorganiseren.shared.errors import DomainError, NotAllowed
from tests.factories.accounts import UserFactory
from tests.factories.fund import fund_administrator
from tests.journal.outboxes import Clock, deliver_due

from .access_parties import paid, sent
from .scene import DAY, debtor

assert invoices_sending
DUE = DAY + datetime.timedelta(days=30)


def after(days):
    """Noon, this many days after the last day of payment."""
    moment = datetime.datetime.combine(DUE, datetime.time(12), AMSTERDAM)
    return moment + datetime.timedelta(days=days)


@pytest.fixture
def by(db):
    return fund_administrator()


def text_of(response):
    return response.content.decode()


def steps():
    return list(Reminder.objects.order_by("id").values_list("step", "open_cents"))


def try_on(*days, by):
    """Press the button on each of these days."""
    for number in days:
        try:
            reminding.send_reminders(by=by, now=after(number))
        except NothingToSend:
            continue


@pytest.mark.parametrize(
    ("days", "sent_steps"),
    [
        ([-1, 0, 6], []),
        ([7], [1]),
        ([7, 7, 20], [1]),
        ([7, 21, 35, 90], [1, 2, 3]),
        # The first went late: the next one keeps its distance.
        ([40, 41, 53], [1]),
        ([40, 54, 68], [1, 2, 3]),
    ],
)
def test_each_step_goes_once_on_its_day_and_only_after_the_one_before(
    by, days, sent_steps
):
    sent(cents=500_00)

    try_on(*days, by=by)

    assert steps() == [(step, 500_00) for step in sent_steps]
    assert Message.objects.count() == len(sent_steps)
    assert Entry.objects.filter(action="fund.reminder_sent").count() == len(sent_steps)


def test_what_is_open_is_asked_and_what_is_paid_is_not(by):
    part, whole = sent(cents=500_00), sent(cents=300_00)
    paid(part, 200_00)
    paid(whole, 300_00)

    [one] = overdue(after(7).date())
    try_on(7, by=by)

    assert (one.invoice, one.open_cents, one.days_late) == (part, 300_00, 7)
    assert list(Reminder.objects.values_list("invoice", "step", "open_cents")) == [
        (part.pk, 1, 300_00)
    ]


def test_the_mail_says_what_is_open_and_how_to_pay(by, mail_server):
    invoice = sent(debtor(email="facturen@aa.example"), cents=500_00)
    try_on(7, by=by)
    paid(invoice, 100_00)

    deliver_due(Clock())

    [mail] = mail_server.mailbox.accepted
    text = mail.get_body(("plain",)).get_content()
    assert mail["To"] == "facturen@aa.example"
    assert mail["Subject"] == (
        f"Herinnering (eerste): factuur {invoice.number} van VNG (fictief)"
    )
    assert "€\u00a0400,00 open. Dit is de eerste herinnering." in text
    assert invoice.payment_reference in text


def test_who_paid_in_the_meantime_gets_no_mail(by, mail_server):
    invoice = sent(cents=500_00)
    try_on(7, by=by)
    paid(invoice, 500_00)

    deliver_due(Clock())

    assert (mail_server.mailbox.accepted, Message.objects.waiting().count()) == ([], 0)


def test_without_an_address_no_reminder_is_written(by):
    sent(debtor(email=""))

    with pytest.raises(NothingToSend):
        reminding.send_reminders(by=by, now=after(7))

    assert (steps(), Message.objects.count(), Entry.objects.count()) == ([], 0, 0)


def test_only_administrators_remind(by):
    sent()

    with pytest.raises(NotAllowed):
        reminding.send_reminders(by=UserFactory(), now=after(7))

    assert (steps(), Message.objects.count()) == ([], 0)


def test_two_who_press_at_once_remind_once(racing_db):
    sent(cents=500_00)
    sent(cents=300_00)
    by, told, start = fund_administrator(), [], threading.Barrier(2)

    def press():
        start.wait()
        try:
            reminding.send_reminders(by=by, now=after(7))
            told.append("")
        except DomainError as refusal:
            told.append(str(refusal))
        finally:
            connection.close()

    threads = [threading.Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(one[:19] for one in told) == ["", "Er is geen herinner"]
    assert steps() == [(1, 500_00), (1, 300_00)]


def late(*owners):
    """Invoices that are overdue today, whatever day that is for the pages."""
    return [sent(owner, due_on=DAY) for owner in owners]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_the_same_queries_whatever_its_length(
    client, by, django_assert_num_queries, rows
):
    late(*[None] * rows)
    client.force_login(by)

    with django_assert_num_queries(4):
        page = client.get(reverse("fund_reminders"))

    assert text_of(page).count('scope="row"') == rows


def test_the_page_counts_sends_and_then_has_nothing_to_send(client, by):
    late(None, None, debtor(email=""))
    client.force_login(by)
    address = reverse("fund_reminders")

    before = text_of(client.get(address))
    done = text_of(client.post(address, follow=True))
    again = text_of(client.post(address, follow=True))

    assert "Verstuur 2 herinneringen" in before
    assert "3 facturen te laat, samen €\u00a03.000,00" in before
    assert "Van 1 factuur is er geen e-mailadres" in before
    assert "2 herinneringen gaan op weg." in done
    assert "Verstuur" not in done
    assert "Er is geen herinnering te versturen" in again
    assert steps() == [(1, 1_000_00)] * 2
