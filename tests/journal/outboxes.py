"""The outbox as tests drive it by hand, with a clock of their own."""

from datetime import UTC, datetime, timedelta

from journal.domain.claims import claim_due
from journal.domain.delivery import deliver
from journal.models import Entry

from . import handlers

assert handlers
START = datetime(2030, 1, 1, 12, tzinfo=UTC)


class Clock:
    """Stands still until it is told to go on."""

    def __init__(self, now=START):
        self.now = now

    def __call__(self):
        return self.now

    def go_on(self, **time):
        self.now += timedelta(**time)


def deliver_due(clock, limit=100):
    """One round of the dispatcher and its worker."""
    ids = claim_due(now=clock(), limit=limit)
    for message_id in ids:
        deliver(message_id=message_id, clock=clock)
    return ids


def counted():
    """What really happened, in order."""
    lines = Entry.objects.filter(action="test.counted").order_by("id")
    return [
        int(key.rpartition(":")[2])
        for key in lines.values_list("subject_key", flat=True)
    ]
