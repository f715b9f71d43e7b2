"""Nothing is kept longer than was said."""

from datetime import timedelta

import pytest

from journal.domain.outbox import enqueue
from journal.domain.retention import remove_delivered
from journal.models import Message

from .outboxes import START

pytestmark = pytest.mark.django_db


def message(key, **moments):
    enqueue("test.count", number=1, deduplication_key=key)
    Message.objects.filter(deduplication_key=key).update(**moments)


def test_delivered_messages_go_after_thirty_days_and_nothing_else_does():
    message("oud", delivered_at=START - timedelta(days=31))
    message("vers", delivered_at=START - timedelta(days=29))
    message("wacht", created_at=START - timedelta(days=90))
    message("staat stil", given_up_at=START - timedelta(days=90))

    removed = remove_delivered(now=START)

    assert removed == 1
    assert list(
        Message.objects.order_by("id").values_list("deduplication_key", flat=True)
    ) == ["vers", "wacht", "staat stil"]


def test_messages_of_periodic_work_go_after_two_days():
    message(
        "oud", delivered_at=START - timedelta(days=3), handler="journal.run_periodic"
    )
    message(
        "vers", delivered_at=START - timedelta(days=1), handler="journal.run_periodic"
    )

    remove_delivered(now=START)

    assert Message.objects.get().deduplication_key == "vers"
