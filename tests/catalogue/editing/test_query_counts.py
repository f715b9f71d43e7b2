"""Pages around editing take the same queries, however much is on them."""

import pytest
from django.urls import reverse

from accounts.enums import Role
from catalogue.models import ProductSupport
from tests.factories.accounts import MunicipalOrganisationFactory, person_with
from tests.factories.catalogue import (
    InitiativeFactory,
    NeedFactory,
    ProductFactory,
    StandardFactory,
    StandardVersionFactory,
)
from tests.factories.municipalities import MunicipalityFactory
from tests.guards.rows import new

pytestmark = [pytest.mark.django_db, pytest.mark.parametrize("count", [1, 3])]


@pytest.fixture
def queries_of(signed_in, django_assert_num_queries):
    def ask(person, address, queries):
        browser = signed_in(person)
        browser.get(address)
        with django_assert_num_queries(queries):
            assert browser.get(address).status_code == 200

    return ask


def test_the_products_of_a_supplier(queries_of, count):
    supplier = ProductFactory().supplier
    for product in ProductFactory.create_batch(count, supplier=supplier):
        new(ProductSupport, product=product).save()

    queries_of(person_with(Role.SUPPLIER, supplier), reverse("supplier_products"), 8)


def test_the_versions_of_a_standard_on_its_page_for_editors(queries_of, count):
    standard = StandardFactory()
    StandardVersionFactory.create_batch(count, standard=standard)
    address = reverse("catalogue_staff_standard", args=[standard.slug])

    queries_of(person_with(Role.CATALOGUE_EDITOR), address, 8)


def test_the_phase_form_of_an_initiative(queries_of, count):
    organisation = MunicipalOrganisationFactory()
    initiative = InitiativeFactory(lead=organisation.municipality)
    initiative.participants.set(MunicipalityFactory.create_batch(count))
    initiative.produces.set(StandardFactory.create_batch(count))
    NeedFactory.create_batch(count, state="beantwoord", answered_by=initiative)
    InitiativeFactory.create_batch(count, lead=organisation.municipality)
    person = person_with(Role.INFORMATION_MANAGER, organisation)

    queries_of(person, reverse("initiative_phase", args=[initiative.slug]), 5)
