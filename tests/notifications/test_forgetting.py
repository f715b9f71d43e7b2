"""Notices go when the term that the privacy page names has passed."""

import datetime

import pytest

from notifications.domain.forgetting import forget_old_notices
from notifications.models import Notice
from samenorganiseren.shared.retention import term_of
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)


def test_only_notices_past_their_term_are_removed():
    person = UserFactory()
    for key, age in (("oud", term_of("notice")), ("jong", datetime.timedelta(days=1))):
        Notice.objects.create(
            recipient=person,
            deduplication_key=key,
            kind="proef",
            title="Een bericht",
            reason="Omdat u dit volgt.",
            created_at=NOW - age - datetime.timedelta(seconds=1),
        )

    removed = forget_old_notices(now=NOW)

    assert removed == 1
    assert list(Notice.objects.values_list("deduplication_key", flat=True)) == ["jong"]


def test_what_is_kept_without_end_has_no_term():
    with pytest.raises(LookupError):
        term_of("journal")
