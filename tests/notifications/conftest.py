"""Who reads, and what there is to read."""

import pytest

from notifications.models import Notice
from tests.factories.accounts import AT, UserFactory


@pytest.fixture
def noor():
    return UserFactory(name="Noor de Vries")


@pytest.fixture
def reader(client, noor):
    """A browser in which Noor is signed in."""
    client.force_login(noor)
    return client


@pytest.fixture
def notice(noor):
    """Put a notice in somebody's inbox; Noor's unless told otherwise."""
    made = []

    def put(recipient=noor, **changed):
        made.append(recipient)
        told = {
            "kind": "proef",
            "title": f"Bericht {len(made)}",
            "reason": "U volgt deze standaard.",
            "url": "/over/",
            "created_at": AT,
        }
        return Notice.objects.create(
            recipient=recipient, deduplication_key=f"{len(made)}", **{**told, **changed}
        )

    return put
