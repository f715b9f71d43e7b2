"""What no constraint can say about statements and proposals, PostgreSQL refuses too."""

import datetime

import pytest
from django.db import IntegrityError, connection, models, transaction

from catalogue.models import (
    Adoption,
    AdoptionStatement,
    StandardVersion,
    StatementProposal,
)
from tests.factories.accounts import UserFactory
from tests.factories.adoption import EXPLAINED, new_statement, state_that
from tests.factories.catalogue import StandardFactory, StandardVersionFactory
from tests.factories.municipalities import MunicipalityFactory

from .rows import LATER, insert, new

pytestmark = pytest.mark.django_db
BORN, GONE = datetime.date(2020, 1, 1), datetime.date(2030, 1, 1)
BOUND = datetime.date(2024, 1, 1)
WAYS = {
    "save": models.Model.save,
    "bulk": lambda row: type(row).objects.bulk_create([row]),
    "sql": insert,
}


@pytest.fixture
def pair():
    """A municipality of ten years, and a standard that is mandatory since 2024."""
    return {
        "municipality": MunicipalityFactory(valid_from=BORN, valid_to=GONE),
        "standard": StandardFactory(bindingness=3, binding_since=BOUND),
    }


BROKEN = {
    "statement_fits_its_adoption": lambda pair: {"municipality": MunicipalityFactory()},
    "statement_follows_the_same_adoption": lambda pair: {
        "previous": state_that(**{**pair, "municipality": MunicipalityFactory()})
    },
    "statement_within_the_life_of_the_municipality": lambda pair: {
        "effective_on": GONE
    },
    "statement_no_explaining_where_mandatory": lambda pair: {
        **EXPLAINED,
        "lapses_on": datetime.date(2026, 12, 31),
    },
    "statement_mandatory_has_target": lambda pair: {"state": "in-invoering"},
}


@pytest.mark.parametrize("store", WAYS.values(), ids=WAYS.keys())
@pytest.mark.parametrize("rule", BROKEN)
def test_postgresql_refuses_a_statement_against_the_rule(rule, store, pair):
    state_that(**pair)
    statement = new_statement(**pair)
    for name, value in BROKEN[rule](pair).items():
        setattr(statement, name, value)
    before = list(AdoptionStatement.objects.order_by("pk").values())

    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        store(statement)

    after = list(AdoptionStatement.objects.order_by("pk").values())
    refused_by = refusal.value.__cause__.diag.constraint_name
    assert (refused_by, after) == (rule, before)


def test_no_adoption_is_about_a_version_of_another_standard(pair):
    foreign = new(Adoption, version=StandardVersionFactory(), **pair)

    for store in WAYS.values():
        with pytest.raises(IntegrityError, match="version_of"), transaction.atomic():
            store(foreign)

    assert list(Adoption.objects.all()) == []


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("adoption_current_is_its_own", "current_id = {other}"),
        ("adoption_stays_what_it_is_about", "municipality_id = {municipality}"),
        ("adoption_stays_what_it_is_about", "standard_id = {standard}"),
    ],
)
def test_an_adoption_keeps_to_itself(pair, rule, change):
    own = state_that(**pair)
    other = state_that(**{**pair, "municipality": MunicipalityFactory()})
    sql = change.format(
        other=new_statement_of(other).pk,
        municipality=MunicipalityFactory().pk,
        standard=StandardFactory().pk,
    )
    before = list(Adoption.objects.order_by("pk").values())

    with (
        pytest.raises(IntegrityError, match=rule),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            f"UPDATE catalogue_adoption SET {sql} WHERE id = %s", [own.adoption_id]
        )

    assert list(Adoption.objects.order_by("pk").values()) == before


def new_statement_of(other):
    """One that is not the current statement of its adoption."""
    statement = new_statement(
        municipality=other.municipality, standard=other.standard, previous=other
    )
    statement.save()
    return statement


@pytest.mark.parametrize("foreign", ["municipality", "standard"])
@pytest.mark.parametrize("way", ["orm", "sql"])
def test_a_proposal_becomes_a_statement_about_what_was_proposed(foreign, way):
    proposal = new(StatementProposal)
    proposal.save()
    about = {
        "municipality": proposal.municipality,
        "standard": proposal.version.standard,
    }
    other = {"municipality": MunicipalityFactory, "standard": StandardFactory}
    said = state_that(**{**about, foreign: other[foreign]()})
    answer = {"answered_by": UserFactory(), "answered_at": LATER, "accepted_as": said}

    with (
        pytest.raises(IntegrityError, match="proposal_accepted_as_its_own"),
        transaction.atomic(),
    ):
        answer_by(way, proposal, answer)

    assert list(StatementProposal.objects.values_list("accepted_as", flat=True)) == [
        None
    ]


def answer_by(way, proposal, answer):
    if way == "orm":
        StatementProposal.objects.filter(pk=proposal.pk).update(**answer)
    else:
        insert(new(StatementProposal, **{**fields_of(proposal), **answer}))


def fields_of(proposal):
    return {"municipality": proposal.municipality, "version": proposal.version}


def test_a_proposal_may_become_a_statement_of_its_own_municipality():
    proposal = new(StatementProposal)
    proposal.save()
    said = state_that(
        municipality=proposal.municipality, standard=proposal.version.standard
    )

    StatementProposal.objects.update(
        answered_by=UserFactory(), answered_at=LATER, accepted_as=said
    )

    assert StatementProposal.objects.get().accepted_as == said


def test_no_statement_is_about_a_version_that_went_to_another_standard(pair):
    version = StandardVersionFactory(standard=pair["standard"])
    statement = new_statement(**pair, version=version)
    StandardVersion.objects.update(standard=StandardFactory())

    with pytest.raises(IntegrityError, match="statement_version"), transaction.atomic():
        statement.save()

    assert list(AdoptionStatement.objects.all()) == []
