"""Pages drawn in this process, as a person of the demo sees them."""

import pytest

PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"


@pytest.fixture(autouse=True)
def plain_static(settings, tmp_path):
    """Static files under their plain names: these tests only read the HTML."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN}}


@pytest.fixture
def signed_in(client, settings):
    """A client of this person; in demo mode, so without a second step."""
    settings.DEMO = True

    def sign_in(person):
        client.force_login(person)
        return client

    return sign_in
