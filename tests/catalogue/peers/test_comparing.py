"""Up to four municipalities side by side, on any day, each as far as it may be known."""

import datetime

import pytest
from django.test import Client

from accounts.enums import Role
from catalogue.enums import Bindingness, Ring
from municipalities.models import Succession
from tests.factories.accounts import (
    MunicipalOrganisationFactory,
    OrganisationFactory,
    SupplierFactory,
    person_with,
)
from tests.factories.adoption import state_that
from tests.factories.catalogue import StandardFactory
from tests.factories.municipalities import MunicipalityFactory

pytestmark = pytest.mark.django_db
PAGE = "/gemeenten/vergelijken/"
THEN = datetime.date(2026, 3, 1)


def towns(*names):
    return [MunicipalityFactory(name=name) for name in names]


def standard(name, *, bindingness=Bindingness.COMPLY_OR_EXPLAIN, ring=Ring.PUBLIC):
    return StandardFactory(
        name=name, abbreviation="", ring=ring, bindingness=bindingness
    )


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


def shown(client, *names, **asked):
    page = client.get(PAGE, {"gemeente": names, **asked})
    return [
        (row.name, *(stand.state for stand in row.stands))
        for row in page.context["page"].object_list
    ]


def test_what_binds_most_comes_first_and_nothing_said_is_no_statement(client):
    gouda, zeist = towns("Gouda", "Zeist")
    state_that(municipality=zeist, standard=standard("B norm"))
    state_that(municipality=gouda, standard=standard("C vrij", bindingness=0))
    standard("A verplicht", bindingness=Bindingness.MANDATORY)
    standard("D vrij en stil", bindingness=0)

    assert shown(client, "gouda", "zeist") == [
        ("A verplicht", "geen-opgave", "geen-opgave"),
        ("B norm", "geen-opgave", "in-gebruik"),
        ("C vrij", "in-gebruik", "geen-opgave"),
    ]


def test_only_where_they_differ(client):
    gouda, zeist = towns("Gouda", "Zeist")
    same, other, alone = standard("Gelijk"), standard("Anders"), standard("Alleen")
    state_that(municipality=gouda, standard=same)
    state_that(municipality=zeist, standard=same)
    state_that(municipality=gouda, standard=other)
    state_that(municipality=zeist, standard=other, state="gepland")
    state_that(municipality=zeist, standard=alone)
    standard("Beide niets")

    assert shown(client, "gouda", "zeist", toon="verschil") == [
        ("Alleen", "geen-opgave", "in-gebruik"),
        ("Anders", "in-gebruik", "gepland"),
    ]


@pytest.mark.parametrize(
    ("who", "rings"),
    [
        (None, ["openbaar"]),
        (Role.SUPPLIER, ["openbaar"]),
        (Role.INFORMATION_MANAGER, ["gemeenten", "openbaar"]),
        (Role.CATALOGUE_EDITOR, ["afgeschermd", "gemeenten", "openbaar"]),
    ],
)
def test_everybody_sees_the_standards_whose_names_are_for_them(who, rings):
    [gouda] = towns("Gouda")
    for ring in Ring:
        state_that(municipality=gouda, standard=standard(ring.value, ring=ring))
    client = Client()
    if who == Role.INFORMATION_MANAGER:
        client = signed_in(person_with(who, MunicipalOrganisationFactory()))
    elif who == Role.SUPPLIER:
        client = signed_in(person_with(who, SupplierFactory()))
    elif who:
        client = signed_in(person_with(who, OrganisationFactory()))

    assert [row[0] for row in shown(client, "gouda")] == rings


def test_on_a_past_day_it_shows_how_it_stood_then(client):
    [gouda] = towns("Gouda")
    state_that(municipality=gouda, standard=standard("Zaken API"), effective_on=THEN)

    before = shown(client, "gouda", op="28-2-2026")
    since = shown(client, "gouda", op="1-3-2026")

    assert (before, since) == (
        [("Zaken API", "geen-opgave")],
        [("Zaken API", "in-gebruik")],
    )


@pytest.fixture
def merged():
    """Haaren went over in Oisterwijk; Vught came as well, for a smaller part."""
    haaren = MunicipalityFactory(name="Haaren", valid_to=THEN)
    oisterwijk, vught = towns("Oisterwijk", "Vught")
    for one, is_main in ((oisterwijk, True), (vught, False)):
        Succession.objects.create(
            predecessor=haaren,
            successor=one,
            on=THEN,
            kind="split",
            is_main_successor=is_main,
        )
    return haaren


def columns(page):
    return [one.name for one in page.context["municipalities"]]


def test_a_link_to_a_municipality_that_merged_shows_its_successor_once(client, merged):
    page = client.get(PAGE, {"gemeente": ["haaren", "oisterwijk"]})

    assert columns(page) == ["Oisterwijk"]
    assert "Haaren bestaat niet meer sinds 1 maart 2026. U ziet Oisterwijk" in page.text


def test_before_the_merger_it_stands_as_it_was(client, merged):
    page = client.get(PAGE, {"gemeente": ["haaren"], "op": "28-2-2026"})

    assert (columns(page), page.context["notes"]) == (["Haaren"], [])


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"valid_from": THEN}, "Nieuw bestond nog niet op 1 februari 2026."),
        (
            {"valid_to": datetime.date(2026, 1, 1)},
            "Nieuw bestaat niet meer, en een opvolger is niet bekend.",
        ),
    ],
)
def test_who_is_not_there_on_the_day_is_said(client, known, said):
    MunicipalityFactory(name="Nieuw", **known)

    page = client.get(PAGE, {"gemeente": ["nieuw"], "op": "1-2-2026"})

    assert (columns(page), page.context["notes"]) == ([], [said])


@pytest.mark.parametrize(
    ("names", "asked", "said", "left"),
    [
        (["Gouda", "Atlantis"], {}, "Deze naam kennen wij niet: Atlantis.", ["Gouda"]),
        (list("ABCDE"), {}, "hoogstens 4 gemeenten", list("ABCD")),
        (["Gouda"], {"op": "31-2-2026"}, "‘31-2-2026’ is geen datum.", ["Gouda"]),
    ],
)
def test_what_cannot_be_shown_is_said_and_the_rest_is_shown(
    client, names, asked, said, left
):
    towns("Gouda", *"ABCDE")

    page = client.get(PAGE, {"gemeente": names, **asked})

    assert page.status_code == 400
    assert said in page.text
    assert columns(page) == left


def test_it_is_downloaded_as_shown(client):
    gouda, zeist = towns("Gouda", "=Zeist")
    state_that(municipality=gouda, standard=standard("Zaken API"))

    answer = client.get(
        PAGE, {"gemeente": ["gouda", zeist.code], "op": "1-3-2026", "vorm": "csv"}
    )

    assert b"".join(answer.streaming_content).decode("utf-8-sig").splitlines() == [
        "Standaard;Verbindendheid;Gouda;'=Zeist;Stand op",
        "Zaken API;Pas toe of leg uit;In gebruik;Nog geen opgave;2026-03-01",
    ]


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_has_a_fixed_number_of_queries(
    client, many, django_assert_num_queries
):
    gouda, _ = towns("Gouda", "Zeist")
    for number in range(many):
        state_that(municipality=gouda, standard=standard(f"Standaard {number}"))

    with django_assert_num_queries(3):
        page = client.get(PAGE, {"gemeente": ["gouda", "zeist"]})

    assert len(page.context["page"].object_list) == many


def test_without_names_it_asks_for_them(client):
    page = client.get(PAGE)

    assert page.status_code == 200
    assert "Noem links twee tot vier gemeenten." in page.text
