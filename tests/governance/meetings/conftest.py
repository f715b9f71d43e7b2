"""Pages link to dossiers; their address is made by whoever owns their page."""

import pytest
from django.urls import NoReverseMatch, clear_url_caches, reverse


@pytest.fixture(autouse=True)
def dossiers_have_an_address(settings):
    """Until the page of a dossier is there, a bare address stands in for it."""
    try:
        reverse("dossier", args=["D-2026-001"])
    except NoReverseMatch:
        settings.ROOT_URLCONF = "tests.governance.meetings.urls"
        clear_url_caches()
