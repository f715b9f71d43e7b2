"""What the verbs refuse, PostgreSQL refuses too, whoever writes."""

import datetime

import pytest
from django.db import DatabaseError, connection, transaction

from catalogue.models import Adoption, AdoptionPeriod, AdoptionStatement, AdoptionTotal
from tests.factories.adoption import EXPLAINED, new_statement, state_that
from tests.factories.catalogue import StandardFactory, StandardVersionFactory
from tests.factories.municipalities import MunicipalityFactory

pytestmark = pytest.mark.django_db
DAY = datetime.date


@pytest.fixture
def pair():
    return {
        "municipality": MunicipalityFactory(
            valid_from=DAY(2020, 1, 1), valid_to=DAY(2030, 1, 1)
        ),
        "standard": StandardFactory(bindingness=3, binding_since=DAY(2024, 1, 1)),
    }


def everything():
    return (
        list(AdoptionStatement.objects.values_list("pk", "state")),
        list(AdoptionPeriod.objects.values_list("state", "days")),
        list(AdoptionTotal.objects.values_list("state", "day", "delta")),
    )


ATTACKS = {
    "another municipality": lambda p: {"municipality": MunicipalityFactory()},
    "another standard": lambda p: {"standard": StandardFactory()},
    "a version it does not have": lambda p: {
        "version": StandardVersionFactory(standard=p["standard"])
    },
    "before its birth": lambda p: {"effective_on": DAY(2019, 12, 31)},
    "on its last day": lambda p: {"effective_on": DAY(2030, 1, 1)},
    "explaining what is mandatory": lambda p: {
        **EXPLAINED,
        "lapses_on": DAY(2026, 12, 31),
    },
    "backdated explaining": lambda p: {
        **EXPLAINED,
        "effective_on": DAY(2023, 12, 31),
        "lapses_on": DAY(2024, 1, 2),
    },
    "implementing without a date": lambda p: {"state": "in-invoering"},
    "partly without reach": lambda p: {"state": "deels"},
    "half an explanation": lambda p: {"state": "legt-uit"},
    "shown without proof": lambda p: {"grade": "getoetst"},
}


WAYS = {
    "save": lambda statement: statement.save(),
    "bulk": lambda statement: AdoptionStatement.objects.bulk_create([statement]),
}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
@pytest.mark.parametrize("way", WAYS)
def test_postgresql_refuses_a_statement_that_breaks_a_rule(pair, attack, way):
    state_that(**pair)
    statement = new_statement(**pair)
    for name, value in attack(pair).items():
        setattr(statement, name, value)
    before = everything()

    with pytest.raises(DatabaseError), transaction.atomic():
        WAYS[way](statement)

    assert everything() == before


def test_an_explanation_from_before_the_obligation_may_be_recorded(pair):
    state_that(
        **pair,
        **EXPLAINED,
        effective_on=DAY(2023, 1, 1),
        lapses_on=DAY(2024, 1, 1),
    )

    assert AdoptionPeriod.objects.get().state == "legt-uit"


def test_a_statement_follows_one_of_its_own_adoption(pair):
    other = state_that(**{**pair, "municipality": MunicipalityFactory()})

    with pytest.raises(DatabaseError), transaction.atomic():
        state_that(**pair, previous=other)

    assert list(AdoptionStatement.objects.all()) == [other]


def test_two_statements_cannot_follow_the_same_one(pair):
    first = state_that(**pair)
    second = state_that(**pair, previous=first)

    with pytest.raises(DatabaseError), transaction.atomic():
        state_that(**pair, previous=first)

    assert set(AdoptionStatement.objects.all()) == {first, second}


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE catalogue_adoptionstatement SET state = 'gepland'",
        "DELETE FROM catalogue_adoptionstatement",
        "TRUNCATE catalogue_adoptionstatement CASCADE",
        "UPDATE catalogue_adoption SET standard_id = standard_id + 1",
        "DELETE FROM catalogue_publishedcount",
        "UPDATE catalogue_statementconfirmation SET confirmed_by_label = 'x'",
        "DROP TRIGGER statement_1_checked ON catalogue_adoptionstatement",
        "SET LOCAL session_replication_role = replica",
        "SET LOCAL pgtrigger.ignore = 'all'; DELETE FROM catalogue_adoptionstatement",
    ],
)
def test_postgresql_refuses_to_rewrite_what_was_said(pair, attack):
    state_that(**pair)
    before = everything()

    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(attack)

    assert everything() == before
    assert Adoption.objects.get().standard == pair["standard"]
