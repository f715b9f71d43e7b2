"""What triggers keep, however a row is written."""

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, transaction

from accounts.models import Invitation, RoleAssignment
from catalogue.enums import SearchKind
from catalogue.models import (
    InitiativeParticipant,
    InitiativeProduct,
    NeedSupport,
    SearchDocument,
    SearchWord,
    StandardLink,
    StandardOwner,
    StandardRelation,
)
from tests.factories.accounts import SupplierFactory
from tests.factories.catalogue import (
    InitiativeFactory,
    NeedFactory,
    StandardFactory,
    StandardVersionFactory,
)
from tests.factories.municipalities import MunicipalityFactory

from .rows import new

pytestmark = pytest.mark.django_db
FACTORIES = {
    "catalogue_standard": StandardFactory,
    "catalogue_standardversion": StandardVersionFactory,
    "catalogue_initiative": InitiativeFactory,
}
CONNECTIONS = {
    "catalogue_standardlink": (StandardLink, "standard", StandardFactory),
    "catalogue_standardrelation": (StandardRelation, "other", StandardFactory),
    "catalogue_standard_owners": (StandardOwner, "municipality", MunicipalityFactory),
    "catalogue_initiative_participants": (
        InitiativeParticipant,
        "municipality",
        MunicipalityFactory,
    ),
    "catalogue_initiative_produces": (InitiativeProduct, "standard", StandardFactory),
}
FOUND = {
    SearchKind.STANDARD: (StandardFactory, "name"),
    SearchKind.INITIATIVE: (InitiativeFactory, "name"),
    SearchKind.NEED: (NeedFactory, "title"),
    SearchKind.MUNICIPALITY: (MunicipalityFactory, "name"),
}


@pytest.mark.parametrize("table", ["catalogue_standard", "catalogue_initiative"])
def test_an_address_never_gets_a_second_meaning(table):
    page = FACTORIES[table](slug="eerst")
    pages = type(page).objects

    with pytest.raises(DatabaseError), transaction.atomic():
        pages.filter(pk=page.pk).update(slug="daarna")
    assert list(pages.values_list("slug", flat=True)) == ["eerst"]

    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table}")
    with pytest.raises(IntegrityError), transaction.atomic():
        FACTORIES[table](slug="eerst")
    assert list(pages.all()) == []


def test_support_does_not_move_to_another_need():
    support, other = new(NeedSupport), NeedFactory()
    support.save()

    with pytest.raises(DatabaseError), transaction.atomic():
        NeedSupport.objects.update(need=other)

    assert NeedSupport.objects.get().need == support.need


@pytest.mark.parametrize(
    "model", [RoleAssignment, Invitation], ids=lambda m: m.__name__
)
def test_a_role_fits_its_organisation(model):
    row = new(model, role="accordeur", organisation=SupplierFactory())

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
    row = new(model)
    row.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update(role="functioneel-beheerder")

    assert list(model.objects.values_list("role", flat=True)) == [row.role]


def titles(kind):
    return list(
        SearchDocument.objects.filter(kind=kind).values_list("title", flat=True)
    )


@pytest.mark.parametrize("kind", FOUND)
@pytest.mark.parametrize("change", ["added", "changed", "removed"])
def test_the_search_follows(change, kind):
    factory, name = FOUND[kind]
    extra = {"municipality": None, "source": "bron"} if kind == SearchKind.NEED else {}
    thing = factory(**{name: "Alfa"}, **extra)
    things, expected = type(thing).objects.filter(pk=thing.pk), ["Alfa"]
    if change == "changed":
        things.update(**{name: "Bravo"})
        expected = ["Bravo"]
    if change == "removed":
        things.delete()
        expected = []

    assert titles(kind) == expected


@pytest.mark.parametrize("change", ["added", "changed", "removed"])
def test_words_are_counted(change):
    standard = StandardFactory(name="Alfa", summary="kernwoord")
    expected = 1
    if change == "changed":
        type(standard).objects.update(summary="iets anders")
        expected = 0
    if change == "removed":
        standard.delete()
        expected = 0

    assert SearchWord.objects.get(word="kernwoord").documents == expected


@pytest.mark.parametrize("table", FACTORIES)
@pytest.mark.parametrize("change", ["insert", "update"])
def test_history_is_kept(change, table):
    row = FACTORIES[table](source="Eerst")
    expected = ["Eerst"]
    if change == "update":
        type(row).objects.filter(pk=row.pk).update(source="Daarna")
        expected = ["Eerst", "Daarna"]

    events = apps.get_model("catalogue", f"{type(row).__name__}Event").objects
    kept = events.filter(pgh_obj_id=row.pk).order_by("pgh_id")
    assert list(kept.values_list("source", flat=True)) == expected


@pytest.mark.parametrize("table", CONNECTIONS)
@pytest.mark.parametrize("change", ["insert", "update", "delete"])
def test_what_comes_and_goes_has_a_history(change, table):
    model, name, other = CONNECTIONS[table]
    row = new(model)
    row.save()
    first, later = getattr(row, f"{name}_id"), other().pk
    expected = [("insert", first)]
    if change == "update":
        model.objects.filter(pk=row.pk).update(**{f"{name}_id": later})
        expected = [("insert", first), ("update", later)]
    if change == "delete":
        model.objects.filter(pk=row.pk).delete()
        expected = [("insert", first), ("delete", first)]

    events = apps.get_model("catalogue", f"{model.__name__}Event").objects
    kept = events.order_by("pgh_id").values_list("pgh_label", f"{name}_id")
    assert list(kept) == expected
