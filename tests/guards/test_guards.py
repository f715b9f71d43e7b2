"""The list of guards says only what is there."""

import pytest
from django.db import connection

from .guards import GUARDS


def test_every_guard_has_a_name_of_its_own():
    names = [guard.name for guard in GUARDS]

    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.name)
def test_the_test_of_a_guard_exists(guard, pytestconfig):
    path, _, function = guard.test.partition("::")

    assert f"def {function}(" in (pytestconfig.rootpath / path).read_text()


@pytest.mark.django_db
def test_every_table_of_history_and_every_append_only_table_refuses_change():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class"
            " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
            " AND relname ~ 'event$' AND (has_table_privilege(oid, 'UPDATE')"
            " OR has_table_privilege(oid, 'DELETE')"
            " OR has_table_privilege(oid, 'TRUNCATE'))"
        )
        assert cursor.fetchall() == []
