"""What a person gets who asks for everything that the portal keeps."""

import datetime

import pytest
from django.urls import reverse

from accounts.enums import Role
from catalogue.domain.confirming import confirm_statements
from catalogue.domain.drafts import start_draft
from catalogue.domain.needs import put_in_need
from catalogue.enums import Domain, DraftKind
from catalogue.models import ProductSupport, StatementProposal
from journal.models import Job
from notifications.models import Notice
from tests.catalogue.adoption.scene import NOW, Scene, saying
from tests.factories.accounts import person_with
from tests.factories.catalogue import ProductFactory, StandardVersionFactory

pytestmark = pytest.mark.django_db
AT = NOW.isoformat()
NOTHING = {
    "Opgaven": [],
    "Bevestigingen": [],
    "Voorstellen aan gemeenten": [],
    "Behoeften": [],
    "Concepten": [],
}


def asked(client, person):
    client.force_login(person)
    return client.get(reverse("my_data")).json()


def test_all_that_was_said_and_written_by_oneself_and_nothing_of_others(client):
    scene = Scene()
    scene.record(said=saying(contact="Ik, tel. 14 0182"))
    statement = scene.record(
        by=scene.approver,
        said=saying(),
        seen=scene.standard.statements.get().pk,
        idempotency_key="b" * 32,
    )
    put_in_need(
        organisation=scene.organisation,
        title="Een gezamenlijke bellijst",
        description="Die hebben wij niet.",
        domain=Domain.SERVICES,
        by=scene.manager,
        now=NOW,
    )
    start_draft(
        kind=DraftKind.NEED,
        fields={"title": ["Half"]},
        title="Half",
        by=scene.manager,
        now=NOW,
    )
    confirm_statements(statement_ids=[statement.pk], by=scene.approver, now=NOW)

    line = {
        "Gemeente": scene.municipality.name,
        "Standaard": scene.standard.name,
        "Versie": None,
        "Stand": "In gebruik",
        "Per": "2026-01-01",
        "Contact": "Ik, tel. 14 0182",
        "Toelichting": "",
        "Lokale invulling": "",
        "Wanneer": AT,
    }
    assert asked(client, scene.manager)["Catalogus"] == {
        **NOTHING,
        "Opgaven": [line],
        "Behoeften": [
            {
                "Behoefte": "Een gezamenlijke bellijst",
                "Omschrijving": "Die hebben wij niet.",
                "Wanneer": AT,
            }
        ],
        "Concepten": [
            {
                "Soort": "Behoefte",
                "Naam": "Half",
                "Ingevuld": {"title": ["Half"]},
                "Laatst gewijzigd": AT,
            }
        ],
    }
    assert asked(client, scene.approver)["Catalogus"] == {
        **NOTHING,
        "Opgaven": [{**line, "Contact": ""}],
        "Bevestigingen": [
            {
                "Gemeente": scene.municipality.name,
                "Standaard": scene.standard.name,
                "Wanneer": AT,
            }
        ],
    }


def test_what_a_supplier_proposed(client):
    person, scene = person_with(Role.SUPPLIER), Scene()
    product = ProductFactory(supplier=person.get_current_roles()[0].organisation)
    version = StandardVersionFactory()
    ProductSupport.objects.create(
        product=product, version=version, since_on=NOW.date(), claimed_at=NOW
    )
    StatementProposal.objects.create(
        municipality=scene.municipality,
        version=version,
        product=product,
        in_use_on=NOW.date(),
        note="Sinds de livegang.",
        proposed_by=person,
        proposed_at=NOW,
    )

    assert asked(client, person)["Catalogus"] == {
        **NOTHING,
        "Voorstellen aan gemeenten": [
            {
                "Gemeente": scene.municipality.name,
                "Product": product.name,
                "Notitie": "Sinds de livegang.",
                "Wanneer": AT,
            }
        ],
    }


def test_notices_and_long_work(client):
    person, other = person_with(Role.APPROVER), person_with(Role.APPROVER)
    read = NOW + datetime.timedelta(hours=1)
    for recipient in (person, other):
        Notice.objects.create(
            recipient=recipient,
            deduplication_key="proef",
            kind="proef",
            title="Er wacht een opgave",
            body="Bevestig haar.",
            reason="U bent accordeur.",
            created_at=NOW,
            read_at=read,
        )
        Job.objects.create(
            handler="proef",
            title="Import",
            requested_by_key=recipient.actor_key,
            requested_by_label="Proef",
            created_at=NOW,
        )

    kept = asked(client, person)

    assert kept["Berichten"] == [
        {
            "Titel": "Er wacht een opgave",
            "Tekst": "Bevestig haar.",
            "Waarom": "U bent accordeur.",
            "Wanneer": AT,
            "Gelezen": read.isoformat(),
            "Gemaild": None,
        }
    ]
    assert kept["Lang werk"] == [{"Wat": "Import", "Wanneer": AT, "Uitkomst": ""}]
