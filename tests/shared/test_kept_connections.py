"""A connection that the server ended is noticed before the next page needs it."""

import pytest
from django.db import ProgrammingError, connections

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept():
    """A connection as a web server keeps it between two requests."""
    connection = connections.create_connection("default")
    connection.ensure_connection()
    yield connection
    connection.close()


def next_request(connection):
    connection.close_if_unusable_or_obsolete()
    return connection.is_usable()


def number_of(connection):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]


def test_a_connection_that_works_stays(kept):
    before = number_of(kept)

    assert next_request(kept)
    assert number_of(kept) == before


def test_a_connection_that_the_server_ended_is_made_anew(kept):
    before = number_of(kept)
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [before])

    assert not next_request(kept)
    assert number_of(kept) != before


def test_after_an_error_the_server_is_asked(kept):
    before = number_of(kept)
    with pytest.raises(ProgrammingError), kept.cursor() as cursor:
        cursor.execute("SELECT nothing")

    assert kept.errors_occurred
    assert next_request(kept)
    assert (number_of(kept), kept.errors_occurred) == (before, False)
