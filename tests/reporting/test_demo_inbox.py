"""The made-up inbox: full, labelled, loaded once, and nothing of it leaves the portal."""

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import User
from journal.models import Message
from notifications.models import Follow, Notice, SavedSearch, Webhook, WebhookDelivery
from reporting.domain.demo.inbox import load_demo_inbox
from reporting.domain.demo.words import NOTICES, OWNER, READER
from tests.factories.accounts import UserFactory
from tests.factories.catalogue import StandardFactory
from tests.factories.municipalities import MunicipalityFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def cast(settings):
    settings.DEMO = True
    MunicipalityFactory(name="Waddinxveen")
    StandardFactory.create_batch(3, published_at=NOW)
    for email in (READER, OWNER):
        UserFactory(email=email, is_fictitious=True)


def test_the_inbox_is_full_and_says_that_it_is_made_up(cast):
    assert load_demo_inbox(now=NOW) == len(NOTICES) == 25

    reader = User.objects.get(email=READER)
    assert all(one.title.endswith("(fictief)") for one in Notice.objects.all())
    assert Notice.objects.of(reader).unread().count() == 7
    assert Follow.objects.of(reader).count() == 5
    assert SavedSearch.objects.filter(user=reader).count() == 1


def test_one_delivery_failed_and_the_webhook_stands_still(cast):
    load_demo_inbox(now=NOW)

    [webhook] = Webhook.objects.all()
    assert webhook.paused_at is not None
    assert [(one.state, one.attempts.count()) for one in deliveries()] == [
        ("afgeleverd", 1),
        ("mislukt", 8),
    ]


def deliveries():
    return WebhookDelivery.objects.order_by("id")


def test_nothing_of_it_is_mailed_or_called(cast):
    load_demo_inbox(now=NOW)

    asked = set(Message.objects.values_list("handler", flat=True))
    assert asked <= {"notifications.tell_at_once"}


def test_loading_again_adds_nothing(cast):
    load_demo_inbox(now=NOW)

    assert load_demo_inbox(now=NOW) == 0
    assert Notice.objects.count() == len(NOTICES)


def test_outside_the_demo_it_is_refused(settings):
    settings.DEMO = False

    with pytest.raises(CommandError, match="alleen in demo"):
        call_command("load_demo_inbox")
    assert list(Notice.objects.all()) == []
