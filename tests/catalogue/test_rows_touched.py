"""Reading a page and making a statement never read a table of adoption as a whole.

PostgreSQL itself tells how many rows it read one after the other, triggers included. The
numbers of rows are fixed, so it chooses the same plans every time.
"""

import os

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from benchmarks import generator
from benchmarks.generator import Size
from benchmarks.people import add_people, speakers
from catalogue.domain.said import Said
from catalogue.domain.statements import last_statement, record_statement
from catalogue.enums import AdoptionState
from catalogue.models import AdoptionStatement, Standard
from launch.databases import with_database

STANDARDS, STATED = 400, 40
OF_ADOPTION = (
    "catalogue_adoption",
    "catalogue_adoptionstatement",
    "catalogue_adoptionperiod",
    "catalogue_adoptiontotal",
    "catalogue_publishedcount",
)
READ_WHOLE = """
SELECT relname, seq_tup_read FROM pg_stat_xact_user_tables
WHERE relname = ANY(%s) AND seq_tup_read > 0 ORDER BY relname
"""


@pytest.fixture
def many_statements(register_db):
    owner = with_database(os.environ["DATABASE_OWNER_URL"], register_db)
    made = generator.add_standards(owner, Size("proef", STANDARDS))
    generator.add_statements(owner, made[:STATED])
    add_people()
    assert AdoptionStatement.objects.count() == 342 * STATED


def read_whole(action):
    """The tables of adoption that were read from begin to end, with how many rows."""
    with transaction.atomic(), connection.cursor() as cursor:
        action()
        cursor.execute(READ_WHOLE, [list(OF_ADOPTION)])
        return dict(cursor.fetchall())


def state_once():
    person, municipality = speakers()[0]
    standard = Standard.objects.get(slug="proef-1")
    record_statement(
        municipality=municipality,
        standard=standard,
        said=Said(AdoptionState.PLANNED, timezone.localdate()),
        seen=last_statement(municipality, standard).pk,
        idempotency_key="een-keer",
        by=person,
        now=timezone.now(),
    )


def test_adoption_is_read_by_its_indexes(many_statements):
    pages = (
        "/",
        "/standaarden/",
        "/standaarden/?zoek=kwartwoord",
        "/standaarden/proef-1/",
        "/standaarden/proef-0/",
        "/gemeenten/utrecht/",
    )

    read = {page: read_whole(lambda page=page: Client().get(page)) for page in pages}
    read["a statement"] = read_whole(state_once)

    assert read == {what: {} for what in [*pages, "a statement"]}


def test_reading_a_whole_table_would_be_seen(many_statements):
    seen = read_whole(lambda: list(AdoptionStatement.objects.order_by("reach")))

    assert seen == {"catalogue_adoptionstatement": 342 * STATED}
