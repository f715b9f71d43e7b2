"""What a start loads, once; and never demo people into real data, nor the reverse."""

import json
import os

import psycopg
import pytest
from psycopg import sql

from accounts.models import User
from catalogue.models import AdoptionStatement
from launch.databases import with_database
from launch.loads import Loads, mark_of, mark_of_schema
from launch.problem import Problem
from tests.databases import own_database


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


@pytest.fixture
def begun(request, run_databases, monkeypatch):
    """A portal of the register and the catalogue, whose demo was not yet told."""
    with own_database(request, "register") as name:
        url = with_database(run_databases.owner_url, name)
        commands = ("load_register", "load_catalogue")
        known = {command: mark_of(command) for command in commands}
        remember(url, kind="demo", schema=mark_of_schema(), **known)
        serving = with_database(run_databases.app_url, name)
        monkeypatch.setenv("DATABASE_URL", serving)
        monkeypatch.setenv("DEMO", "1")
        yield url


def test_only_what_changed_since_the_last_start_is_loaded_in_two_minutes_of_work(
    begun, capsys
):
    began = seconds_of_work()
    Loads(begun, demo=True).bring_in()
    worked = seconds_of_work() - began
    first = told_steps(capsys)
    statements = AdoptionStatement.objects.filter(is_fictitious=True).count()
    Loads(begun, demo=True).bring_in()
    second = told_steps(capsys)

    assert (first, second) == (
        [
            "De organisaties van gemeenten maken",
            "De organen laden",
            "De demogegevens laden",
            "De demodossiers laden",
            "De demojaren van het fonds laden",
            "De demorapporten maken",
            "De demoberichten laden",
        ],
        [],
    )
    assert statements > 1000
    assert worked < 120


def seconds_of_work():
    """What the programs that this one started have worked, however busy the machine."""
    return os.times().children_user


def told_steps(capsys):
    return [
        line.partition(" …")[0].strip() for line in capsys.readouterr().out.splitlines()
    ]
