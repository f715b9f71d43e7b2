"""Every test starts from a migrated database and leaves nothing behind.

Ordinary tests (`django_db`) run in a transaction that is rolled back; those about the
real municipalities (`real_register`) too. Tests with threads or processes take
`racing_db` or `register_db`: a database of their own.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.db import transaction

from launch.run_databases import RunDatabases
from tests.guards.dropping import drop_wanted_guard
from tests.pointing import pointed_at


@pytest.fixture(scope="session")
def run_databases() -> RunDatabases:
    return RunDatabases()


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, run_databases) -> Iterator[None]:
    """In place of pytest-django's own: a clone of the template for this worker."""
    with run_databases.clone_of("plain") as name, pointed_at(name):
        settings.DATABASES["default"]["NAME"] = name
        drop_wanted_guard(run_databases.owner_url, name)
        yield


@pytest.fixture(scope="session")
def register_to_share(run_databases) -> Iterator[str]:
    with run_databases.clone_of("register") as name:
        yield name


@pytest.fixture
def real_register(register_to_share, django_db_blocker) -> Iterator[None]:
    """The real municipalities and the real catalogue, in a transaction of the test's own."""
    with (
        django_db_blocker.unblock(),
        pointed_at(register_to_share),
        transaction.atomic(),
    ):
        yield
        transaction.set_rollback(True)


@contextmanager
def own_database(request, kind: str) -> Iterator[str]:
    if request.node.get_closest_marker("django_db") or "db" in request.fixturenames:
        pytest.fail("this test has a database of its own: leave out django_db and db")
    blocker = request.getfixturevalue("django_db_blocker")
    databases = request.getfixturevalue("run_databases")
    with databases.clone_of(kind) as name, blocker.unblock(), pointed_at(name):
        drop_wanted_guard(databases.owner_url, name)
        yield name


@pytest.fixture
def racing_db(request) -> Iterator[str]:
    """An empty, migrated database that commits for real; threads share it."""
    with own_database(request, "plain") as name:
        yield name


@pytest.fixture
def register_db(request) -> Iterator[str]:
    """The same, with the real municipalities and the real catalogue."""
    with own_database(request, "register") as name:
        yield name
