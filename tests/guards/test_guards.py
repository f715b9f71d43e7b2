"""The list of guards says all that is there, and only that."""

import pytest
from django.db import connection

from .guards import GUARDS

# What stands and has no line of its own, with the reason.
WITHOUT_LINE = {
    # The same as user_email_once, which sees capitals as well.
    "accounts_user_email_key",
    # PostgreSQL's own functions alone write these tables.
    "total_once_a_day",
    # The guards of versions and events already say so.
    "dossier_version_once",
    "event_sequence_once",
    "governance_dossierevent_hash_key",
    # adoption_current_is_its_own already says so.
    "catalogue_adoption_current_id_key",
    # A second one to follow has the same number: position_number_once says no first.
    "governance_position_previous_id_key",
    # invoice_takes_next_number says no first.
    "fund_invoice_number_key",
    "invoice_number_once",
    # dailyseal_follows says no first.
    "fund_dailyseal_day_key",
    "fund_dailyseal_previous_sha256_key",
}
STANDING = """
    SELECT tgname FROM pg_trigger WHERE NOT tgisinternal
        AND tgname !~ '_no_(change|truncate)$'
    UNION SELECT conname FROM pg_constraint JOIN pg_class c ON c.oid = conrelid
        WHERE contype IN ('c', 'x', 'u') AND relname ~ %(apps)s
        -- Django's own: numbers that are not negative, and tables in between.
        AND conname !~ '_check$' AND conname !~ '_uniq$'
    UNION SELECT i.relname FROM pg_index JOIN pg_class i ON i.oid = indexrelid
        JOIN pg_class t ON t.oid = indrelid
        WHERE indisunique AND NOT indisprimary AND t.relname ~ %(apps)s
        AND i.relname !~ '_uniq$'
"""
APPS = "^(accounts|catalogue|fund|governance|journal|municipalities|notifications|reporting)_"


def test_every_guard_has_a_name_of_its_own():
    names = [guard.name for guard in GUARDS]

    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.name)
def test_the_test_of_a_guard_exists(guard, pytestconfig):
    path, _, function = guard.test.partition("[")[0].partition("::")

    assert f"def {function}(" in (pytestconfig.rootpath / path).read_text()


@pytest.mark.django_db
def test_every_guard_that_stands_is_in_the_list():
    taken_away = " ".join(guard.drop for guard in GUARDS)
    with connection.cursor() as cursor:
        cursor.execute(STANDING, {"apps": APPS})
        standing = {name for (name,) in cursor.fetchall()} - WITHOUT_LINE

    # The triggers of history end in letters that their library chose.
    names = {name for name in standing if not name.startswith("pgtrigger_")}
    assert sorted(name for name in names if name not in taken_away) == []


@pytest.mark.django_db
def test_every_table_of_history_refuses_change():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class"
            " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
            " AND relname ~ 'event$' AND (has_table_privilege(oid, 'UPDATE')"
            " OR has_table_privilege(oid, 'DELETE')"
            " OR has_table_privilege(oid, 'TRUNCATE'))"
        )
        assert cursor.fetchall() == []
