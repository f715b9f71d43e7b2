"""The pages of one municipality and of partnerships."""

import datetime
import json

import pytest
from django.test import Client

from municipalities.models import Municipality
from samenorganiseren.shared.subjects import resolve
from tests.factories.municipalities import (
    MunicipalityFactory,
    PartnershipFactory,
    PartnershipMemberFactory,
)


@pytest.fixture
def client():
    return Client()


@pytest.mark.usefixtures("register_db")
def test_a_municipality_shows_its_facts_neighbours_and_history(client):
    page = client.get("/gemeenten/maashorst/")

    context = page.context
    assert [n["name"] for n in context["neighbours"]] == [
        "Bernheze",
        "Boekel",
        "Land van Cuijk",
        "Meierijstad",
        "Oss",
    ]
    assert [event["title"] for event in context["events"]] == [
        "Landerd gaat op in Maashorst",
        "Uden gaat op in Maashorst",
    ]
    assert [f["year"] for f in context["figures"]] == [2022, 2023, 2024]
    text = page.content.decode()
    assert 'href="https://identifier.overheid.nl/tooi/id/gemeente/gm1991"' in text
    assert 'href="/gemeenten/?provincie=noord-brabant"' in text


@pytest.mark.usefixtures("register_db")
def test_a_split_municipality_says_what_became_of_it(client):
    text = client.get("/gemeenten/haaren/").content.decode()

    assert "Deze gemeente bestond tot 1 januari 2021." in text
    assert "is Haaren gesplitst. Het gebied ging naar:" in text
    assert [f'href="/gemeenten/{slug}/"' in text for slug in ("oisterwijk", "vught", "boxtel", "tilburg")] == [True] * 4  # fmt: skip


@pytest.mark.usefixtures("register_db")
def test_a_municipality_from_before_the_register_says_what_is_not_known(client):
    page = client.get("/gemeenten/spijkenisse/")

    assert page.context["became"] == []
    assert "staat niet in dit register" in page.content.decode()


@pytest.mark.usefixtures("register_db")
def test_every_municipality_has_a_page(client):
    slugs = Municipality.objects.values_list("slug", flat=True)

    assert {client.get(f"/gemeenten/{slug}/").status_code for slug in slugs[::9]} == {
        200
    }


@pytest.mark.django_db
def test_a_municipality_that_never_was_is_not_found(client):
    assert client.get("/gemeenten/atlantis/").status_code == 404


@pytest.mark.usefixtures("register_db")
def test_linked_data_carries_the_tooi_identifier_and_successions(client):
    answer = client.get("/gemeenten/weesp/", {"als": "jsonld"})

    document = json.loads(answer.content)
    assert answer["Content-Type"] == "application/ld+json"
    assert {name: document[name] for name in ("@id", "name", "dissolutionDate", "predecessorOf")} == {
        "@id": "https://identifier.overheid.nl/tooi/id/gemeente/gm0457",
        "name": "Weesp",
        "dissolutionDate": "2022-03-24",
        "predecessorOf": [
            {"@id": "https://identifier.overheid.nl/tooi/id/gemeente/gm0363"}
        ],
    }  # fmt: skip


@pytest.mark.usefixtures("register_db")
def test_the_page_of_a_municipality_takes_four_queries(
    client, django_assert_num_queries
):
    with django_assert_num_queries(4):
        client.get("/gemeenten/amsterdam/")


@pytest.mark.usefixtures("register_db")
def test_a_subject_leads_to_its_successor():
    old = Municipality.objects.get(slug="haaren")

    subject = resolve(old.subject_key)

    successor = resolve(subject.successor_key)
    assert (subject.title, subject.url, successor.title) == (
        "Haaren",
        "/gemeenten/haaren/",
        "Oisterwijk",
    )


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_partnerships_are_listed_with_their_members_of_today(
    client, rows, django_assert_num_queries
):
    for _ in range(rows):
        member = PartnershipMemberFactory()
        PartnershipMemberFactory(partnership=member.partnership)
        PartnershipMemberFactory(
            partnership=member.partnership, ends_on=datetime.date(2021, 1, 1)
        )

    with django_assert_num_queries(3):
        page = client.get("/samenwerkingsverbanden/")

    assert [p.member_count for p in page.context["page"]] == [2] * rows


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_a_partnership_shows_its_members_on_a_day(
    client, rows, django_assert_num_queries
):
    partnership = PartnershipFactory(slug="samen")
    for municipality in MunicipalityFactory.create_batch(rows):
        PartnershipMemberFactory(partnership=partnership, municipality=municipality)

    with django_assert_num_queries(3):
        now = client.get("/samenwerkingsverbanden/samen/")
    then = client.get("/samenwerkingsverbanden/samen/", {"op": "31-12-2019"})

    assert [len(page.context["members"]) for page in (now, then)] == [rows, 0]


@pytest.mark.django_db
def test_a_day_that_cannot_be_gets_its_sentence(client):
    PartnershipFactory(slug="samen")

    page = client.get("/samenwerkingsverbanden/samen/", {"op": "1-1-1900"})

    assert (page.status_code, page.context["problem"]) == (
        400,
        "Het register begint op 1 januari 2015. Kies die dag of een latere.",
    )
