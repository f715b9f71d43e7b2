"""People with their roles for tests."""

import datetime

import factory
from allauth.mfa.models import Authenticator
from factory.django import DjangoModelFactory

from accounts import models
from accounts.enums import OrganisationKind, Role
from accounts.sign_in.sealing import seal
from samenorganiseren.shared.names import sort_key

from .municipalities import MunicipalityFactory, PartnershipFactory

# The key of the app with codes, as a test needs it to make a code.
SECRET = "JBSWY3DPEHPK3PXP"
AT = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


class UserFactory(DjangoModelFactory):
    class Meta:
        model = models.User

    email = factory.Sequence(lambda n: f"persoon{n}@voorbeeld.example")
    name = factory.Sequence(lambda n: f"Persoon {n}")


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = models.Organisation

    kind = OrganisationKind.VNG
    name = factory.Sequence(lambda n: f"Organisatie {n}")
    slug = factory.LazyAttribute(lambda o: sort_key(o.name).replace(" ", "-"))
    sort_key = factory.LazyAttribute(lambda o: sort_key(o.name))


class MunicipalOrganisationFactory(OrganisationFactory):
    kind = OrganisationKind.MUNICIPALITY
    municipality = factory.SubFactory(MunicipalityFactory)
    name = factory.LazyAttribute(lambda o: f"Gemeente {o.municipality.name}")


class PartnershipOrganisationFactory(OrganisationFactory):
    kind = OrganisationKind.PARTNERSHIP
    partnership = factory.SubFactory(PartnershipFactory)
    name = factory.LazyAttribute(lambda o: o.partnership.name)


class SupplierFactory(OrganisationFactory):
    kind = OrganisationKind.SUPPLIER
    name = factory.Sequence(lambda n: f"Leverancier {n}")


class RoleAssignmentFactory(DjangoModelFactory):
    class Meta:
        model = models.RoleAssignment

    user = factory.SubFactory(UserFactory)
    role = Role.INFORMATION_MANAGER
    organisation = factory.SubFactory(MunicipalOrganisationFactory)
    starts_on = datetime.date(2020, 1, 1)
    given_by_label = "Proefopzet"
    given_at = AT


class SecondFactorFactory(DjangoModelFactory):
    """An app with codes; whoever has a role needs one to write."""

    class Meta:
        model = Authenticator

    type = Authenticator.Type.TOTP
    data = factory.LazyFunction(lambda: {"secret": seal(SECRET)})


def person_with(role, organisation=None, *, second_factor=True, **user):
    """A person who has this role today, for this organisation or one that fits."""
    organisation = organisation or _organisation_for(role)
    person = RoleAssignmentFactory(
        user=UserFactory(**user), role=role, organisation=organisation
    ).user
    if second_factor:
        SecondFactorFactory(user=person)
    return person


def _organisation_for(role):
    match role:
        case Role.INFORMATION_MANAGER | Role.APPROVER | Role.PEOPLE_MANAGER:
            return MunicipalOrganisationFactory()
        case Role.PARTNERSHIP_COORDINATOR:
            return PartnershipOrganisationFactory()
        case Role.SUPPLIER:
            return SupplierFactory()
        case Role.BODY_MEMBER | Role.BODY_SECRETARY | Role.BODY_ASSISTANT:
            return OrganisationFactory(kind=OrganisationKind.BODY)
        case _:
            return OrganisationFactory(kind=OrganisationKind.VNG)
