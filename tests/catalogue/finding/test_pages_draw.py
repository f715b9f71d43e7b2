"""Every page and form of the real catalogue answers."""

import pytest

from catalogue.models import Initiative, Need, Standard

pytestmark = pytest.mark.usefixtures("real_catalogue")
LISTS = [
    "/standaarden/",
    "/standaarden/?zoek=zaken&domein=dienstverlening&volgorde=naam",
    "/standaarden/?pagina=2",
    "/standaarden/?vorm=csv",
    "/standaarden/?vorm=ods",
    "/standaarden/?vorm=atom",
    "/zoeken/",
    "/zoeken/?zoek=gibti",
    "/zoeken/?zoek=den+haag",
    "/initiatieven/",
    "/initiatieven/?resultaat=eerste",
    "/initiatieven/?vorm=atom",
    "/behoeften/",
    "/behoeften/?vorm=atom",
]


@pytest.mark.parametrize("address", LISTS)
def test_every_list_answers_in_every_form(client, address):
    response = client.get(address)

    assert response.status_code == 200
    assert b"".join(response) != b""


@pytest.mark.parametrize("model", [Standard, Initiative, Need])
def test_every_thing_of_the_catalogue_has_a_page(client, model):
    answers = {
        t.slug: client.get(t.get_absolute_url()).status_code
        for t in model.objects.all()
    }

    assert answers == dict.fromkeys(answers, 200)
    assert len(answers) > 0


def test_a_standard_is_linked_data_for_who_asks_for_it(client):
    address = Standard.objects.get(slug="gibit").get_absolute_url()

    by_address = client.get(f"{address}?vorm=jsonld").json()
    by_accept = client.get(address, headers={"accept": "application/ld+json"}).json()

    assert by_address == by_accept
    assert by_address["@id"] == "http://testserver/standaarden/gibit/"
    assert [v["dcat:version"] for v in by_address["dcat:hasVersion"]] == [
        "2023",
        "2020",
        "2016",
    ]
