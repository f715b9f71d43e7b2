"""Messages leave the outbox once, in order, and a bad one holds up no other."""

from datetime import timedelta

import pytest

from journal.domain.claims import claim_due
from journal.domain.dead_letters import NotGivenUp, try_again
from journal.domain.delivery import deliver, pause_after
from journal.domain.outbox import Request, enqueue, enqueue_each
from journal.models import Entry, Message
from samenorganiseren.shared.actors import Machine
from samenorganiseren.shared.handlers import UnknownHandler

from .outboxes import START, Clock, counted, deliver_due

pytestmark = pytest.mark.django_db
ADMINISTRATOR = Machine("beheer")


@pytest.fixture
def clock():
    return Clock()


def test_a_message_is_delivered_once():
    clock = Clock()
    enqueue("test.count", number=1)

    rounds = [deliver_due(clock), deliver_due(clock)]

    message = Message.objects.get()
    assert rounds == [[message.pk], []]
    assert counted() == [1]
    assert (message.delivered_at, message.attempts, message.last_error) == (
        START,
        1,
        "",
    )


def test_asking_twice_under_one_key_is_asking_once(clock):
    for _ in range(2):
        enqueue("test.count", number=1, deduplication_key="een keer")

    deliver_due(clock)

    assert counted() == [1]


def test_an_unknown_handler_is_refused_at_once():
    with pytest.raises(UnknownHandler):
        enqueue("test.nobody", number=1)

    assert list(Message.objects.all()) == []


def test_a_long_key_keeps_its_meaning(clock):
    for number in (1, 2, 2):
        enqueue("test.count", number=number, deduplication_key=f"{'x' * 300}{number}")

    deliver_due(clock)

    assert counted() == [1, 2]


def test_many_requests_cost_one_query(django_assert_num_queries):
    requests = [Request({"number": number}) for number in range(50)]

    with django_assert_num_queries(1):
        enqueue_each("test.count", requests)

    assert Message.objects.count() == 50


def test_a_message_waits_for_its_moment(clock):
    enqueue("test.count", number=1, due_at=START + timedelta(hours=1))

    before = deliver_due(clock)
    clock.go_on(hours=1)
    deliver_due(clock)

    assert before == []
    assert counted() == [1]


def test_a_message_waits_for_an_earlier_one_of_its_subject(clock):
    for number in (1, 2, 3):
        enqueue("test.count", number=number, subject_key="a:1")
    enqueue("test.count", number=9, subject_key="b:1")

    first = deliver_due(clock)
    deliver_due(clock)
    deliver_due(clock)

    assert len(first) == 2
    assert counted() == [1, 9, 2, 3]


def test_a_message_does_not_wait_for_one_that_is_due_later(clock):
    enqueue("test.count", number=1, subject_key="a:1", due_at=START + timedelta(days=9))
    enqueue("test.count", number=2, subject_key="a:1")

    deliver_due(clock)

    assert counted() == [2]


def test_a_failure_leaves_nothing_and_is_tried_again_after_a_pause(clock):
    enqueue("test.fail", number=1)

    deliver_due(clock)
    at_once = deliver_due(clock)

    message = Message.objects.get()
    assert (counted(), at_once, message.attempts) == ([], [], 1)
    assert message.last_error == "RuntimeError: de deur zit dicht, wachtwoord=***"
    clock.go_on(seconds=3)
    assert deliver_due(clock) == [message.pk]


def test_a_failing_message_holds_up_its_own_subject_only(clock):
    enqueue("test.fail", number=1, subject_key="a:1")
    enqueue("test.count", number=2, subject_key="a:1")
    enqueue("test.count", number=3, subject_key="b:1")
    enqueue("test.count", number=4)

    for _ in range(3):
        deliver_due(clock)

    assert counted() == [3, 4]


def test_pauses_grow_to_an_hour():
    pauses = [pause_after(attempts) for attempts in (1, 5, 40)]

    assert timedelta(seconds=1.5) <= pauses[0] <= timedelta(seconds=2.5)
    assert timedelta(seconds=24) <= pauses[1] <= timedelta(seconds=40)
    assert timedelta(minutes=45) <= pauses[2] <= timedelta(minutes=75)


def test_after_the_last_attempt_a_message_is_given_up_with_its_reason(clock, settings):
    settings.OUTBOX_ATTEMPTS = 2
    enqueue("test.fail", number=1, subject_key="a:1")
    enqueue("test.count", number=2, subject_key="a:1")

    for _ in range(4):
        deliver_due(clock)
        clock.go_on(minutes=1)

    given_up = Message.objects.given_up().get()
    assert (given_up.attempts, given_up.last_error) == (
        2,
        "RuntimeError: de deur zit dicht, wachtwoord=***",
    )
    assert counted() == [2]


def test_a_handler_can_give_up_at_once(clock):
    enqueue("test.give_up", number=1)

    deliver_due(clock)

    given_up = Message.objects.given_up().get()
    assert (given_up.attempts, given_up.last_error) == (1, "Dit adres bestaat niet.")
    assert counted() == []


def test_waiting_is_no_failure(clock, settings):
    settings.OUTBOX_ATTEMPTS = 2
    enqueue("test.wait", number=1)

    for _ in range(5):
        deliver_due(clock)
        clock.go_on(seconds=31)

    message = Message.objects.waiting().get()
    assert (message.attempts, message.last_error, counted()) == (0, "", [])


def test_a_message_that_never_comes_back_is_given_up_too(clock, settings):
    """What a handler that kills its worker leaves: attempts, and no answer."""
    settings.OUTBOX_ATTEMPTS = 3
    enqueue("test.count", number=1)
    Message.objects.update(attempts=3)

    deliver_due(clock)

    assert (
        Message.objects.given_up().get().last_error == "De verwerking brak telkens af."
    )
    assert counted() == []


def test_a_claim_that_nobody_used_lapses(clock):
    enqueue("test.count", number=1)

    claimed = claim_due(now=clock(), limit=10)
    while_claimed = claim_due(now=clock(), limit=10)
    clock.go_on(seconds=7)
    afterwards = claim_due(now=clock(), limit=10)

    assert while_claimed == []
    assert claimed == afterwards != []


def test_delivering_again_what_was_delivered_does_nothing(clock):
    enqueue("test.count", number=1)
    [message_id] = deliver_due(clock)

    deliver(message_id=message_id, clock=clock)

    assert counted() == [1]


def test_a_given_up_message_can_be_tried_again(clock):
    enqueue("test.give_up", number=1)
    [message_id] = deliver_due(clock)
    Message.objects.update(handler="test.count")

    try_again(message_id=message_id, by=ADMINISTRATOR, now=clock())
    deliver_due(clock)

    assert counted() == [1]
    entry = Entry.objects.get(action="journal.message_tried_again")
    assert (entry.subject_key, entry.actor_label) == (
        f"journal.message:{message_id}",
        "Het portaal (beheer)",
    )


def test_what_was_not_given_up_cannot_be_tried_again(clock):
    enqueue("test.count", number=1)
    [message_id] = deliver_due(clock)

    with pytest.raises(NotGivenUp):
        try_again(message_id=message_id, by=ADMINISTRATOR, now=clock())

    assert deliver_due(clock) == []
    assert not Entry.objects.filter(action="journal.message_tried_again").exists()
