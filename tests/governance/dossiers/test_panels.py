"""A public proposal stands on the page of what it is about, and of who made it."""

import pytest
from django.test import Client

from governance.enums import Stage
from tests.factories.accounts import MunicipalOrganisationFactory
from tests.factories.catalogue import InitiativeFactory, NeedFactory, StandardFactory
from tests.factories.governance import dossier_at

pytestmark = pytest.mark.django_db


MAKERS = {
    "standard": StandardFactory,
    "initiative": InitiativeFactory,
    "need": NeedFactory,
}


def about(place):
    """The page, and what makes a dossier stand on it."""
    if place == "municipality":
        proposer = MunicipalOrganisationFactory()
        return proposer.municipality.get_absolute_url(), {"proposer": proposer}
    made = MAKERS[place]()
    return made.get_absolute_url(), {place: made}


@pytest.mark.parametrize("place", ["standard", "initiative", "need", "municipality"])
@pytest.mark.parametrize(
    ("stage", "shown"), [(Stage.INTAKE, False), (Stage.CONSULTATION, True)]
)
def test_a_proposal_stands_there_once_it_is_public(place, stage, shown):
    address, is_about = about(place)
    dossier = dossier_at(stage, title="Samen beter", **is_about)

    page = Client().get(address).content.decode()

    assert (f'<a href="/advies/{dossier.number}/">Samen beter</a>' in page) == shown


def test_what_was_decided_stands_there_only_once_it_is_published():
    standard = StandardFactory()
    dossier_at(Stage.DECIDED, standard=standard)

    page = Client().get(standard.get_absolute_url()).content.decode()

    assert "bij het VNG-bestuur" in page
    assert ">vastgesteld<" not in page
