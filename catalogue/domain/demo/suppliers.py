"""Made-up suppliers with their products, and what they propose."""

from __future__ import annotations

from datetime import datetime, timedelta

from accounts.enums import OrganisationKind
from accounts.models import Organisation, User
from municipalities.models import Municipality
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.names import sort_key

from ...models import Product, ProductSupport, StandardVersion
from ..proposals import propose_use

SELLER = "leverancier@voorbeeldsoft.example"
OTHERS = ("Polderdata (fictief)", "Dijkwerk Systemen (fictief)")
PRODUCTS = (
    ("Voorbeeldsoft Zaken", 0, ("zaken-api", "documenten-api", "catalogi-api")),
    ("Voorbeeldsoft Balie", 0, ("besluiten-api", "notificaties-api")),
    ("Polderdata Zaaksysteem", 1, ("zaken-api", "besluiten-api", "autorisaties-api")),
    ("Dijkwerk Documenten", 2, ("documenten-api", "notificaties-api")),
)
PROPOSED = ("documenten-api", "notificaties-api")


def tell_suppliers(people: dict[str, User], home: Municipality, now: datetime) -> None:
    """Products with what they support; the demo supplier proposes to the demo
    municipality."""
    seller = people[SELLER]
    own = next(
        held.organisation
        for held in seller.get_current_roles()
        if held.organisation.kind == OrganisationKind.SUPPLIER
    )
    suppliers = [own, *(_supplier(name) for name in OTHERS)]
    for name, number, slugs in PRODUCTS:
        product = _product(name, suppliers[number])
        _supports(product, slugs, now)
    for slug in PROPOSED:
        _propose(slug, own, home, seller, now)


def _supplier(name: str) -> Organisation:
    key = sort_key(name)
    return Organisation.objects.get_or_create(
        slug=key.replace(" ", "-"),
        defaults={
            "kind": OrganisationKind.SUPPLIER,
            "name": name,
            "sort_key": key,
            "is_fictitious": True,
        },
    )[0]


def _product(name: str, supplier: Organisation) -> Product:
    return Product.objects.get_or_create(
        slug=sort_key(name).replace(" ", "-"),
        defaults={
            "supplier": supplier,
            "name": name,
            "description": "Een product dat niet bestaat, voor dit voorbeeld.",
            "is_fictitious": True,
        },
    )[0]


def _supports(product: Product, slugs: tuple[str, ...], now: datetime) -> None:
    versions = StandardVersion.objects.filter(
        standard__slug__in=slugs, is_current=True
    ).exclude(published_at=None)
    for number, version in enumerate(versions.order_by("standard__slug")):
        tested = (
            {}
            if number
            else {
                "test_report_url": f"https://testrapport.example/{product.slug}/",
                "tested_on": day_of(now) - timedelta(days=90),
            }
        )
        ProductSupport.objects.get_or_create(
            product=product,
            version=version,
            defaults={
                "since_on": day_of(now) - timedelta(days=400),
                "claimed_by_label": f"{product.supplier}",
                "claimed_at": now - timedelta(days=90),
                **tested,
            },
        )


def _propose(
    slug: str, supplier: Organisation, home: Municipality, seller: User, now: datetime
) -> None:
    support = ProductSupport.objects.filter(
        product__supplier=supplier, version__standard__slug=slug
    ).select_related("product", "version")
    found = support.first()
    if found is not None:
        propose_use(
            product=found.product,
            version=found.version,
            municipality=home,
            in_use_on=day_of(now) - timedelta(days=75),
            note="U gebruikt dit sinds de laatste update.",
            by=seller,
            now=now - timedelta(days=4),
        )
