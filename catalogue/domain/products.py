"""What suppliers say about their products."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from accounts.models import Organisation, User
from journal.domain.entries import record
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import require

from ..models import Product, ProductSupport, StandardVersion
from ..rules import products as rules
from .addresses import free_slug


class ProductRefused(DomainError):
    """What the supplier said about a product cannot be right."""


@transaction.atomic
def add_product(
    *,
    supplier: Organisation,
    name: str,
    description: str = "",
    homepage: str = "",
    by: User,
    now: datetime,
) -> Product:
    """A product of this supplier that municipalities use."""
    supplier = Organisation.objects.select_for_update(of=("self",)).get(pk=supplier.pk)
    require(rules.may_manage_products(by, supplier))
    if not name.strip():
        raise ProductRefused("Vul de naam van het product in.")
    if Product.objects.filter(supplier=supplier, name__iexact=name.strip()).exists():
        raise ProductRefused(f"U heeft al een product met de naam “{name.strip()}”.")
    product = Product.objects.create(
        supplier=supplier,
        name=name.strip(),
        slug=free_slug(Product, f"{supplier.name} {name}", length=140),
        description=description,
        homepage=homepage,
        is_fictitious=supplier.is_fictitious,
    )
    record(
        "catalogue.product_added", subject=product, by=by, at=now, organisation=supplier
    )
    return product


@transaction.atomic
def claim_support(
    *,
    product: Product,
    version: StandardVersion,
    since_on: date,
    test_report_url: str = "",
    tested_on: date | None = None,
    by: User,
    now: datetime,
) -> ProductSupport:
    """This product supports this version from a day on, with its test report if any."""
    product = Product.objects.select_for_update(of=("self",)).get(pk=product.pk)
    require(rules.may_manage_products(by, product.supplier))
    _require_possible(version, since_on, test_report_url, tested_on, day_of(now))
    support, _ = ProductSupport.objects.update_or_create(
        product=product,
        version=version,
        defaults={
            "since_on": since_on,
            "ends_on": None,
            "test_report_url": test_report_url,
            "tested_on": tested_on,
            "claimed_by_label": by.actor_label,
            "claimed_at": now,
        },
    )
    _record("catalogue.support_claimed", support, by, now)
    return support


@transaction.atomic
def end_support(
    *, support: ProductSupport, ends_on: date, by: User, now: datetime
) -> ProductSupport:
    """After this day the product does not support the version any more."""
    product = Product.objects.select_for_update(of=("self",)).get(pk=support.product_id)
    require(rules.may_manage_products(by, product.supplier))
    support = ProductSupport.objects.select_for_update(of=("self",)).get(pk=support.pk)
    if support.ends_on == ends_on:
        return support
    if ends_on < support.since_on:
        raise ProductRefused("De laatste dag ligt voor de eerste dag.")
    support.ends_on = ends_on
    support.save(update_fields=["ends_on"])
    _record("catalogue.support_ended", support, by, now)
    return support


def _require_possible(
    version: StandardVersion,
    since_on: date,
    test_report_url: str,
    tested_on: date | None,
    today: date,
) -> None:
    if version.published_at is None or version.standard.published_at is None:
        raise ProductRefused("Deze versie is niet gepubliceerd.")
    if tested_on and not test_report_url:
        raise ProductRefused("Vul bij de datum van de test ook het testrapport in.")
    if tested_on and tested_on > today:
        raise ProductRefused("Een test kan niet in de toekomst gedaan zijn.")
    if version.released_on and since_on < version.released_on:
        raise ProductRefused("Op die dag bestond deze versie nog niet.")


def _record(action: str, support: ProductSupport, by: User, now: datetime) -> None:
    record(
        action,
        subject=support,
        by=by,
        at=now,
        organisation=support.product.supplier,
    )
