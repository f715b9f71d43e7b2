"""Whatever changes of the fund, its public pages are made anew."""

import psycopg
import pytest

from launch.databases import with_database

from .guards import SHOWN


@pytest.mark.parametrize("table", SHOWN)
def test_a_change_makes_pages_new(table, racing_db, run_databases):
    owner_url = with_database(run_databases.owner_url, racing_db)
    noted = "SELECT sum(number) FROM catalogue_freshnessslot"
    # Not even a row is needed: the statement itself is noted.
    key = "year" if table == "fund_fiscalyear" else "id"
    nothing = f"UPDATE {table} SET {key} = {key} WHERE false"

    with psycopg.connect(owner_url, autocommit=True) as owner:
        before = owner.execute(noted).fetchone()[0]
        owner.execute(nothing)

        assert owner.execute(noted).fetchone()[0] == before + 1
