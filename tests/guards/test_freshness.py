"""Whatever changes a table that public pages show, they are made anew."""

import psycopg
import pytest

from launch.databases import with_database

from .triggers import SHOWN


@pytest.mark.parametrize("table", SHOWN)
def test_a_change_makes_pages_new(table, racing_db, run_databases):
    owner_url = with_database(run_databases.owner_url, racing_db)
    noted = "SELECT sum(number) FROM catalogue_freshnessslot"

    with psycopg.connect(owner_url, autocommit=True) as owner:
        before = owner.execute(noted).fetchone()[0]
        # Not even a row is needed: the statement itself is noted.
        owner.execute(f"UPDATE {table} SET id = id WHERE false")

        assert owner.execute(noted).fetchone()[0] == before + 1
