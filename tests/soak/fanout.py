"""`make soak-notices`: one event told to 342, 10,000 and 98,000 people, while workers
are killed, people leave and one mail keeps failing; then everything is counted.

`RECIPIENTS="342 10000" make soak-notices` plays less. Mails go to memory; how they go to
a server that refuses is in tests/notifications/test_refusing_server.py.
"""

import os
import time

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from journal.domain.claims import claim_due
from journal.domain.delivery import deliver
from journal.models import Message
from notifications.domain.news import tell_at_once, tell_followers
from notifications.enums import Rhythm
from notifications.models import Follow, News, Notice, Told
from tests.factories.accounts import AT
from tests.factories.catalogue import StandardFactory

SIZES = [int(each) for each in os.environ.get("RECIPIENTS", "342 10000 98000").split()]
LEAVE_EVERY, KILL_EVERY = 100, 97
LIMIT = float(os.environ.get("MOST_SECONDS", "1800"))


class Killed(BaseException):
    """A worker that is gone in the middle of its transaction."""


@pytest.mark.parametrize("size", SIZES)
def test_one_event_reaches_everyone_who_stays_once(racing_db, settings, size):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.OUTBOX_ATTEMPTS = 2
    settings.OUTBOX_FIRST_PAUSE = 0.0
    mail.outbox = []
    standard = StandardFactory(published_at=AT)
    people = followers(standard, size)
    poison = people[len(people) // 2]
    User.objects.filter(pk=poison).update(email="geen adres")

    began = time.monotonic()
    tell(standard)
    told = fan_out()
    fanned = time.monotonic() - began
    gone = leave(people, besides=poison)
    kills = send_all(began)

    stay = set(people) - gone
    mailed = [one.to[0] for one in mail.outbox]
    addresses = {address_of(person) for person in stay - {poison}}
    given_up = list(Message.objects.given_up().values_list("last_error", flat=True))
    lost, doubled = addresses - set(mailed), len(mailed) - len(set(mailed))
    print(
        f"{size} recipients: {told} told in {fanned:.1f} s, {len(mailed)} mails in "
        f"{time.monotonic() - began:.1f} s; {kills} workers killed, {len(gone)} left, "
        f"{len(given_up)} given up; lost {len(lost)}, doubled {doubled}",
        flush=True,
    )
    assert told == size
    assert (lost, doubled, set(mailed) - addresses) == (set(), 0, set())
    assert (Notice.objects.count(), Told.objects.count()) == (len(stay), len(stay))
    assert len(given_up) == 1
    assert not Message.objects.waiting().exists()


def address_of(person):
    return f"volger{person}@voorbeeld.example"


def followers(standard, size):
    User.objects.bulk_create(
        [
            User(email=f"maak{number}@voorbeeld.example", name="V")
            for number in range(size)
        ],
        batch_size=5000,
    )
    people = list(User.objects.order_by("pk").values_list("pk", flat=True))[-size:]
    made = list(User.objects.filter(pk__in=people))
    for person in made:
        person.email = address_of(person.pk)
    User.objects.bulk_update(made, ["email"], batch_size=5000)
    Follow.objects.bulk_create(
        [
            Follow(
                user_id=person,
                subject_key=standard.subject_key,
                rhythm=Rhythm.AT_ONCE,
                since=AT,
            )
            for person in people
        ],
        batch_size=5000,
    )
    return people


def tell(standard):
    for _ in range(2):
        tell_followers(
            about=[standard.subject_key],
            deduplication_key="soak:1",
            title="Er is een nieuwe versie",
            url="/standaarden/",
            now=timezone.now(),
        )


def fan_out():
    """Every part once undone by a kill, then done, then done again."""
    handler = "notifications.tell_at_once"
    while True:
        message = Message.objects.waiting().filter(handler=handler).first()
        if message is None:
            return Notice.objects.count()
        with pytest.raises(Killed):
            tell_and_die(message.arguments)
        deliver(message_id=message.pk, clock=timezone.now)
        assert News.objects.count() == 1
        again = {**message.arguments, "now": timezone.now()}
        tell_at_once(**again)


@transaction.atomic
def tell_and_die(arguments):
    tell_at_once(**arguments, now=timezone.now())
    raise Killed


def leave(people, *, besides):
    """Some are removed, some disabled, between the notice and its mail."""
    leaving = set(people[::LEAVE_EVERY]) - {besides}
    User.objects.filter(pk__in=leaving).delete()
    return leaving


def send_all(began):
    """Claim, lose some claims, deliver some twice, until nothing is left."""
    kills = turn = 0
    while ids := claim_due(now=timezone.now(), limit=200):
        for message_id in ids:
            turn += 1
            if turn % KILL_EVERY == 0:
                kills += 1
                Message.objects.filter(pk=message_id).update(claimed_until=None)
                continue
            deliver(message_id=message_id, clock=timezone.now)
            if turn % KILL_EVERY == 1:
                deliver(message_id=message_id, clock=timezone.now)
        assert time.monotonic() - began < LIMIT, "too slow"
    return kills
