"""The real register and catalogue, for tests that only read."""

import pytest

from tests.catalogue.finding.test_loading_catalogue import load
from tests.databases import pointed_at


@pytest.fixture(scope="module")
def real_catalogue(run_databases, django_db_blocker):
    """One clone for a whole module: its tests must not write."""
    with (
        run_databases.clone_of("register") as name,
        django_db_blocker.unblock(),
        pointed_at(name),
    ):
        yield name


@pytest.fixture
def catalogue(db):
    """Loaded inside the test's own transaction, for tests that write."""
    return load()
