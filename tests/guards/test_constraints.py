"""A wrong row is refused by the constraint that is there for it, however it comes."""

import pytest
from django.db import IntegrityError, models, transaction

from .breaking import DOUBLED, WRONG
from .rows import insert, new

pytestmark = pytest.mark.django_db
WAYS = {"save": models.Model.save, "sql": insert}
either_way = pytest.mark.parametrize("store", WAYS.values(), ids=WAYS.keys())


def refusal_of(store, row):
    """The constraint that refused it."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        store(row)
    return refusal.value.__cause__.diag.constraint_name


@either_way
@pytest.mark.parametrize("name", WRONG)
def test_postgresql_refuses_a_row_that_cannot_be(name, store):
    model, changes = WRONG[name]
    row = new(model, **changes())
    before = list(model.objects.order_by("pk").values())

    refused_by = refusal_of(store, row)

    assert (refused_by, list(model.objects.order_by("pk").values())) == (name, before)


@either_way
@pytest.mark.parametrize("name", DOUBLED)
def test_postgresql_refuses_a_second_row_that_is_the_same(name, store):
    model, shared, taken = DOUBLED[name]
    shared = shared()
    first, second = new(model, **shared), new(model, **shared)
    first.save()
    for field in taken.split():
        setattr(second, field, getattr(first, field))
    before = list(model.objects.order_by("pk").values())

    refused_by = refusal_of(store, second)

    assert (refused_by, list(model.objects.order_by("pk").values())) == (name, before)


@pytest.mark.parametrize("name", WRONG)
def test_the_same_row_without_its_mistake_is_taken(name):
    model, _ = WRONG[name]
    row = new(model)
    before = model.objects.count()

    insert(row)

    assert model.objects.count() == before + 1
