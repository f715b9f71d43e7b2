"""A reminder reaches who it still concerns, once, and only while it holds."""

import datetime

import pytest

from journal.models import Message
from notifications.domain.deadlines import reminding
from notifications.domain.deadlines.renewing import renew
from notifications.domain.mails import mail_notice
from notifications.models import Notice
from tests.factories.accounts import UserFactory

from .sources import FIRST, KIND, NOW, SECOND

pytestmark = pytest.mark.django_db
HANDLER = "notifications.remind_of_deadline"
MINUTE = datetime.timedelta(minutes=1)
DAY = datetime.timedelta(days=1)


def start(played, **told):
    played.tell(**told)
    renew(KIND, causes=None, now=NOW)


def deliver_at(moment):
    """What the outbox does when it comes to these messages at this moment, twice."""
    asked = Message.objects.filter(due_at__lte=moment, handler=HANDLER)
    for message in [*asked.order_by("id"), *asked.order_by("id")]:
        reminding.remind(**message.arguments, now=moment)
    for notice in Notice.objects.order_by("id"):
        mail_notice(notice_id=notice.pk, now=moment)


def titles():
    found = Notice.objects.order_by("id")
    return [(one.recipient.name, one.title) for one in found]


def test_each_moment_tells_everyone_once(played, mail_server):
    played.concerned.append(UserFactory(name="Sem"))
    start(played)

    deliver_at(FIRST + MINUTE)
    deliver_at(FIRST + 2 * MINUTE)
    first = titles()
    deliver_at(SECOND + MINUTE)

    title = "Uiterlijk 29 maart 2030: Iets inleveren"
    assert first == [("Noor", title), ("Sem", title)]
    assert len(titles()) == 4
    assert len(mail_server.mailbox.accepted) == 4


def test_it_says_why_what_to_do_and_cannot_be_switched_off(played, mail_server):
    start(played)

    deliver_at(FIRST + MINUTE)

    notice = Notice.objects.get()
    assert (notice.body, notice.reason, notice.url) == (
        "Dat is afgesproken. Lever het in.",
        "U levert dit in.",
        "/over/",
    )
    [mail] = mail_server.mailbox.accepted
    assert mail["List-Unsubscribe"] is None


@pytest.mark.parametrize(
    "change",
    [
        lambda played: played.dues.clear(),
        lambda played: played.change(due_on=datetime.date(2030, 6, 1)),
        lambda played: played.concerned.clear(),
    ],
)
def test_what_holds_no_more_is_not_told_even_when_nobody_said_so(played, change):
    start(played)

    change(played)
    deliver_at(FIRST + MINUTE)

    assert titles() == []


def test_what_lapses_between_the_notice_and_its_mail_is_not_mailed(played, mail_server):
    start(played)
    [asked, _] = Message.objects.filter(handler=HANDLER).order_by("due_at")
    reminding.remind(**asked.arguments, now=FIRST)
    notice = Notice.objects.get()
    played.dues.clear()

    mail_notice(notice_id=notice.pk, now=FIRST)

    assert (titles(), mail_server.mailbox.accepted) == ([], [])


def test_who_may_not_see_the_subject_hears_nothing(played, mail_server):
    start(played)
    played.hidden_from.add(played.concerned[0].pk)

    deliver_at(FIRST + MINUTE)

    assert (titles(), mail_server.mailbox.accepted) == ([], [])


@pytest.mark.parametrize(
    "late", [SECOND + MINUTE, datetime.datetime(2030, 3, 31, tzinfo=datetime.UTC)]
)
def test_a_portal_that_stood_still_tells_the_last_one_or_nothing(played, late):
    start(played)

    deliver_at(late)

    assert len(titles()) == (late < SECOND + DAY)


def test_what_must_be_known_at_once_is_told_at_once_and_once(played):
    start(played, at_once=True, reminders=())
    played.change(title="Iets anders")
    renew(KIND, causes=None, now=NOW)

    deliver_at(NOW)
    renew(KIND, causes=None, now=NOW)
    deliver_at(NOW + MINUTE)

    assert titles() == [("Noor", "Uiterlijk 29 maart 2030: Iets anders")]


def test_somebody_who_left_is_not_told(played):
    start(played)
    played.concerned[0].is_active = False
    played.concerned[0].save()

    deliver_at(FIRST + MINUTE)

    assert titles() == []
