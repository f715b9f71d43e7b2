"""One mail that cannot go, one message that kills, one reader who is gone: none of them
holds up the others."""

import pytest

from accounts.models import MailText, User
from journal.domain.delivery import deliver
from journal.domain.outbox import enqueue
from journal.models import Message
from notifications.domain.notices import notify
from notifications.models import Notice
from samenorganiseren.shared import handlers
from tests.factories.accounts import AT, UserFactory
from tests.journal.outboxes import Clock, deliver_due

pytestmark = pytest.mark.django_db


def tell(*people, key="een", **changed):
    told = {
        "kind": "proef",
        "title": f"Bericht {key}",
        "reason": "U bent er.",
        "url": "/over/",
        "deduplication_key": key,
        "now": AT,
    }
    notify(recipients=people, **told | changed)


def deliver_all(times=4):
    clock = Clock()
    for _ in range(times):
        deliver_due(clock)
        clock.go_on(hours=2)


def addresses(mail_server):
    return sorted(mail["To"] for mail in mail_server.mailbox.accepted)


@pytest.fixture
def three(settings):
    settings.OUTBOX_ATTEMPTS = 3
    names = ("noor", "sem", "tijs")
    return [UserFactory(name=one, email=f"{one}@voorbeeld.example") for one in names]


def test_a_recipient_deleted_between_the_notice_and_its_mail_holds_up_nobody(
    three, mail_server
):
    tell(*three)
    User.objects.filter(pk=three[1].pk).delete()

    deliver_all()

    assert addresses(mail_server) == [
        "noor@voorbeeld.example",
        "tijs@voorbeeld.example",
    ]
    assert not Message.objects.waiting().exists()
    assert not Message.objects.given_up().exists()


def test_a_notice_whose_address_cannot_be_mailed_is_given_up_and_holds_up_nobody(
    three, mail_server
):
    User.objects.filter(pk=three[0].pk).update(email="geen adres")
    tell(*three)

    deliver_all()

    assert addresses(mail_server) == ["sem@voorbeeld.example", "tijs@voorbeeld.example"]
    [stuck] = Message.objects.given_up()
    assert stuck.subject_key == f"notifications.mails_to:{three[0].pk}"
    assert stuck.last_error


def test_a_template_error_in_one_kind_of_mail_holds_up_no_other_kind(
    three, mail_server
):
    """An administrator wrote a text with a place that does not exist."""
    MailText.objects.create(
        key="bericht",
        subject="{titel}",
        body="{bestaat_niet}",
        updated_at=AT,
        updated_by_label="Fenna",
    )
    tell(three[0])
    deliver_all()
    MailText.objects.all().delete()
    tell(three[1], key="twee")
    tell(three[0], key="drie")

    deliver_all()

    [stuck] = Message.objects.given_up()
    assert "bestaat_niet" in stuck.last_error
    assert addresses(mail_server) == ["noor@voorbeeld.example", "sem@voorbeeld.example"]


def test_a_poison_message_is_given_up_and_the_others_of_its_handler_go_on(
    three, settings
):
    done = []

    @handlers.handles("test.poison", title="Proef")
    def poison(number):
        if number == 2:
            raise RuntimeError("gif")
        done.append(number)

    for number in (1, 2, 3):
        enqueue("test.poison", number=number)

    deliver_all(5)

    assert done == [1, 3]
    [stuck] = Message.objects.given_up()
    assert (stuck.arguments, stuck.attempts, stuck.last_error) == (
        {"number": 2},
        3,
        "RuntimeError: gif",
    )


def test_a_mail_that_was_sent_is_not_sent_again_by_a_second_delivery(
    three, mail_server
):
    tell(three[0])
    [message] = Message.objects.all()

    for _ in range(3):
        deliver(message_id=message.pk, clock=Clock())

    assert addresses(mail_server) == ["noor@voorbeeld.example"]
    assert Notice.objects.get().mailed_at
