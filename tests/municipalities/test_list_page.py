"""The list of municipalities: found, filtered, counted, paged and taken away."""

import csv
import io
import zipfile

import pytest
from django.test import Client

from tests.factories.municipalities import MunicipalityFactory, ProvinceFactory

LIST = "/gemeenten/"


@pytest.fixture
def client():
    return Client()


def found(client, **asked):
    """The names on the page, in order."""
    page = client.get(LIST, asked)
    assert page.status_code == 200, page.context["problems"]
    return [m.name for m in page.context["page"]]


def counts(client, facet, **asked):
    facets = client.get(LIST, asked).context["facets"]
    options = next(f for f in facets if f["name"] == facet)
    return {o["value"]: o["count"] for o in [*options["options"], *options["extra"]]}


@pytest.mark.usefixtures("real_register")
@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Den Haag", "'s-Gravenhage"),
        ("den haag", "'s-Gravenhage"),
        ("den hag", "'s-Gravenhage"),
        ("den bos", "'s-Hertogenbosch"),
        ("'s-Gravenhage", "'s-Gravenhage"),
        ("s gravenhage", "'s-Gravenhage"),
        ("Den Bosch", "'s-Hertogenbosch"),
        ("súdwest", "Súdwest-Fryslân"),
        ("sudwest fryslan", "Súdwest-Fryslân"),
        ("zuidwest friesland", "Súdwest-Fryslân"),
        ("amstredam", "Amsterdam"),
        ("utregt", "Utrecht"),
        ("grooningen", "Groningen"),
        ("nijmege", "Nijmegen"),
        ("GM0363", "Amsterdam"),
        ("Hengelo", "Hengelo"),
        ("bergen limburg", "Bergen (L.)"),
        ("Spijkenisse", "Nissewaard"),
    ],
)
def test_search_knows_names_other_names_and_slips_of_the_pen(client, words, first):
    assert found(client, zoek=words)[0] == first


@pytest.mark.usefixtures("real_register")
@pytest.mark.parametrize("words", ["Fryslân", "Friesland", "fryslan"])
def test_search_knows_a_province_under_all_its_names(client, words):
    page = client.get(LIST, {"zoek": words})

    assert {m.province.name for m in page.context["page"]} == {"Fryslân"}
    assert page.context["total"] == 18


@pytest.mark.usefixtures("real_register")
def test_facets_are_and_between_and_or_within(client):
    both = {"provincie": ["groningen", "drenthe"], "grootteklasse": ["7", "5"]}

    assert found(client, **both) == [
        "Assen",
        "Groningen",
        "Hoogeveen",
        "Midden-Groningen",
        "Westerkwartier",
    ]
    assert client.get(LIST, both).context["total"] == sum(
        client.get(LIST, {"provincie": province, "grootteklasse": size}).context[
            "total"
        ]
        for province in both["provincie"]
        for size in both["grootteklasse"]
    )


@pytest.mark.usefixtures("real_register")
def test_counts_of_a_facet_follow_the_other_facets_only(client):
    alone = counts(client, "provincie")
    chosen = counts(client, "provincie", provincie="flevoland", stedelijkheid="1")

    assert (sum(alone.values()), alone["flevoland"], alone["limburg"]) == (342, 6, 31)
    assert sum(chosen.values()) == 23
    assert chosen["flevoland"] == len(
        found(client, provincie="flevoland", stedelijkheid="1")
    )


@pytest.mark.usefixtures("real_register")
def test_a_region_is_a_filter_of_its_own_division(client):
    assert found(client, arbeidsmarktregio="flevoland") == [
        "Almere",
        "Dronten",
        "Lelystad",
        "Noordoostpolder",
        "Urk",
    ]


@pytest.mark.usefixtures("real_register")
@pytest.mark.parametrize(
    ("asked", "total"),
    [
        ({}, 342),
        ({"op": "1-1-2018"}, 380),
        ({"op": "2018-01-01"}, 380),
        ({"op": "24-3-2022"}, 344),
        ({"op": "2022-03-23"}, 345),
        ({"stand": "vroeger"}, 84),
        ({"stand": "alle"}, 426),
        ({"stand": "vroeger", "op": "2018-01-01"}, 32),
        ({"op": "2018-01-01", "provincie": "groningen"}, 20),
    ],
)
def test_as_many_as_there_were_on_that_day(client, asked, total):
    assert client.get(LIST, asked).context["total"] == total


@pytest.mark.usefixtures("real_register")
def test_orders(client):
    assert [
        found(client, volgorde="meeste-inwoners")[:3],
        found(client, volgorde="minste-inwoners")[:2],
        found(client)[:2],
        found(client, volgorde="provincie")[0],
    ] == [
        ["Amsterdam", "Rotterdam", "'s-Gravenhage"],
        ["Schiermonnikoog", "Vlieland"],
        ["Aa en Hunze", "Aalsmeer"],
        "Aa en Hunze",
    ]


@pytest.mark.usefixtures("real_register")
def test_pages_share_the_list_without_gaps(client):
    names = [
        name for number in range(1, 15) for name in found(client, pagina=str(number))
    ]

    assert (len(names), len(set(names))) == (342, 342)


@pytest.mark.usefixtures("real_register")
@pytest.mark.parametrize(
    ("asked", "status", "sentence"),
    [
        ({"provincie": "atlantis"}, 400,
         "Provincie ‘atlantis’ bestaat niet. Kies er een uit de lijst."),
        ({"grootteklasse": "1e9"}, 400,
         "Grootteklasse ‘1e9’ bestaat niet. Kies er een uit de lijst."),
        ({"stedelijkheid": "9"}, 400,
         "Stedelijkheid ‘9’ bestaat niet. Kies er een uit de lijst."),
        ({"corop": "x\0y"}, 400,
         "COROP-gebied ‘x\0y’ bestaat niet. Kies er een uit de lijst."),
        ({"samenwerkingsverband": "geen"}, 400,
         "Samenwerkingsverband ‘geen’ bestaat niet. Kies er een uit de lijst."),
        ({"stand": "straks"}, 400,
         "De keuze ‘straks’ bestaat niet. Kies er een uit de lijst."),
        ({"volgorde": "id; DROP TABLE"}, 400,
         "De keuze ‘id; DROP TABLE’ bestaat niet. Kies er een uit de lijst."),
        ({"indeling": "landsdeel"}, 400,
         "De indeling ‘landsdeel’ bestaat niet. Kies er een uit de lijst."),
        ({"op": "31-12-2014"}, 400,
         "Het register begint op 1 januari 2015. Kies die dag of een latere."),
        ({"op": "1-1-2150"}, 400,
         "Hoe het is op 1 januari 2150, is nog niet bekend. Kies een eerdere dag."),
        ({"op": "32-13-2018"}, 400,
         "‘32-13-2018’ is geen datum. Schrijf de dag als 1-1-2018."),
        ({"op": "gisteren"}, 400,
         "‘gisteren’ is geen datum. Schrijf de dag als 1-1-2018."),
        ({"pagina": "0"}, 404,
         "Pagina ‘0’ bestaat niet. Er zijn pagina’s 1 tot en met 14. Dit is pagina 1."),
        ({"pagina": "1000000000"}, 404,
         ("Pagina ‘1000000000’ bestaat niet. Er zijn pagina’s 1 tot en met 14."
         " Dit is pagina 14.")),
        ({"pagina": "twee"}, 404,
         "Pagina ‘twee’ bestaat niet. Er zijn pagina’s 1 tot en met 14. Dit is pagina 1."),
        ({"zoek": "a" * 100_000}, 400,
         "Uw zoekvraag is langer dan 200 tekens. Maak hem korter."),
    ],
)  # fmt: skip
def test_what_cannot_be_gets_its_sentence(client, asked, status, sentence):
    page = client.get(LIST, asked)

    assert (page.status_code, page.context["problems"]) == (status, [sentence])


@pytest.mark.usefixtures("real_register")
@pytest.mark.parametrize("words", ["\0", "%", "' OR 1=1 --", "<script>", "()&|!"])
def test_odd_characters_are_only_words(client, words):
    page = client.get(LIST, {"zoek": words})

    assert page.status_code == 200
    assert b"<script>alert" not in page.content


@pytest.mark.usefixtures("real_register")
def test_what_was_typed_stays(client):
    page = client.get(LIST, {"op": "gisteren", "zoek": "Texel"}).content.decode()

    assert 'value="gisteren"' in page
    assert 'value="Texel"' in page


@pytest.mark.usefixtures("real_register")
def test_the_csv_is_exactly_the_result(client):
    asked = {"provincie": "flevoland", "volgorde": "meeste-inwoners", "als": "csv"}

    answer = client.get(LIST, asked)
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))

    assert answer["Content-Disposition"] == 'attachment; filename="gemeenten.csv"'
    assert [row["Naam"] for row in rows] == [
        "Almere", "Lelystad", "Noordoostpolder", "Dronten", "Zeewolde", "Urk",
    ]  # fmt: skip
    assert rows[0] == {
        "Code": "GM0034",
        "TOOI": "https://identifier.overheid.nl/tooi/id/gemeente/gm0034",
        "Naam": "Almere",
        "Provincie": "Flevoland",
        "Bestaat vanaf": "1984-01-01",
        "Bestaat tot": "",
        "Inwoners": "226500",
        "Inwoners op 1 januari": "2024",
        "Grootteklasse": "150.000 tot 250.000 inwoners",
        "Stedelijkheid": "Sterk stedelijk",
        "COROP-gebied": "Flevoland",
        "Arbeidsmarktregio": "Flevoland",
        "Veiligheidsregio": "Flevoland",
        "GGD-regio": "GGD Flevoland",
        "Jeugdregio": "Flevoland",
    }


@pytest.mark.usefixtures("real_register")
def test_the_ods_holds_the_same_names(client):
    answer = client.get(LIST, {"provincie": "flevoland", "als": "ods"})
    sheet = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))

    content = sheet.read("content.xml").decode()
    assert [content.count(f">{name}<") for name in ("Almere", "Urk", "Utrecht")] == [
        1,
        1,
        0,
    ]


@pytest.mark.django_db
def test_a_cell_that_looks_like_a_formula_becomes_text(client):
    MunicipalityFactory(name="=1+1", slug="x", sort_key="x")

    answer = client.get(LIST, {"als": "csv"})

    assert ";'=1+1;" in b"".join(answer.streaming_content).decode()


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_three_queries(client, rows, django_assert_num_queries):
    province = ProvinceFactory()
    MunicipalityFactory.create_batch(rows, province=province)

    with django_assert_num_queries(3):
        client.get(LIST)


@pytest.mark.usefixtures("real_register")
def test_a_visitor_who_has_the_page_gets_no_second_copy(
    client, django_assert_num_queries
):
    first = client.get(LIST)

    with django_assert_num_queries(1):
        second = client.get(LIST, headers={"if-none-match": first["ETag"]})
    other = client.get(LIST + "?zoek=a", headers={"if-none-match": first["ETag"]})

    assert (second.status_code, other.status_code) == (304, 200)
