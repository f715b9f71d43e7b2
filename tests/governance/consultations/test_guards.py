"""PostgreSQL itself takes no response out of time, out of turn, or of a non-member."""

import datetime

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from governance import models
from governance.domain.consultations.closing import close_consultation
from governance.enums import ConsultationKind, Stage
from tests.factories.accounts import (
    MunicipalOrganisationFactory,
    SupplierFactory,
    UserFactory,
)
from tests.guards.rows import insert, new

from .scene import HOUR, Scene, react

pytestmark = pytest.mark.django_db
SWITCHES = [
    "SELECT 1",
    "SET pgtrigger.ignore = 'all'",
]
FORBIDDEN = ["SET session_replication_role = replica", "SET ROLE portal_owner"]


def refusal_of(row):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        insert(row)
    return refusal.value.__cause__.diag.constraint_name


def response(consultation, **changes):
    return new(models.ConsultationResponse, consultation=consultation, **changes)


@pytest.mark.parametrize("switch", SWITCHES)
@pytest.mark.parametrize("store", [models.ConsultationResponse.save, insert])
@pytest.mark.parametrize("way", ["after", "before", "closed"])
def test_no_response_is_taken_out_of_time(way, store, switch):
    scene = Scene(stage=Stage.CONSULTATION)
    now = timezone.now()
    if way == "after":
        consultation = scene.closed_by_time()
    elif way == "before":
        times = {"opens_at": now + HOUR, "closes_at": now + 2 * HOUR}
        consultation = scene.closed_by_time(**times)
    else:
        consultation = scene.open()
        close_consultation(consultation=consultation, by=scene.secretary, now=now)

    with connection.cursor() as cursor:
        cursor.execute(switch)
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        store(response(consultation))

    assert refusal.value.__cause__.diag.constraint_name == "response_in_time"
    assert list(models.ConsultationResponse.objects.all()) == []


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_the_portal_cannot_step_around_its_guards(statement):
    with pytest.raises(DatabaseError), transaction.atomic():
        connection.cursor().execute(statement)


@pytest.mark.parametrize("way", ["skips", "starts-late", "of-another", "elsewhere"])
def test_a_response_follows_the_one_before(way):
    scene = Scene()
    consultation = scene.open()
    first = react(consultation)
    mine = {"person": first.person, "previous": first, "number": 2}
    changes = {
        "skips": {**mine, "number": 3},
        "starts-late": {"number": 2},
        "of-another": {**mine, "person": UserFactory()},
        "elsewhere": {**mine, "organisation": MunicipalOrganisationFactory()},
    }[way]

    assert refusal_of(response(consultation, **changes)) == "response_follows"
    assert list(models.ConsultationResponse.objects.all()) == [first]


def test_a_second_first_response_of_the_same_is_refused():
    consultation = Scene().open()
    first = react(consultation)

    again = response(consultation, person=first.person)

    assert refusal_of(again) == "response_number_once_for_person"


@pytest.mark.parametrize("way", ["a person", "no answer", "a supplier"])
def test_in_a_consultation_of_the_members_only_municipalities_answer(way):
    consultation = Scene(stage=Stage.TASKFORCE).open(kind=ConsultationKind.MEMBERS)
    town = MunicipalOrganisationFactory()
    changes = {
        "a person": {"answer": "voor"},
        "no answer": {"organisation": town},
        "a supplier": {
            "answer": "voor",
            "organisation": SupplierFactory(),
        },
    }[way]

    assert refusal_of(response(consultation, **changes)) == "response_of_member"
    assert list(models.ConsultationResponse.objects.all()) == []


def response_of_town(name, days):
    """A response of a municipality that begins or ends so many days from now."""
    day = timezone.localdate() + datetime.timedelta(days=days)
    town = MunicipalOrganisationFactory(**{f"municipality__{name}": day})
    return response(Scene().open(), organisation=town)


@pytest.mark.parametrize(("name", "days"), [("valid_to", 0), ("valid_from", 1)])
def test_a_municipality_that_does_not_exist_today_is_refused(name, days):
    row = response_of_town(name, days)

    assert refusal_of(row) == "response_of_living_municipality"
    assert list(models.ConsultationResponse.objects.all()) == []


@pytest.mark.parametrize(("name", "days"), [("valid_to", 1), ("valid_from", 0)])
def test_a_municipality_reacts_from_its_first_day_to_its_last(name, days):
    insert(response_of_town(name, days))

    assert models.ConsultationResponse.objects.count() == 1


@pytest.mark.parametrize("switch", SWITCHES)
@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE governance_consultation SET closes_at = closes_at + interval '1 day'",
        "UPDATE governance_consultation SET opens_at = opens_at - interval '1 day'",
        "UPDATE governance_consultation SET question = 'Iets anders?'",
        "UPDATE governance_consultation SET closed_at = NULL",
        "DELETE FROM governance_consultation",
    ],
)
def test_a_consultation_stays_as_it_was_asked_and_is_never_reopened(attack, switch):
    scene = Scene()
    consultation = scene.open()
    close_consultation(
        consultation=consultation, by=scene.secretary, now=timezone.now()
    )
    before = list(models.Consultation.objects.values())

    with connection.cursor() as cursor:
        cursor.execute(switch)
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute(attack)

    assert list(models.Consultation.objects.values()) == before
