"""The journal is written once and can be read ever after."""

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.utils import timezone

from journal.domain.entries import record
from journal.models import Entry
from samenorganiseren.shared.actors import Machine

pytestmark = pytest.mark.django_db
NIGHTLY = Machine("nachtelijke controle")


class Thing:
    subject_key = "test.thing:1"
    subject_label = "Een ding"


def write_entry():
    return record("test.made", subject=Thing(), by=NIGHTLY, at=timezone.now())


def test_an_entry_names_who_what_and_from_where():
    entry = write_entry()

    assert (entry.action, entry.actor_label, entry.subject_label, entry.door) == (
        "test.made",
        "Het portaal (nachtelijke controle)",
        "Een ding",
        "portaal",
    )


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE journal_entry SET action = 'iets anders'",
        "DELETE FROM journal_entry",
        "TRUNCATE journal_entry",
        "SET LOCAL pgtrigger.ignore = 'all'; DELETE FROM journal_entry",
        "SET LOCAL session_replication_role = replica; DELETE FROM journal_entry",
        "SET ROLE portal_owner; DELETE FROM journal_entry",
        "ALTER TABLE journal_entry DISABLE TRIGGER ALL",
    ],
)
def test_postgresql_refuses_every_change_to_the_journal(attack):
    entry = write_entry()

    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(attack)

    assert list(Entry.objects.values_list("action", flat=True)) == [entry.action]
