"""What is made up says so, and a thing is called by its whole name."""

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from governance.enums import DossierKind
from governance.queries.dossiers.words import fact_words
from tests.factories.accounts import UserFactory
from tests.factories.catalogue import StandardFactory
from tests.factories.governance import (
    BodyFactory,
    DossierFactory,
    DossierVersionFactory,
    MeetingFactory,
    secretary_of,
)

pytestmark = pytest.mark.django_db


def test_a_made_up_secretary_is_labelled(client):
    body = BodyFactory()
    secretary_of(body, name="Sam Secretaris", is_fictitious=True)

    page = client.get(reverse("body", args=[body.slug])).content.decode()

    assert "fictief" in page.partition("<dt>Secretaris</dt>")[2].partition("</dd>")[0]


def test_a_made_up_member_is_labelled_where_they_are_expected():
    page = render_to_string(
        "governance/meetings/meeting.html",
        {
            "reader": {"is_inside": True},
            "meeting": MeetingFactory(),
            "expected": [{"person": UserFactory(is_fictitious=True), "seat": "Zetel"}],
        },
    )

    assert "fictief" in page.partition("Wie er komen")[2].partition("</section>")[0]


def test_the_particulars_name_a_standard_by_its_name():
    standard = StandardFactory(name="Zaakgericht Werken API")
    dossier = DossierFactory(kind=DossierKind.WITHDRAWAL, standard=standard)
    facts = {"standaard": standard.slug}

    words = fact_words(DossierVersionFactory(dossier=dossier, facts=facts))

    assert words == {"Standaard": "Zaakgericht Werken API"}
