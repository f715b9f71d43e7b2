"""Every municipality and partnership has an organisation, so people can be invited."""

import datetime

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from accounts.domain.register_organisations import make_missing, organisation_for
from accounts.enums import OrganisationKind, Role
from accounts.models import Organisation
from tests.factories.accounts import person_with
from tests.factories.municipalities import MunicipalityFactory, PartnershipFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def made():
    return list(Organisation.objects.order_by("id").values_list("kind", "name", "slug"))


def test_a_municipality_gets_its_organisation_once():
    gouda = MunicipalityFactory(name="Gouda")

    first, second = organisation_for(gouda), organisation_for(gouda)

    assert first == second
    assert first.municipality == gouda
    assert made() == [("gemeente", "Gemeente Gouda", "gemeente-gouda")]


def test_what_is_missing_is_made_and_a_second_time_nothing(capsys):
    organisation_for(MunicipalityFactory(name="Gouda"))
    MunicipalityFactory(name="Delft")
    MunicipalityFactory(name="Oudstad", valid_to=datetime.date(2020, 1, 1))
    MunicipalityFactory(name="Morgenstad", valid_from=datetime.date(2999, 1, 1))
    PartnershipFactory(name="Drechtsteden", is_fictitious=True)

    call_command("make_organisations")
    call_command("make_organisations")

    assert capsys.readouterr().out == (
        "2 organisaties toegevoegd.\n0 organisaties toegevoegd.\n"
    )
    assert made() == [
        ("gemeente", "Gemeente Gouda", "gemeente-gouda"),
        ("gemeente", "Gemeente Delft", "gemeente-delft"),
        ("samenwerkingsverband", "Drechtsteden", "samenwerking-drechtsteden"),
    ]
    assert [one.name for one in Organisation.objects.filter(is_fictitious=True)] == [
        "Drechtsteden"
    ]


def test_a_municipality_that_was_renamed_keeps_its_organisation():
    gouda = MunicipalityFactory(name="Gouda")
    organisation = organisation_for(gouda)
    gouda.name = "Tergouw"
    gouda.save()

    assert (organisation_for(gouda), make_missing(now=NOW)) == (organisation, 0)


def test_the_administrator_finds_a_municipality_and_invites_there(client):
    MunicipalityFactory(name="Delft")
    make_missing(now=NOW)
    client.force_login(person_with(Role.FUNCTIONAL_ADMINISTRATOR))

    found = client.get(reverse("staff_organisations"), {"zoek": "delft"})
    [delft] = found.context["organisations"]

    assert delft.kind == OrganisationKind.MUNICIPALITY
    assert client.get(reverse("invite", args=[delft.slug])).status_code == 200
