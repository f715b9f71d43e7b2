"""Demo people never come into a portal that was not begun as a demo, nor the reverse."""

import json

import psycopg
import pytest
from psycopg import sql

from accounts.models import User
from launch.databases import with_database
from launch.loads import Loads
from launch.problem import Problem


@pytest.fixture
def database(racing_db, run_databases):
    return with_database(run_databases.owner_url, racing_db)


def remember(url, **known):
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            sql.SQL("COMMENT ON DATABASE {} IS {}").format(
                sql.Identifier(connection.info.dbname), sql.Literal(json.dumps(known))
            )
        )


def test_demo_data_do_not_come_into_data_begun_without(database):
    remember(database, kind="leeg")

    with pytest.raises(Problem) as told:
        Loads(database, demo=True).bring_in()

    assert str(told.value) == (
        "Deze gegevens zijn zonder demo begonnen en daar komen geen demogegevens bij. "
        "Start met `make run DEMO=0`, of begin opnieuw met `make reset`."
    )
    assert list(User.objects.all()) == []


def test_data_with_demo_people_are_not_served_as_real(database):
    remember(database, kind="demo")

    with pytest.raises(Problem) as told:
        Loads(database, demo=False).bring_in()

    assert str(told.value) == (
        "In deze gegevens staan demopersonen. Start met `make run`, of begin opnieuw met "
        "`make reset` en daarna `make run DEMO=0`."
    )


def test_demo_data_do_not_come_into_a_database_with_real_people(database):
    person = User.objects.create_user(email="i.bos@gemeente.example", name="I. Bos")

    with pytest.raises(Problem) as told:
        Loads(database, demo=True).bring_in()

    assert str(told.value) == (
        "In deze database staan al mensen die niet uit de demo komen. Demogegevens horen "
        "daar niet. Start met `make run DEMO=0`, of geef een lege database op."
    )
    assert list(User.objects.all()) == [person]
