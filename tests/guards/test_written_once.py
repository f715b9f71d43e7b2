"""What is written once stays, for the portal and for the owner of the schema."""

import psycopg
import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from catalogue.models import (
    InitiativeParticipant,
    InitiativeProduct,
    StandardLink,
    StandardOwner,
    StandardRelation,
)
from launch.databases import with_database
from samenorganiseren.shared.models import is_append_only, is_kept_by_database
from tests.factories.adoption import state_that
from tests.factories.catalogue import (
    InitiativeFactory,
    StandardFactory,
    StandardVersionFactory,
)
from tests.factories.municipalities import MunicipalityFactory

from .rows import new
from .tables import KEPT_BY_DATABASE, WRITTEN_ONCE

CHANGES = {
    "update": "UPDATE {0} SET {1} = {1}",
    "delete": "DELETE FROM {0}",
    "truncate": "TRUNCATE {0} CASCADE",
}
TRACKED = {
    "catalogue_standardevent": StandardFactory,
    "catalogue_standardversionevent": StandardVersionFactory,
    "catalogue_initiativeevent": InitiativeFactory,
    "catalogue_standardlinkevent": lambda: new(StandardLink).save(),
    "catalogue_standardrelationevent": lambda: new(StandardRelation).save(),
    "catalogue_standardownerevent": lambda: new(StandardOwner).save(),
    "catalogue_initiativeparticipantevent": lambda: new(InitiativeParticipant).save(),
    "catalogue_initiativeproductevent": lambda: new(InitiativeProduct).save(),
}
MODELS = {
    model._meta.db_table: model for model in apps.get_models() if not model._meta.proxy
}
every_change = pytest.mark.parametrize("change", CHANGES)


def filled(table):
    """The table's model, with a row in it."""
    if table in TRACKED:
        TRACKED[table]()
    else:
        new(MODELS[table]).save()
    return MODELS[table]


def rows_of(model):
    return list(model.objects.order_by("pk").values())


def settle():
    """Nothing of what was written still waits for a check: PostgreSQL would refuse to
    truncate for that reason alone."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def sql(change, table):
    return CHANGES[change].format(table, MODELS[table]._meta.pk.column)


@pytest.mark.django_db
@every_change
@pytest.mark.parametrize("table", WRITTEN_ONCE)
def test_the_portal_changes_nothing_that_is_written_once(table, change):
    model = filled(table)
    settle()
    before = rows_of(model)

    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql(change, table))

    assert rows_of(model) == before != []


@pytest.mark.parametrize("table", WRITTEN_ONCE)
def test_nor_does_the_owner_by_accident(table, racing_db, run_databases):
    model = filled(table)
    before = rows_of(model)
    owner_url = with_database(run_databases.owner_url, racing_db)
    refused = []

    with psycopg.connect(owner_url, autocommit=True) as owner:
        for change in CHANGES:
            try:
                owner.execute(sql(change, table))
            except psycopg.DatabaseError:
                refused.append(change)

    assert (refused, rows_of(model)) == (list(CHANGES), before)


@pytest.mark.django_db
@every_change
@pytest.mark.parametrize("table", KEPT_BY_DATABASE)
def test_the_portal_writes_nothing_that_the_database_keeps(table, change):
    state_that(municipality=MunicipalityFactory(), standard=StandardFactory())
    settle()
    before = rows_of(MODELS[table])

    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql(change, table))

    assert rows_of(MODELS[table]) == before != []


def test_every_table_that_is_written_once_or_kept_is_listed():
    once = {name for name, model in MODELS.items() if is_append_only(model)}
    kept = {name for name, model in MODELS.items() if is_kept_by_database(model)}

    assert (set(WRITTEN_ONCE), set(KEPT_BY_DATABASE)) == (once, kept)
