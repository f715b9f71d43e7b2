"""Standards, versions, initiatives and needs for tests."""

import factory
from factory.django import DjangoModelFactory

from catalogue import models
from catalogue.enums import Domain, InitiativePhase, Kind, Lifecycle
from samenorganiseren.shared.names import sort_key

from .accounts import AT, SupplierFactory
from .municipalities import MunicipalityFactory


class StandardFactory(DjangoModelFactory):
    class Meta:
        model = models.Standard

    name = factory.Sequence(lambda n: f"Standaard {n}")
    slug = factory.LazyAttribute(lambda s: sort_key(s.name).replace(" ", "-"))
    sort_key = factory.LazyAttribute(lambda s: sort_key(s.name))
    summary = "Een afspraak van gemeenten."
    domain = Domain.SERVICES
    kind = Kind.API
    published_at = AT
    changed_at = AT


class StandardVersionFactory(DjangoModelFactory):
    class Meta:
        model = models.StandardVersion

    standard = factory.SubFactory(StandardFactory)
    number = factory.Sequence(lambda n: f"1.{n}")
    lifecycle = Lifecycle.IN_USE
    position = factory.Sequence(lambda n: n)
    published_at = AT


class InitiativeFactory(DjangoModelFactory):
    class Meta:
        model = models.Initiative

    name = factory.Sequence(lambda n: f"Initiatief {n}")
    slug = factory.LazyAttribute(lambda s: sort_key(s.name).replace(" ", "-"))
    sort_key = factory.LazyAttribute(lambda s: sort_key(s.name))
    summary = "Iets dat gemeenten samen maken."
    domain = Domain.SERVICES
    phase = InitiativePhase.IDEA
    published_at = AT
    changed_at = AT


class NeedFactory(DjangoModelFactory):
    class Meta:
        model = models.Need

    title = factory.Sequence(lambda n: f"Behoefte {n}")
    slug = factory.LazyAttribute(lambda s: sort_key(s.title).replace(" ", "-"))
    description = "Dit missen wij."
    domain = Domain.SERVICES
    municipality = factory.SubFactory(MunicipalityFactory)
    created_by_label = "Persoon"
    created_at = AT
    changed_at = AT


class ProductFactory(DjangoModelFactory):
    class Meta:
        model = models.Product

    supplier = factory.SubFactory(SupplierFactory)
    name = factory.Sequence(lambda n: f"Product {n}")
    slug = factory.LazyAttribute(lambda p: sort_key(p.name).replace(" ", "-"))
