"""Pages drawn in this process, as a person of the demo sees them."""

import pytest


@pytest.fixture
def signed_in(client, settings):
    """A client of this person; in demo mode, so without a second step."""
    settings.DEMO = True

    def sign_in(person):
        client.force_login(person)
        return client

    return sign_in
