"""Every page asks as many questions with three rows as with one."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from catalogue.enums import Ring
from tests.factories.adoption import applied_by, state_that
from tests.factories.catalogue import StandardFactory
from tests.factories.municipalities import MunicipalityFactory

from .scene import Scene
from .test_proposals import SupplierScene

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_demo(settings):
    settings.DEMO = True


def questions(client, address):
    client.get(address)
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_a_standard(client, rows):
    standard = StandardFactory(ring=Ring.PUBLIC)
    applied_by(standard, rows)

    address = reverse("standard_adoptions", args=[standard.slug])

    assert questions(client, address) == 3


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_of_a_standard(client, rows):
    standard = StandardFactory(ring=Ring.PUBLIC)
    applied_by(standard, rows)

    assert questions(client, standard.get_absolute_url()) == 6


@pytest.mark.parametrize("ring", [Ring.PUBLIC, Ring.MUNICIPALITIES])
@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_of_a_standard_for_a_municipality(client, busy, rows, ring):
    busy(1)
    standard = StandardFactory(ring=ring)
    applied_by(standard, rows)

    assert questions(client, standard.get_absolute_url()) == 8


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_of_a_municipality(client, rows):
    municipality = MunicipalityFactory()
    for standard in StandardFactory.create_batch(rows, ring=Ring.PUBLIC):
        state_that(municipality=municipality, standard=standard)

    assert questions(client, municipality.get_absolute_url()) == 4


@pytest.fixture
def busy(client):
    """A municipality with so many statements, dues and proposals."""

    def make(rows):
        scene = Scene()
        client.force_login(scene.manager)
        for standard in StandardFactory.create_batch(rows):
            state_that(municipality=scene.municipality, standard=standard)
        StandardFactory.create_batch(rows, bindingness=2)
        for _ in range(rows):
            SupplierScene().propose(municipality=scene.municipality)
        return scene

    return make


@pytest.mark.parametrize("rows", [1, 3])
def test_mijn_gemeente(client, busy, rows):
    busy(rows)

    assert questions(client, reverse("my_municipality")) == 10


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_to_confirm(client, busy, rows):
    busy(rows)

    assert questions(client, reverse("statements_confirm")) == 4


@pytest.mark.parametrize("rows", [1, 3])
def test_the_timeline(client, busy, rows):
    scene = busy(1)
    for _ in range(rows):
        state_that(municipality=scene.municipality, standard=scene.standard)

    address = reverse("adoption_timeline", args=[scene.standard.slug])

    assert questions(client, address) == 5


@pytest.mark.parametrize("rows", [1, 3])
def test_the_proposals_of_a_supplier(client, rows):
    scene = SupplierScene()
    client.force_login(scene.seller)
    for _ in range(rows):
        scene.propose(municipality=MunicipalityFactory())

    assert questions(client, reverse("supplier_proposals")) == 6
