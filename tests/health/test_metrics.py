"""What Prometheus reads, and that nobody else does."""

import datetime

import pytest
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from journal.domain.outbox import enqueue
from journal.models import JobRun, Message
from tests.journal import handlers

assert handlers
pytestmark = pytest.mark.django_db
TOKEN = "lang-genoeg-en-alleen-voor-prometheus"


def read(client, token=TOKEN):
    response = client.get("/metrics", headers={"Authorization": f"Bearer {token}"})
    assert response.status_code == 200
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(response.text)
        for sample in family.samples
    }


@pytest.mark.parametrize(
    ("expected", "headers"),
    [
        ("", {}),
        ("", {"Authorization": "Bearer "}),
        (TOKEN, {}),
        (TOKEN, {"Authorization": "Bearer verkeerd"}),
    ],
)
def test_without_the_token_the_address_is_not_there(
    client, settings, expected, headers
):
    settings.METRICS_TOKEN = expected

    assert client.get("/metrics", headers=headers).status_code == 404


def test_the_outbox_and_the_jobs_are_told_as_they_stand(client, settings):
    settings.METRICS_TOKEN = TOKEN
    now = timezone.now()
    for number in range(4):
        enqueue("test.count", number=number, deduplication_key=f"m:{number}")
    late = now - datetime.timedelta(seconds=120)
    Message.objects.filter(deduplication_key="m:0").update(due_at=late, attempts=2)
    Message.objects.filter(deduplication_key="m:1").update(given_up_at=now)
    Message.objects.filter(deduplication_key="m:2").update(delivered_at=now)
    JobRun.objects.create(
        name="journal.clean_outbox", succeeded_at=now, failures=3, failed_at=now
    )

    told = read(client)

    assert told[("portal_outbox_waiting", "test.count")] == 2
    assert told[("portal_outbox_failing", "test.count")] == 1
    assert told[("portal_outbox_given_up", "test.count")] == 1
    assert 120 <= told[("portal_outbox_oldest_due_seconds",)] < 180
    assert told[("portal_job_failures", "journal.clean_outbox")] == 3
    assert told[
        ("portal_job_last_success_timestamp_seconds", "journal.clean_outbox")
    ] == pytest.approx(now.timestamp())
    assert told[("portal_job_failures", "notifications.count_deadlines")] == 0
    assert told[("portal_broker_up",)] == 1


def test_a_broker_that_is_gone_is_told_and_holds_up_nothing(client, settings):
    settings.METRICS_TOKEN = TOKEN
    settings.CELERY_BROKER_URL = "redis://127.0.0.1:1/0"

    told = read(client)

    assert told[("portal_broker_up",)] == 0
    assert ("portal_broker_queue_depth",) not in told


def test_the_number_of_queries_does_not_grow(
    client, settings, django_assert_max_num_queries
):
    settings.METRICS_TOKEN = TOKEN

    with django_assert_max_num_queries(6):
        read(client)
