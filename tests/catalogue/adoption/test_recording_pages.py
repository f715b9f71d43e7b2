"""The two steps, the receipt and the conflict, as a browser without scripts sends them."""

import datetime
import re

import pytest
from django.urls import reverse

from accounts.enums import Role
from catalogue.enums import Bindingness
from catalogue.models import AdoptionStatement, Standard
from tests.factories.accounts import PartnershipOrganisationFactory, person_with
from tests.factories.municipalities import PartnershipMemberFactory

from .scene import Scene, coordinator_of, saying

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture(autouse=True)
def in_demo(settings):
    settings.DEMO = True


@pytest.fixture
def scene(client):
    scene = Scene()
    client.force_login(scene.manager)
    return scene


def start(scene):
    return reverse("statement_start", args=[scene.standard.slug])


def details(scene, **query):
    address = reverse("statement_details", args=[scene.standard.slug])
    pairs = "&".join(f"{name}={one}" for name, ones in query.items() for one in ones)
    return f"{address}?{pairs}"


def hidden_of(response):
    text = response.content.decode()
    found = re.findall(r'<input type="hidden" name="(key|seen)" value="([^"]*)"', text)
    return {name: value.replace("&quot;", '"') for name, value in found}


def typed(response, **more):
    return {
        "effective_on_dag": "1",
        "effective_on_maand": "1",
        "effective_on_jaar": "2026",
        **hidden_of(response),
        **more,
    }


def test_a_visitor_signs_in_first_and_comes_back(client):
    scene = Scene()

    response = client.get(start(scene))

    assert response.status_code == 302
    assert response["Location"].endswith(f"?next={start(scene)}")


@pytest.mark.parametrize(
    "role", [Role.CATALOGUE_EDITOR, Role.SUPPLIER, Role.PEOPLE_MANAGER]
)
def test_who_speaks_for_no_municipality_is_told_so(client, role):
    scene = Scene()
    client.force_login(person_with(role))

    assert client.get(start(scene)).status_code == 403


def test_two_steps_and_a_receipt(client, scene):
    assert client.get(start(scene)).status_code == 200
    second = client.get(details(scene, stand=["in-gebruik"]))

    sent = client.post(details(scene, stand=["in-gebruik"]), typed(second))
    receipt = client.get(sent["Location"])

    statement = AdoptionStatement.objects.get()
    assert (statement.state, statement.effective_on, statement.by) == (
        "in-gebruik",
        datetime.date(2026, 1, 1),
        scene.manager,
    )
    assert sent.status_code == 302
    assert receipt.status_code == 200
    assert "Opgave vastgelegd" in receipt.content.decode()


def test_a_form_sent_twice_leads_to_the_same_receipt(client, scene):
    address = details(scene, stand=["in-gebruik"])
    form = typed(client.get(address))

    first, second = client.post(address, form), client.post(address, form)

    assert first["Location"] == second["Location"]
    assert AdoptionStatement.objects.count() == 1


def test_what_is_missing_is_said_and_typed_text_is_kept(client, scene):
    address = details(scene, stand=["deels"])
    form = typed(client.get(address), contact=SCRIPT, reach="")

    response = client.post(address, form)

    page = response.content.decode()
    assert response.status_code == 422
    assert "<title>Fout: " in page
    assert "Dit verplichte veld is niet ingevuld" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert SCRIPT not in page
    assert not AdoptionStatement.objects.exists()


@pytest.mark.parametrize(
    "query",
    [{}, {"stand": ["iets"]}, {"stand": ["deels"], "gemeente": ["elders"]}],
)
def test_a_wrong_first_step_is_asked_again(client, scene, query):
    response = client.get(details(scene, **query))

    is_wrong = "gemeente" not in query
    assert response.status_code == (422 if is_wrong else 200)


def test_a_forged_municipality_changes_nothing(client):
    organisation = PartnershipOrganisationFactory()
    PartnershipMemberFactory.create_batch(2, partnership=organisation.partnership)
    scene = Scene()
    client.force_login(coordinator_of(organisation))

    response = client.post(
        details(scene, stand=["in-gebruik"], gemeente=[scene.municipality.slug]),
        {"key": "f" * 32, "effective_on": "2026-01-01"},
    )

    assert response.status_code == 422
    assert "Voor deze gemeente mag u geen opgave doen." in response.content.decode()
    assert not AdoptionStatement.objects.exists()


def test_a_coordinator_records_for_three(client):
    organisation = PartnershipOrganisationFactory()
    members = [
        member.municipality
        for member in PartnershipMemberFactory.create_batch(
            3, partnership=organisation.partnership
        )
    ]
    scene = Scene()
    client.force_login(coordinator_of(organisation))
    address = details(
        scene, stand=["in-gebruik"], gemeente=[one.slug for one in members]
    )

    sent = client.post(address, typed(client.get(address)))

    said = AdoptionStatement.objects.values_list("municipality", flat=True)
    assert sorted(said) == sorted(one.pk for one in members)
    receipt = client.get(sent["Location"]).content.decode()
    assert all(one.name in receipt for one in members)


def test_the_second_colleague_sees_both_and_chooses(client, scene):
    address = details(scene, stand=["deels"])
    form = typed(client.get(address), reach="Het sociaal domein")
    theirs = scene.record(by=scene.approver, said=saying(contact="De accordeur"))

    conflict = client.post(address, form)
    page = conflict.content.decode()

    assert conflict.status_code == 409
    assert "De accordeur" in page
    assert "Het sociaal domein" in page
    assert list(AdoptionStatement.objects.all()) == [theirs]

    chosen = client.post(address, {**form, **hidden_of(conflict)})

    assert chosen.status_code == 302
    ours = AdoptionStatement.objects.get(previous=theirs)
    assert (ours.state, ours.reach) == ("deels", "Het sociaal domein")


def test_a_mandatory_standard_offers_no_explaining(client, scene):
    Standard.objects.update(bindingness=Bindingness.MANDATORY)

    page = client.get(start(scene)).content.decode()
    forced = client.get(details(scene, stand=["legt-uit"]))

    assert 'value="legt-uit"' not in page
    assert forced.status_code == 422


def test_what_the_domain_refuses_stands_at_its_question(client, scene):
    scene.municipality.valid_from = datetime.date(2026, 6, 1)
    scene.municipality.save()
    address = details(scene, stand=["in-gebruik"])

    response = client.post(address, typed(client.get(address)))

    assert response.status_code == 422
    assert "bestaat sinds 1 juni 2026" in response.content.decode()
    assert not AdoptionStatement.objects.exists()


def test_the_receipt_of_another_municipality_is_not_found(client, scene):
    other = Scene()
    other.record()

    response = client.get(reverse("statement_receipt", args=["a" * 32]))

    assert response.status_code == 404


def test_the_timeline_keeps_every_statement(client, scene):
    first = scene.record(said=saying(state="gepland"))
    scene.record(seen=first.pk, idempotency_key="b" * 32)

    page = client.get(reverse("adoption_timeline", args=[scene.standard.slug]))

    text = page.content.decode()
    assert text.index("In gebruik</span>") < text.index("Gepland</span>")


def test_the_timeline_of_another_municipality_is_not_found(client, scene):
    other = Scene()

    response = client.get(
        reverse("adoption_timeline", args=[scene.standard.slug]),
        {"gemeente": other.municipality.slug},
    )

    assert response.status_code == 404
