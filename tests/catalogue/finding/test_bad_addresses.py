"""Whatever stands in the address, the answer is a sentence and never an error."""

import pytest

from tests.factories.catalogue import StandardFactory

pytestmark = pytest.mark.django_db
LONG = "x" * 100_000
REFUSED = [
    ("domein=keuken", 400, "‘keuken’ is geen keuze bij ‘Domein’."),
    ("verbindendheid=3", 400, "‘3’ is geen keuze bij ‘Hoe verplicht is dit?’."),
    ("soort=norm&soort=%27;--", 400, "is geen keuze bij ‘Soort’."),
    ("volgorde=willekeurig", 400, "‘willekeurig’ is geen volgorde van deze lijst."),
    ("pagina=0", 400, "‘0’ is geen bladzijde van deze lijst."),
    ("pagina=-1", 400, "‘-1’ is geen bladzijde van deze lijst."),
    ("pagina=twee", 400, "‘twee’ is geen bladzijde van deze lijst."),
    ("pagina=%C2%B2", 400, "‘²’ is geen bladzijde van deze lijst."),
    ("pagina=1000000000", 400, "‘1000000000’ is geen bladzijde van deze lijst."),
    ("pagina=999999999", 404, "Deze lijst heeft geen bladzijde 999999999."),
    ("pagina=2", 404, "Deze lijst heeft geen bladzijde 2."),
    ("zoek=a&zoek=b", 400, "Het adres noemt ‘zoek’ meer dan één keer."),
    ("pagina=1&pagina=2", 400, "Het adres noemt ‘pagina’ meer dan één keer."),
    (
        "zoek=gibit%00",
        400,
        "In uw zoekvraag staan tekens die geen letters of cijfers zijn.",
    ),
    (
        "zoek=%1B[31m",
        400,
        "In uw zoekvraag staan tekens die geen letters of cijfers zijn.",
    ),
    (f"zoek={LONG}", 400, "Uw zoekvraag is te lang. Gebruik hoogstens 200 tekens."),
    (f"domein={LONG}", 400, "is geen keuze bij ‘Domein’."),
    ("vorm=exe", 400, "‘exe’ is geen vorm van deze lijst."),
]


@pytest.mark.parametrize(("query", "status", "sentence"), REFUSED)
def test_what_the_list_cannot_answer_gets_a_sentence(client, query, status, sentence):
    response = client.get(f"/standaarden/?{query}")

    page = response.content.decode()
    assert (response.status_code, sentence in page) == (status, True)
    assert "begin bij het begin van de lijst" in page


HARMLESS = [
    "zoek=",
    "zoek=%20%20",
    "zoek=%25",
    "zoek=%27%22%3B--",
    "zoek=%26+%7C+%21",
    "zoek=de+het+een",
    "zoek=%F0%9F%98%80",
    "zoek=%25s+%28s",
    "zoek=a:*",
    "zoek=" + "woord+" * 30,
    "domein=&soort=",
    "domein=dienstverlening&domein=dienstverlening",
    "utm_source=nieuwsbrief",
    "pagina=01",
]


@pytest.mark.parametrize("query", HARMLESS)
@pytest.mark.parametrize("address", ["/standaarden/", "/zoeken/", "/initiatieven/"])
def test_odd_but_harmless_questions_are_answered(client, query, address):
    if address != "/standaarden/" and ("domein" in query or "soort" in query):
        query = query.replace("soort", "fase") if "initiatieven" in address else ""

    assert client.get(f"{address}?{query}").status_code == 200


def test_what_was_typed_is_put_back_and_cannot_do_anything(client):
    StandardFactory(
        name="<script>alert(1)</script> alert", summary="<b>alert</b> & meer"
    )

    page = client.get("/standaarden/?zoek=alert").content.decode()
    refused = client.get("/standaarden/?zoek=<script>alert&domein=x").content.decode()

    assert "&lt;b&gt;<mark>alert</mark>&lt;/b&gt; &amp; meer" in page
    assert "<script>alert" not in page + refused
    assert 'value="&lt;script&gt;alert"' in refused


@pytest.mark.parametrize(
    "address", ["/standaarden/bestaat-niet/", "/initiatieven/x/", "/behoeften/x/"]
)
def test_what_does_not_exist_is_not_found(client, address):
    assert client.get(address).status_code == 404
