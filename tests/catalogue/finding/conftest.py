"""The real catalogue, loaded once for each test that asks for it."""

import pytest

from tests.catalogue.finding.test_loading_catalogue import load


@pytest.fixture
def catalogue(db):
    return load()
