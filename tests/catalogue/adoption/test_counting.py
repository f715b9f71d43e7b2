"""PostgreSQL keeps periods and totals from the statements, in the same transaction."""

import datetime
import time

import pytest
from django.db import DatabaseError, connection, transaction

from catalogue.models import (
    Adoption,
    AdoptionPeriod,
    AdoptionStatement,
    AdoptionTotal,
    Standard,
)
from tests.factories.accounts import AT
from tests.factories.adoption import state_that
from tests.factories.catalogue import StandardFactory, StandardVersionFactory
from tests.factories.municipalities import MunicipalityFactory, ProvinceFactory
from tests.patience import STEP

pytestmark = pytest.mark.django_db
DAY = datetime.date


@pytest.fixture
def pair():
    return {"municipality": MunicipalityFactory(), "standard": StandardFactory()}


def periods(standard):
    return [
        (p.state, p.days.lower, p.days.upper)
        for p in AdoptionPeriod.objects.filter(standard=standard).order_by(
            "municipality", "days"
        )
    ]


def totals(standard):
    return set(
        AdoptionTotal.objects.filter(standard=standard)
        .exclude(delta=0)
        .values_list("state", "day", "delta")
    )


def times_applied(standard):
    return Standard.objects.values_list("times_applied", flat=True).get(pk=standard.pk)


def test_a_statement_holds_until_the_next_one(pair):
    state_that(**pair, state="gepland", effective_on=DAY(2024, 1, 1))
    state_that(**pair, state="in-gebruik", effective_on=DAY(2025, 3, 1))

    assert periods(pair["standard"]) == [
        ("gepland", DAY(2024, 1, 1), DAY(2025, 3, 1)),
        ("in-gebruik", DAY(2025, 3, 1), None),
    ]
    assert totals(pair["standard"]) == {
        ("gepland", DAY(2024, 1, 1), 1),
        ("gepland", DAY(2025, 3, 1), -1),
        ("in-gebruik", DAY(2025, 3, 1), 1),
    }
    assert times_applied(pair["standard"]) == 1


def test_the_latest_recorded_of_two_statements_for_one_day_counts(pair):
    state_that(**pair, state="in-gebruik")
    state_that(**pair, state="gepland", recorded_at=AT + datetime.timedelta(hours=1))
    state_that(**pair, state="deels", recorded_at=AT - datetime.timedelta(hours=1))

    assert periods(pair["standard"]) == [("gepland", DAY(2025, 1, 1), None)]
    assert times_applied(pair["standard"]) == 0


def test_the_furthest_state_over_the_versions_counts(pair):
    old, new = StandardVersionFactory.create_batch(2, standard=pair["standard"])
    state_that(**pair, version=old, effective_on=DAY(2024, 1, 1))
    state_that(**pair, version=new, state="in-invoering", effective_on=DAY(2024, 6, 1))
    state_that(**pair, version=old, state="uitgefaseerd", effective_on=DAY(2025, 1, 1))

    assert periods(pair["standard"]) == [
        ("in-gebruik", DAY(2024, 1, 1), DAY(2025, 1, 1)),
        ("in-invoering", DAY(2025, 1, 1), None),
    ]


def test_an_explanation_ends_on_the_day_it_lapses(pair):
    state_that(**pair, state="legt-uit", lapses_on=DAY(2025, 12, 31))

    assert periods(pair["standard"]) == [
        ("legt-uit", DAY(2025, 1, 1), DAY(2025, 12, 31))
    ]


def test_nothing_counts_after_the_last_day_of_the_municipality():
    pair = {
        "municipality": MunicipalityFactory(
            valid_from=DAY(2020, 1, 1), valid_to=DAY(2026, 1, 1)
        ),
        "standard": StandardFactory(),
    }
    state_that(**pair)

    assert periods(pair["standard"]) == [
        ("in-gebruik", DAY(2025, 1, 1), DAY(2026, 1, 1))
    ]


def test_a_municipality_that_gets_a_last_day_is_counted_until_it(pair):
    state_that(**pair)
    pair["municipality"].valid_to = DAY(2025, 7, 1)

    pair["municipality"].save()

    assert periods(pair["standard"]) == [
        ("in-gebruik", DAY(2025, 1, 1), DAY(2025, 7, 1))
    ]
    assert times_applied(pair["standard"]) == 0


def test_a_future_statement_is_not_counted_yet(pair):
    state_that(**pair, effective_on=DAY(2199, 1, 1))

    assert times_applied(pair["standard"]) == 0


def test_an_ordinary_save_leaves_the_counters_as_they_are(pair):
    stale = Standard.objects.get(pk=pair["standard"].pk)
    state_that(**pair)

    stale.summary = "Nieuwe tekst."
    stale.save()
    Standard.objects.update(times_applied=99, times_shown=99)

    assert times_applied(pair["standard"]) == 1


@pytest.mark.parametrize(
    "attack",
    [
        "DELETE FROM catalogue_adoptionperiod",
        "UPDATE catalogue_adoptiontotal SET delta = 0",
        "UPDATE catalogue_adoptionperiod SET state = 'legt-uit'",
        "TRUNCATE catalogue_adoptiontotal",
        "SET LOCAL session_replication_role = replica",
        "SET ROLE portal_owner; DELETE FROM catalogue_adoptionperiod",
        "SET LOCAL pgtrigger.ignore = 'all'; DELETE FROM catalogue_adoptiontotal",
        "SELECT keep_adoption_periods(ARRAY[]::adoption_pair[])",
        "ALTER TABLE catalogue_adoptionstatement DISABLE TRIGGER ALL",
    ],
)
def test_nobody_writes_the_counts_by_hand(pair, attack):
    state_that(**pair)
    before = periods(pair["standard"]), totals(pair["standard"])

    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(attack)

    assert (periods(pair["standard"]), totals(pair["standard"])) == before


def test_ten_thousand_statements_at_once_are_counted_in_seconds():
    ProvinceFactory()
    municipalities = MunicipalityFactory.create_batch(100)
    standards = StandardFactory.create_batch(100)
    Adoption.objects.bulk_create(
        Adoption(municipality=m, standard=s) for m in municipalities for s in standards
    )
    drafts = [
        new_statement_of(adoption) for adoption in Adoption.objects.select_related()
    ]

    began = time.monotonic()
    AdoptionStatement.objects.bulk_create(drafts)
    seconds = time.monotonic() - began

    assert set(Standard.objects.values_list("times_applied", flat=True)) == {100}
    assert AdoptionTotal.objects.count() == 100
    assert seconds < STEP


def new_statement_of(adoption):
    return AdoptionStatement(
        adoption=adoption,
        municipality_id=adoption.municipality_id,
        standard_id=adoption.standard_id,
        state="in-gebruik",
        effective_on=DAY(2025, 1, 1),
        grade="opgegeven",
        idempotency_key=f"bulk-{adoption.pk}",
        by_label="Persoon",
        recorded_at=AT,
    )
