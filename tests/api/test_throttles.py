"""Nobody asks so much that others must wait."""

import json

import pytest

from samenorganiseren.shared.api import throttles
from samenorganiseren.shared.api.throttles import KeyThrottle, VisitorThrottle
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_a_minute(monkeypatch):
    """Two questions a minute, in a minute that does not end during the test."""
    monkeypatch.setattr(VisitorThrottle, "most", 2)
    monkeypatch.setattr(throttles.time, "time", lambda: 1_800_000_015.0)


@pytest.mark.usefixtures("two_a_minute")
def test_who_asks_too_much_is_told_how_long_to_wait(client):
    answers = [
        client.get("/api/v1/standaarden", REMOTE_ADDR="192.0.2.1") for _ in range(3)
    ]
    other = client.get("/api/v1/standaarden", REMOTE_ADDR="192.0.2.2")

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2]["Retry-After"] == "46"
    assert json.loads(answers[2].content)["status"] == 429
    assert other.status_code == 200


def test_who_has_a_key_is_counted_as_herself_and_not_as_a_visitor(rf):
    request = rf.get("/api/v1/standaarden")
    request.user = UserFactory()

    assert VisitorThrottle().asker(request) == ""
    assert KeyThrottle().asker(request) == str(request.user.pk)
