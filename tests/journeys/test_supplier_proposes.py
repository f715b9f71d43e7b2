"""A supplier proposes that a municipality uses its product; the municipality decides."""

import datetime
import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from catalogue.enums import EvidenceGrade
from catalogue.models import ProductSupport
from tests.browsers import REFUSED, press
from tests.factories.catalogue import ProductFactory

from .worlds import MANAGER, SUPPLIER, fill_day


@pytest.fixture
def offered(world):
    """A product of the demo supplier, for version 1.0 of a new standard."""
    standard = world.standard()
    supplier = world.organisation("Voorbeeldsoft (fictief)")
    product = ProductFactory(
        supplier=supplier, name=f"Reispakket {standard.pk}", slug=standard.slug
    )
    return ProductSupport.objects.create(
        product=product,
        version=world.version(standard),
        since_on=datetime.date(2025, 1, 1),
        claimed_at=timezone.now(),
    )


def test_a_supplier_proposes_and_the_municipality_accepts(with_scripts, world, offered):
    standard, product = offered.version.standard, offered.product
    supplier = with_scripts.person(SUPPLIER)
    supplier.goto("/")
    press(supplier.get_by_role("link", name="Producten", exact=True))
    with_scripts.look(supplier)
    press(supplier.get_by_role("link", name="Voorstellen aan gemeenten"))
    press(supplier.get_by_role("button", name="Doe voorstel"))
    expect(supplier).to_have_title(REFUSED)
    with_scripts.look(supplier)
    supplier.get_by_label("Welk product").select_option(str(offered.pk))
    supplier.get_by_label("Welke gemeente?").select_option("gouda")
    fill_day(supplier, "in_use_on", ("1", "2", "2026"))
    press(supplier.get_by_role("button", name="Doe voorstel"))
    row = supplier.locator("tbody tr", has_text=product.name)
    expect(row).to_contain_text("wacht op antwoord")
    with_scripts.look(supplier)
    assert world.last_of("gouda", standard) is None

    manager = with_scripts.person(MANAGER)
    manager.goto("/mijn-gemeente/")
    press(manager.get_by_role("link", name=f"Voorstel over {standard.name}"))
    with_scripts.look(manager)
    manager.locator("label.so-choice", has_text="dat weten wij zelf").click()
    press(manager.get_by_role("button", name="Antwoord vastleggen"))
    expect(manager.locator(".so-messages")).to_be_visible()
    with_scripts.look(manager)

    statement = world.last_of("gouda", standard)
    assert (statement.state, statement.grade, statement.product) == (
        "in-gebruik",
        EvidenceGrade.DECLARED,
        product,
    )
    supplier.reload()
    expect(row).to_contain_text(re.compile("beantwoord op"))
    expect(row).not_to_contain_text("dat weten wij zelf")
