"""Real workers on a real queue: killed, emptied and doubled, they lose and double nothing."""

from journal.domain.outbox import Request, enqueue, enqueue_each
from journal.models import JobRun, Message
from tests.machinery import kill, wait_until

from .outboxes import counted


def all_delivered():
    return not Message.objects.waiting().filter(handler__startswith="test.").exists()


def enqueue_numbers(numbers, **arguments):
    enqueue_each("test.count", [Request({"number": n, **arguments}) for n in numbers])


def test_nothing_is_lost_or_doubled_when_workers_are_killed_and_the_queue_is_emptied(
    machinery,
):
    """Two beats, a worker killed halfway, and Valkey started again with nothing in it."""
    valkey = machinery.start_valkey()
    worker = machinery.start_worker()
    machinery.start_beat()
    machinery.start_beat("second-beat")
    enqueue_numbers(range(100), seconds=0.02)
    wait_until(lambda: len(counted()) >= 10, machinery)

    kill(worker)
    after_the_kill = len(counted())
    machinery.start_worker()
    wait_until(lambda: len(counted()) > after_the_kill, machinery)
    valkey.stop()
    enqueue_numbers(range(100, 200), seconds=0.02)
    machinery.start_valkey()
    wait_until(all_delivered, machinery)

    assert after_the_kill < 100
    assert sorted(counted()) == list(range(200))
    assert set(Message.objects.values_list("given_up_at", flat=True)) == {None}


def test_workers_keep_the_order_of_a_subject_and_a_killer_stops_only_itself(machinery):
    machinery.environment["OUTBOX_ATTEMPTS"] = "2"
    machinery.start_valkey()
    machinery.start_worker()
    machinery.start_beat()
    enqueue("test.kill_worker", number=999, subject_key="killer:1")
    for number in range(30):
        enqueue("test.count", number=number, subject_key=f"subject:{number % 3}")

    wait_until(all_delivered, machinery)

    done = counted()
    assert [[n for n in done if n % 3 == rest] for rest in range(3)] == [
        list(range(rest, 30, 3)) for rest in range(3)
    ]
    assert (
        Message.objects.given_up().get().last_error == "De verwerking brak telkens af."
    )
    wait_until(lambda: JobRun.objects.exclude(succeeded_at=None).exists(), machinery)
