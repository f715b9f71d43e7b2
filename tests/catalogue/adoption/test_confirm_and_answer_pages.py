"""The approver's list, the answer to a supplier, and the supplier's own page."""

import pytest
from django.urls import reverse

from catalogue.models import (
    AdoptionStatement,
    StatementConfirmation,
    StatementProposal,
)

from .scene import Scene
from .test_proposals import SupplierScene

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_demo(settings):
    settings.DEMO = True


def test_the_approver_confirms_what_is_ticked(client):
    scene = Scene()
    statement = scene.record()
    client.force_login(scene.approver)
    address = reverse("statements_confirm")

    sent = client.post(address, {"opgave": [statement.pk]})

    assert sent.status_code == 302
    assert StatementConfirmation.objects.get().statement == statement
    assert "Alles is bevestigd" in client.get(address).content.decode()


@pytest.mark.parametrize("ticked", [[], ["x"], ["999999"], ["9" * 40]])
def test_nothing_sensible_ticked_is_said_so(client, ticked):
    scene = Scene()
    scene.record()
    client.force_login(scene.approver)

    response = client.post(reverse("statements_confirm"), {"opgave": ticked})

    assert response.status_code == 422
    assert not StatementConfirmation.objects.exists()


def test_a_manager_reads_the_list_and_cannot_confirm(client):
    scene = Scene()
    statement = scene.record()
    client.force_login(scene.manager)
    address = reverse("statements_confirm")

    page = client.get(address).content.decode()
    refused = client.post(address, {"opgave": [statement.pk]})

    assert 'type="checkbox"' not in page
    assert refused.status_code == 422
    assert not StatementConfirmation.objects.exists()


def test_a_municipality_takes_a_proposal_over(client):
    scene = SupplierScene()
    proposal = scene.propose()
    client.force_login(scene.manager)

    client.post(
        reverse("proposal_answer", args=[proposal.pk]),
        {"answer": "leverancier", "seen": ""},
    )

    assert AdoptionStatement.objects.get().grade == "leverancier"


def test_a_proposal_to_another_municipality_is_not_found(client):
    scene = SupplierScene()
    proposal = scene.propose()
    client.force_login(Scene().manager)

    response = client.get(reverse("proposal_answer", args=[proposal.pk]))

    assert response.status_code == 404


@pytest.mark.parametrize("answer", ["opgegeven", "nee"])
def test_the_supplier_reads_only_that_there_is_an_answer(client, answer):
    scene = SupplierScene()
    proposal = scene.propose()
    client.force_login(scene.manager)
    client.post(
        reverse("proposal_answer", args=[proposal.pk]), {"answer": answer, "seen": ""}
    )
    client.force_login(scene.seller)

    page = client.get(reverse("supplier_proposals")).content.decode()

    assert "beantwoord op" in page
    assert "In gebruik</span>" not in page


def test_a_supplier_proposes(client):
    scene = SupplierScene()
    client.force_login(scene.seller)

    client.post(
        reverse("supplier_proposals"),
        {
            "support": scene.product.supports.get().pk,
            "municipality": scene.municipality.slug,
            "in_use_on": "2026-06-01",
        },
    )

    assert StatementProposal.objects.get().municipality == scene.municipality
