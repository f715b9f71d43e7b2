"""The suite's own ground: who it works as, and what it leaves behind."""

import threading

import psycopg
import pytest
from django.db import connection

from launch.databases import with_database


def current_database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database()")
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_tests_work_as_the_serving_role():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolsuper, rolcreatedb, rolcreaterole"
            " FROM pg_roles WHERE rolname = current_user"
        )
        row = cursor.fetchone()

    assert row == ("portal_app", False, False, False)


def test_threads_of_a_racing_test_share_one_database(racing_db):
    seen = []

    def look():
        seen.append(current_database())
        connection.close()

    threads = [threading.Thread(target=look) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [*seen, current_database()] == [racing_db] * 3


def test_a_racing_database_is_dropped_even_with_a_session_open(run_databases):
    with run_databases.clone_of("plain") as name:
        lingering = psycopg.connect(with_database(run_databases.app_url, name))
        made = name in run_databases.databases.names()

    with lingering, pytest.raises(psycopg.OperationalError):
        lingering.execute("SELECT 1")
    assert (made, name in run_databases.databases.names()) == (True, False)
