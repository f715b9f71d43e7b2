"""A catalogue of ten thousand is searched through its indexes."""

import hashlib
import os
import re

import psycopg
import pytest
from django.db import connection
from django.http import QueryDict

from catalogue.forms.asking import asked_of
from catalogue.queries.lists import look_up, values_of
from catalogue.queries.lists_sql import whole_query
from catalogue.queries.standard_rows import STANDARDS
from launch.databases import with_database
from tests.factories.accounts import AT

READ_WHOLE = re.compile(
    r"Seq Scan on (catalogue_(?:standard|searchdocument|searchword))\b.*actual"
)
STANDARDS_MADE = """
INSERT INTO catalogue_standard (slug, name, abbreviation, sort_key, summary, description,
    domain, kind, steward, for_whom, scope_of_application, residents_notice,
    residents_notice_source, how_to_start, whom_to_ask, homepage, ring, source, to_confirm,
    planned_escalation_source, bindingness, binding_authority, lifecycle,
    current_version_number, times_applied, is_fictitious, published_at, changed_at)
SELECT 'st-' || n, 'Standaard ' || md5(n::text), '', 'standaard ' || n,
    'Over ' || CASE n % 4 WHEN 0 THEN 'zaken' ELSE 'iets' END || ' en ' || md5((n * 7)::text),
    '', 'dienstverlening', 'norm', '', '', '', '', '', '', '', '', 'gemeenten', '', '', '',
    n % 4, '', 'in-gebruik', '', n % 300, true, now(), now()
FROM generate_series(1, 10000) n
"""


@pytest.fixture
def ten_thousand(racing_db):
    with connection.cursor() as cursor:
        cursor.execute(STANDARDS_MADE)
    owner = with_database(os.environ["DATABASE_OWNER_URL"], racing_db)
    with psycopg.connect(owner, autocommit=True) as session:
        session.execute("VACUUM ANALYZE")


def word_of(number):
    return hashlib.md5(str(number).encode(), usedforsecurity=False).hexdigest()


def plan_of(query):
    asked = asked_of(STANDARDS, QueryDict(query))
    with connection.cursor() as cursor:
        values = values_of(STANDARDS, asked, day=AT.date(), per_page=20)
        cursor.execute(f"EXPLAIN ANALYZE {whole_query(STANDARDS, asked)}", values)
        return "\n".join(line for (line,) in cursor.fetchall())


def found(query):
    return look_up(STANDARDS, asked_of(STANDARDS, QueryDict(query)), day=AT.date())


def test_a_rare_word_is_found_without_reading_a_whole_table(ten_thousand):
    for typed in (word_of(44), word_of(44)[:12]):
        result = found(f"zoek={typed}")

        assert [row["slug"] for row in result.rows] == ["st-44"], typed
        plan = plan_of(f"zoek={typed}")
        assert READ_WHOLE.findall(plan) == [], plan


def test_a_misspelt_word_looks_its_neighbours_up_in_the_index(ten_thousand):
    typed = f"{word_of(44)[:-1]}z"

    result = found(f"zoek={typed}")

    assert [row["slug"] for row in result.rows] == ["st-44"]
    assert result.guesses == {typed: word_of(44)}
    read_whole = READ_WHOLE.findall(plan_of(f"zoek={typed}"))
    assert [t for t in read_whole if t != "catalogue_searchdocument"] == []


def test_a_word_of_a_quarter_is_counted_whole(ten_thousand):
    result = found("zoek=zaken")

    assert (result.total, len(result.rows)) == (2500, 20)
    assert result.counts["verbindendheid"] == {"niet-vastgesteld": 2500}
