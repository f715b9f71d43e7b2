"""Other systems hear of public events: signed, in order, retried, never inside."""

import base64
import datetime
import hashlib
import hmac
import json

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from urllib3.util import Timeout

from accounts.enums import Role
from journal.models import Entry
from notifications.domain.news import tell_followers
from notifications.domain.webhooks import sending
from notifications.domain.webhooks.keeping import (
    MOST,
    NotAnother,
    add_webhook,
    remove_webhook,
    resume_webhook,
    try_webhook,
)
from notifications.domain.webhooks.targets import BadTarget, target_of
from notifications.models import Notice, Webhook, WebhookAttempt, WebhookDelivery
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.accounts import UserFactory, person_with
from tests.factories.catalogue import StandardFactory
from tests.journal.outboxes import START, Clock, deliver_due

from .receivers import receiving

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def inside(settings):
    settings.WEBHOOKS_MAY_STAY_INSIDE = True


@pytest.fixture
def receiver():
    with receiving() as server:
        yield server


@pytest.fixture
def owner():
    return person_with(Role.INFORMATION_MANAGER, name="Imke")


def add(owner, url, **changed):
    asked = {"name": "Zaaksysteem", "kinds": [], "by": owner, "now": START}
    return add_webhook(**{**asked, **changed}, url=url)


def happen(number=1, *, published_at=START, kind="versie-gepubliceerd"):
    standard = StandardFactory(published_at=published_at)
    tell_followers(
        about=[standard.subject_key],
        deduplication_key=f"gebeurtenis:{number}",
        title=f"Gebeurtenis {number}",
        url=standard.get_absolute_url(),
        kind=kind,
        now=START,
    )
    return standard


def soon():
    """The pauses are counted from the real clock."""
    return Clock(timezone.now() + datetime.timedelta(seconds=1))


def deliver_all(clock=None, days=0):
    clock = clock or soon()
    until = clock.now + days * DAY
    while deliver_due(clock) or clock.now < until:
        clock.go_on(minutes=30 if days else 0)


def states():
    return list(WebhookDelivery.objects.order_by("id").values_list("state", flat=True))


def test_an_event_is_a_signed_cloudevent_with_a_lasting_id(owner, receiver):
    _, secret = add(owner, receiver.url)

    standard = happen()
    deliver_all()

    [(path, headers, body)] = receiver.calls
    event = json.loads(body)
    delivery = WebhookDelivery.objects.get()
    assert path == "/ontvang?van=portaal"
    assert event == {
        "specversion": "1.0",
        "id": str(delivery.event_id),
        "source": "urn:nld:systeem:samen-organiseren",
        "type": "nl.vng.samenorganiseren.versie-gepubliceerd",
        "time": "2030-01-01T12:00:00Z",
        "datacontenttype": "application/json",
        "subject": standard.subject_key,
        "dataref": f"http://localhost:8000{standard.get_absolute_url()}",
        "data": {
            "titel": "Gebeurtenis 1",
            "adres": f"http://localhost:8000{standard.get_absolute_url()}",
            "onderwerpen": [standard.subject_key],
        },
    }
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    key = base64.b64decode(secret.removeprefix("whsec_"))
    mac = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{mac}"
    assert headers["webhook-id"] == event["id"]
    assert headers["Content-Type"] == "application/cloudevents+json; charset=utf-8"
    assert states() == ["afgeleverd"]


def test_only_the_kinds_that_were_asked_for_are_sent(owner, receiver):
    add(owner, receiver.url, kinds=["besluit-gepubliceerd"])

    happen(1)
    happen(2, kind="besluit-gepubliceerd")
    happen(3, kind="")
    deliver_all()

    assert [json.loads(body)["data"]["titel"] for _, _, body in receiver.calls] == [
        "Gebeurtenis 2"
    ]


def test_what_is_not_public_leaves_the_portal_by_no_webhook(owner, receiver):
    add(owner, receiver.url)

    happen(published_at=None)
    deliver_all()

    assert (receiver.calls, states()) == ([], [])


def test_a_failing_address_is_called_again_with_growing_pauses_under_one_id(
    owner, receiver
):
    add(owner, receiver.url)
    receiver.status = 500
    happen()
    clock = soon()

    deliver_all(clock)
    receiver.status = 200
    clock.go_on(seconds=50)
    deliver_all(clock)
    early = len(receiver.calls)
    clock.go_on(seconds=20)
    deliver_all(clock)

    ids = {json.loads(body)["id"] for _, _, body in receiver.calls}
    attempts = WebhookAttempt.objects.order_by("id").values_list(
        "number", "status", "problem"
    )
    assert (early, len(receiver.calls), len(ids)) == (1, 2, 1)
    assert list(attempts) == [
        (1, 500, "Het adres antwoordde met 500."),
        (2, 200, ""),
    ]
    assert states() == ["afgeleverd"]


def test_events_come_in_their_order(owner, receiver):
    add(owner, receiver.url)

    for number in range(1, 6):
        happen(number)
    deliver_all()

    assert [json.loads(body)["data"]["titel"] for _, _, body in receiver.calls] == [
        f"Gebeurtenis {number}" for number in range(1, 6)
    ]


def test_after_five_lost_events_it_is_paused_and_its_owner_hears(
    owner, receiver, mail_server
):
    webhook, _ = add(owner, receiver.url)
    receiver.status = 404
    for number in range(sending.MOST_FAILURES):
        happen(number)

    deliver_all(days=2)
    before = len(receiver.calls)
    happen(99)
    deliver_all()

    webhook.refresh_from_db()
    assert webhook.paused_at is not None
    assert len(receiver.calls) == before
    assert states() == ["mislukt"] * sending.MOST_FAILURES
    assert [(n.recipient, n.title) for n in Notice.objects.all()] == [
        (owner, "Uw webhook Zaaksysteem staat stil")
    ]


def test_resuming_sends_what_comes_and_not_what_was_missed(owner, receiver):
    webhook, _ = add(owner, receiver.url)
    Webhook.objects.update(paused_at=START, failures=5)
    happen(1)
    deliver_all()

    resume_webhook(webhook=webhook, by=owner, now=START)
    happen(2)
    deliver_all()

    assert [json.loads(body)["data"]["titel"] for _, _, body in receiver.calls] == [
        "Gebeurtenis 2"
    ]
    webhook.refresh_from_db()
    assert (webhook.paused_at, webhook.failures) == (None, 0)


def test_a_test_is_sent_once_whatever_comes_back(owner, receiver):
    webhook, _ = add(owner, receiver.url)
    receiver.status = 500

    try_webhook(webhook=webhook, by=owner, now=START)
    deliver_all(days=2)

    [(_, _, body)] = receiver.calls
    assert json.loads(body)["type"] == "nl.vng.samenorganiseren.proef"
    webhook.refresh_from_db()
    assert (states(), webhook.failures) == (["mislukt"], 0)


def test_nobody_is_led_elsewhere(owner, receiver):
    add(owner, receiver.url)
    receiver.status = 302
    happen()

    deliver_all()

    assert list(WebhookAttempt.objects.values_list("problem", flat=True)) == [
        "Het adres antwoordde met 302."
    ]


def test_who_hangs_holds_up_nobody_for_long(owner, receiver, monkeypatch):
    monkeypatch.setattr(
        "notifications.domain.webhooks.calling.PATIENCE",
        Timeout(connect=0.2, read=0.2),
    )
    add(owner, receiver.url)
    receiver.pause = 1
    happen()

    deliver_all()

    assert list(WebhookAttempt.objects.values_list("status", "problem")) == [
        (None, "Het adres antwoordde niet op tijd.")
    ]


INSIDE = [
    "https://127.0.0.1/",
    "https://localhost/",
    "https://10.1.2.3/",
    "https://192.168.1.1/",
    "https://172.16.0.1/",
    "https://169.254.169.254/latest/meta-data/",
    "https://100.64.0.1/",
    "https://0.0.0.0/",
    "https://[::1]/",
    "https://[fd00::1]/",
    "https://[fe80::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://224.0.0.1/",
]


@pytest.mark.parametrize("url", INSIDE)
def test_nothing_inside_is_ever_called(settings, owner, url):
    settings.WEBHOOKS_MAY_STAY_INSIDE = False

    with pytest.raises(BadTarget):
        add(owner, url)

    assert Webhook.objects.count() == 0


@pytest.mark.parametrize(
    "url",
    [
        "http://8.8.8.8/",
        "ftp://8.8.8.8/",
        "https://",
        "onzin",
        "https://naam:geheim@8.8.8.8/",
        "https://8.8.8.8/#deel",
        "https://8.8.8.8:poort/",
        "https://bestaat-niet.invalid/",
    ],
)
def test_what_is_no_proper_address_is_refused(settings, owner, url):
    settings.WEBHOOKS_MAY_STAY_INSIDE = False

    with pytest.raises(BadTarget):
        add(owner, url)

    assert Webhook.objects.count() == 0


def test_a_name_that_moves_inside_later_is_not_called(settings, owner, receiver):
    """The name is judged again at every call, and the call goes to that number."""
    add(owner, receiver.url)
    settings.WEBHOOKS_MAY_STAY_INSIDE = False
    happen()

    deliver_all()

    assert receiver.calls == []
    assert "https://" in WebhookAttempt.objects.get().problem


def test_the_call_goes_to_the_number_that_was_looked_up():
    target = target_of("http://localhost:8123/pad?x=1")

    assert (target.host, target.number in {"127.0.0.1", "::1"}) == ("localhost", True)
    assert (target.port, target.path) == (8123, "/pad?x=1")


def test_who_has_no_role_has_no_webhooks(receiver):
    with pytest.raises(NotAllowed):
        add(UserFactory(), receiver.url)

    assert Webhook.objects.count() == 0


def test_the_same_address_twice_or_too_many_is_refused(owner, receiver):
    add(owner, receiver.url)
    with pytest.raises(NotAnother, match="al een webhook"):
        add(owner, receiver.url)

    for number in range(MOST - 1):
        add(owner, f"{receiver.url}&n={number}")
    with pytest.raises(NotAnother, match="10"):
        add(owner, f"{receiver.url}&n=99")

    assert Webhook.objects.count() == MOST


def test_removing_is_for_the_owner_and_takes_the_log_along(owner, receiver):
    webhook, _ = add(owner, receiver.url)
    happen()
    deliver_all()

    with pytest.raises(NotAllowed):
        remove_webhook(webhook=webhook, by=person_with(Role.APPROVER), now=START)
    still = Webhook.objects.count()
    remove_webhook(webhook=webhook, by=owner, now=START)

    assert (still, Webhook.objects.count(), WebhookAttempt.objects.count()) == (1, 0, 0)
    actions = Entry.objects.filter(action__startswith="notifications.webhook")
    assert list(actions.order_by("id").values_list("action", flat=True)) == [
        "notifications.webhook_added",
        "notifications.webhook_removed",
    ]


def test_the_secret_is_shown_once_and_kept_sealed(owner, receiver):
    browser = Client()
    browser.force_login(owner)

    refused = browser.post(
        reverse("add_webhook"), {"name": "Systeem", "url": "ftp://elders"}
    )
    shown = browser.post(
        reverse("add_webhook"), {"name": "Systeem", "url": receiver.url}
    )
    again = browser.get(reverse("webhook", args=[Webhook.objects.get().pk]))

    assert "begint met https://" in refused.text
    assert 'value="ftp://elders"' in refused.text
    assert "whsec_" in shown.text
    assert shown.headers["Cache-Control"] == "no-store"
    assert "whsec_" not in again.text
    secret = shown.text.partition("whsec_")[2].partition("<")[0]
    assert secret not in Webhook.objects.get().sealed_secret


def test_the_log_shows_every_call(owner, receiver):
    webhook, _ = add(owner, receiver.url)
    receiver.status = 503
    happen(1)
    happen(2)
    deliver_all()
    browser = Client()
    browser.force_login(owner)

    page = browser.get(reverse("webhook", args=[webhook.pk])).text

    assert page.count("Het adres antwoordde met 503.") == 2
    assert "Gebeurtenis 2" in page


def test_the_webhook_of_another_is_not_there(owner, receiver):
    webhook, _ = add(owner, receiver.url)
    browser = Client()
    browser.force_login(person_with(Role.APPROVER))

    assert browser.get(reverse("webhook", args=[webhook.pk])).status_code == 404
