"""News is written once and told once: at once, or gathered in a mail."""

import datetime

import pytest
from django.test import Client

from journal.models import Entry, Message
from notifications.domain.digests import ask_for_digests
from notifications.domain.following import follow
from notifications.domain.news import forget_old_news, tell_at_once, tell_followers
from notifications.domain.notices import UnknownSubject, notify
from notifications.enums import Rhythm
from notifications.models import Follow, News, Notice, Told
from tests.factories.accounts import UserFactory
from tests.factories.catalogue import StandardFactory
from tests.journal.outboxes import Clock, deliver_due

pytestmark = pytest.mark.django_db
# A Monday, so that weekly digests go out too.
MONDAY = datetime.datetime(2030, 1, 7, 7, tzinfo=datetime.UTC)
BEFORE = MONDAY - datetime.timedelta(days=2)


def tell(*standards, key="nieuws:1", title="Er is een nieuwe versie", **changed):
    tell_followers(
        **{
            "about": [standard.subject_key for standard in standards],
            "deduplication_key": key,
            "title": title,
            "url": standards[0].get_absolute_url(),
            "now": MONDAY - datetime.timedelta(days=1),
            **changed,
        }
    )


def follower(standard, rhythm, **person):
    made = UserFactory(**person)
    follow(subject_key=standard.subject_key, rhythm=rhythm, by=made, now=BEFORE)
    return made


def mailed(mail_server):
    return sorted(mail["To"] for mail in mail_server.mailbox.accepted)


def deliver_all():
    clock = Clock(MONDAY + datetime.timedelta(hours=1))
    while deliver_due(clock):
        pass


@pytest.fixture
def standard():
    return StandardFactory(name="Zaken API", published_at=BEFORE)


def test_who_wants_to_hear_at_once_is_told_once(standard, mail_server):
    noor = follower(standard, Rhythm.AT_ONCE, email="noor@voorbeeld.example")
    follower(standard, Rhythm.DAILY)
    follower(standard, Rhythm.NO_MAIL)

    tell(standard)
    tell(standard)
    deliver_all()

    [notice] = Notice.objects.all()
    assert (notice.recipient, notice.title, notice.reason) == (
        noor,
        "Er is een nieuwe versie",
        "U volgt Zaken API.",
    )
    [mail] = mail_server.mailbox.accepted
    assert mail["To"] == "noor@voorbeeld.example"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert News.objects.count() == 1


def test_a_digest_gathers_all_news_in_one_mail_and_tells_it_once(standard, mail_server):
    other = StandardFactory(name="Documenten API", published_at=BEFORE)
    noor = follower(standard, Rhythm.DAILY, email="noor@voorbeeld.example")
    follow(subject_key=other.subject_key, rhythm=Rhythm.DAILY, by=noor, now=BEFORE)
    tell(standard, key="een", title="Zaken API: [nieuwe] versie 2")
    tell(standard, other, key="twee", title="Samen verder")

    first = ask_for_digests(now=MONDAY)
    deliver_all()
    again = ask_for_digests(now=MONDAY + datetime.timedelta(days=1))
    deliver_all()

    [mail] = mail_server.mailbox.accepted
    text = mail.get_body(("plain",)).get_content().replace("\r\n", "\n")
    page = mail.get_body(("html",)).get_content()
    assert (first, again) == (1, 0)
    assert mail["Subject"] == "2 nieuwe dingen over wat u volgt"
    assert "- Zaken API: [nieuwe] versie 2\n  http" in text
    assert text.count("Samen verder") == 1
    assert "Zaken API: [nieuwe] versie 2</a>" in page
    assert Told.objects.filter(user=noor).count() == 2


def test_no_news_no_mail(standard, mail_server):
    follower(standard, Rhythm.DAILY)

    assert ask_for_digests(now=MONDAY) == 0
    deliver_all()
    assert mailed(mail_server) == []


def test_weekly_waits_for_monday_and_daily_for_a_working_day(standard):
    follower(standard, Rhythm.DAILY)
    follower(standard, Rhythm.WEEKLY)
    tell(standard)

    days = [MONDAY + datetime.timedelta(days=n) for n in range(7)]
    asked = [ask_for_digests(now=day) for day in days]

    assert asked == [2, 1, 1, 1, 1, 0, 0]


def test_only_news_from_the_day_of_following(standard):
    tell(standard, now=BEFORE - datetime.timedelta(hours=1))
    follower(standard, Rhythm.DAILY)

    assert ask_for_digests(now=MONDAY) == 0


def test_what_may_no_longer_be_seen_is_not_told(standard, mail_server):
    follower(standard, Rhythm.DAILY)
    follower(standard, Rhythm.AT_ONCE)
    tell(standard)
    type(standard).objects.update(published_at=None)

    ask_for_digests(now=MONDAY)
    deliver_all()

    assert mailed(mail_server) == []
    assert Notice.objects.count() == 0


def test_who_left_before_the_mail_gets_none_and_holds_up_nobody(standard, mail_server):
    gone = follower(standard, Rhythm.DAILY, email="weg@voorbeeld.example")
    follower(standard, Rhythm.DAILY, email="hier@voorbeeld.example")
    tell(standard)
    ask_for_digests(now=MONDAY)
    gone.delete()

    deliver_all()

    assert mailed(mail_server) == ["hier@voorbeeld.example"]


def test_many_who_want_to_hear_at_once_are_told_in_parts(standard, monkeypatch):
    monkeypatch.setattr("notifications.domain.news.AT_A_TIME", 2)
    people = [follower(standard, Rhythm.AT_ONCE).pk for _ in range(5)]
    tell(standard)

    deliver_all()

    assert sorted(Notice.objects.values_list("recipient", flat=True)) == people
    parts = Message.objects.filter(handler="notifications.tell_at_once")
    assert parts.count() == 3


def test_news_of_an_unknown_kind_is_refused_whole(standard):
    with pytest.raises(UnknownSubject):
        tell(standard, about=[standard.subject_key, "onzin:1"])

    assert (News.objects.count(), Message.objects.count()) == (0, 0)


def test_old_news_goes(standard):
    tell(standard, key="oud", now=MONDAY - datetime.timedelta(days=401))
    tell(standard, key="nieuw")

    forget_old_news(now=MONDAY)

    assert list(News.objects.values_list("deduplication_key", flat=True)) == ["nieuw"]


def stop_address(mail_server):
    [mail] = mail_server.mailbox.accepted
    address = mail["List-Unsubscribe"].strip("<>")
    return "/" + address.split("/", 3)[3]


@pytest.mark.parametrize("rhythm", [Rhythm.DAILY, Rhythm.AT_ONCE])
def test_one_press_stops_the_mail_without_signing_in(standard, mail_server, rhythm):
    follower(standard, rhythm)
    tell(standard)
    ask_for_digests(now=MONDAY)
    deliver_all()
    address = stop_address(mail_server)
    browser = Client(enforce_csrf_checks=True)

    looked = browser.get(address)
    rhythm_then = Follow.objects.get().rhythm
    pressed = browser.post(address, {"List-Unsubscribe": "One-Click"})

    assert "Wilt u deze mail stoppen?" in looked.text
    assert rhythm_then == rhythm
    assert "U krijgt deze mail niet meer" in pressed.text
    assert Follow.objects.get().rhythm == Rhythm.NO_MAIL


def test_a_made_up_address_stops_nothing(standard):
    follower(standard, Rhythm.DAILY)

    answer = Client().post("/afmelden/gAAAAABverzonnen/")

    assert answer.status_code == 404
    assert "Deze mail kennen wij niet meer" in answer.text
    assert Follow.objects.get().rhythm == Rhythm.DAILY


def test_what_a_person_must_be_told_has_no_way_to_stop_it(mail_server):
    notify(
        recipients=[UserFactory()],
        kind="opgave-bevestigen",
        title="Bevestig de opgave",
        reason="U bent accordeur.",
        deduplication_key="x",
        now=MONDAY,
    )
    deliver_all()

    [mail] = mail_server.mailbox.accepted
    assert mail["List-Unsubscribe"] is None
    assert Entry.objects.filter(action__startswith="notifications").count() == 0


@pytest.mark.parametrize("many", [1, 3])
def test_telling_many_at_once_asks_as_much_as_telling_one(
    standard, many, django_assert_num_queries
):
    for _ in range(many):
        follower(standard, Rhythm.AT_ONCE)
    tell(standard)

    with django_assert_num_queries(14):
        tell_at_once(news_id=News.objects.get().pk, after=0, now=MONDAY)

    assert Notice.objects.count() == many
