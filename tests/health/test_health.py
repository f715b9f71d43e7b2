"""What machines ask: alive, ready, and whom to warn."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from journal.domain.outbox import enqueue
from journal.models import Message
from samenorganiseren import health
from tests.journal import handlers

assert handlers
READY = {"database": "ok", "cache": "ok", "migrations": "ok", "outbox": "ok"}


def test_alive_is_told_without_the_database(rf):
    response = health.livez(rf.get("/livez"))

    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_ready_when_everything_is_there(client):
    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.json() == {"status": "ready", "checks": READY}


@pytest.mark.django_db
def test_not_ready_while_messages_wait_too_long(client, settings):
    enqueue("test.count", number=1)
    Message.objects.update(due_at=timezone.now() - timedelta(seconds=301))

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json() == {
        "status": "not ready",
        "checks": {**READY, "outbox": "not ok"},
    }


@pytest.mark.django_db
def test_a_message_that_keeps_failing_does_not_make_the_portal_unready(client):
    enqueue("test.count", number=1)
    Message.objects.update(due_at=timezone.now() - timedelta(days=1), attempts=3)

    assert client.get("/readyz").status_code == 200


@pytest.mark.django_db
def test_not_ready_without_the_cache_and_no_place_is_named(client, settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "unix:///nowhere/secret.sock",
        }
    }

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json()["checks"] == {**READY, "cache": "not ok"}
    assert "secret" not in response.text


def test_security_txt_tells_where_to_report_and_does_not_expire(rf, settings):
    settings.SECURITY_CONTACT = "mailto:veilig@voorbeeld.example"
    settings.BASE_URL = "https://portaal.example"

    response = health.security_txt(rf.get("/.well-known/security.txt"))

    lines = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    expires = datetime.strptime(lines.pop("Expires"), "%Y-%m-%dT%H:%M:%S%z")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert lines == {
        "Contact": "mailto:veilig@voorbeeld.example",
        "Preferred-Languages": "nl, en",
        "Canonical": "https://portaal.example/.well-known/security.txt",
    }
    assert timedelta(days=170) < expires - timezone.now() < timedelta(days=365)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/livez", "/readyz", "/.well-known/security.txt"])
def test_each_has_its_address_and_only_reads(client, address):
    assert client.get(address).status_code == 200
    assert client.post(address).status_code == 405
