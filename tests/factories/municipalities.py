"""Municipalities, provinces and partnerships for tests."""

import datetime

import factory
from factory.django import DjangoModelFactory

from municipalities import models
from samenorganiseren.shared.names import sort_key


class ProvinceFactory(DjangoModelFactory):
    class Meta:
        model = models.Province
        django_get_or_create = ("code",)

    code = "PV28"
    name = "Zuid-Holland"
    slug = "zuid-holland"


class MunicipalityFactory(DjangoModelFactory):
    class Meta:
        model = models.Municipality

    code = factory.Sequence(lambda n: f"GM{n + 5000:04d}")
    tooi_uri = factory.LazyAttribute(
        lambda m: f"https://identifier.overheid.nl/tooi/id/gemeente/{m.code.lower()}"
    )
    name = factory.Sequence(lambda n: f"Voorbeeldstad {n}")
    cbs_name = factory.SelfAttribute("name")
    slug = factory.LazyAttribute(lambda m: sort_key(m.name).replace(" ", "-"))
    sort_key = factory.LazyAttribute(lambda m: sort_key(m.name))
    province = factory.SubFactory(ProvinceFactory)
    valid_from = None
    valid_to = None


class PartnershipFactory(DjangoModelFactory):
    class Meta:
        model = models.Partnership

    name = factory.Sequence(lambda n: f"Samenwerking {n}")
    slug = factory.LazyAttribute(lambda p: sort_key(p.name).replace(" ", "-"))
    sort_key = factory.LazyAttribute(lambda p: sort_key(p.name))
    kind = "overig"


class PartnershipMemberFactory(DjangoModelFactory):
    class Meta:
        model = models.PartnershipMember

    partnership = factory.SubFactory(PartnershipFactory)
    municipality = factory.SubFactory(MunicipalityFactory)
    starts_on = datetime.date(2020, 1, 1)
