"""A download is exactly the list that was asked for."""

import datetime
import io
import re
import zipfile
from html import unescape

import pytest
from django.utils import timezone

from catalogue.enums import Authority, Bindingness, Domain, Kind, Lifecycle, Ring
from catalogue.models import Standard
from tests.factories.catalogue import StandardFactory

pytestmark = pytest.mark.django_db
HEADER = (
    "Naam;Afkorting;Omschrijving;Domein;Soort;Beheerder;Verbindendheid;Op gezag van;Geldt vanaf;"
    "Levensfase;Versie;Toegepast door;Gemeenten;Stand op;Te bevestigen;Bron;Fictief;Adres"
)
CELL = re.compile(r"<text:p>([^<]*)</text:p>|<table:table-cell/>")
TITLE = re.compile(r"<entry><title>([^<]*)</title>")


@pytest.fixture
def two():
    StandardFactory(
        name="Alfa", abbreviation="AL", summary='Puntkomma; en "aanhaling"', domain=Domain.SERVICES,
        kind=Kind.API, steward="VNG", bindingness=Bindingness.COMPLY_OR_EXPLAIN,
        binding_authority=Authority.VNG, binding_since=datetime.date(2021, 4, 1),
        lifecycle=Lifecycle.IN_USE, current_version_number="1.0", ring=Ring.PUBLIC,
        times_applied=12, source="Een bron",
    )  # fmt: skip
    StandardFactory(name="=1+1", slug="formule", summary="@som", to_confirm="webadres")
    StandardFactory(name="Ander domein", domain=Domain.SOCIAL)


def rows():
    day = timezone.localdate().isoformat()
    guarded = (
        "'=1+1;;'@som;Dienstverlening;API-standaard;niet vastgelegd;Niet vastgesteld;;"
        "niet vastgesteld;niet vastgelegd;niet vastgelegd;0;0;"
        f"{day};webadres;;nee;http://testserver/standaarden/formule/"
    )
    quoted = (
        'Alfa;AL;"Puntkomma; en ""aanhaling""";Dienstverlening;API-standaard;VNG;'
        "Pas toe of leg uit;VNG;2021-04-01;in gebruik;1.0;12;0;"
        f"{day};;Een bron;nee;http://testserver/standaarden/alfa/"
    )
    return [guarded, quoted]


def test_csv_is_for_dutch_spreadsheets_and_runs_no_formula(client, two):
    response = client.get("/standaarden/?domein=dienstverlening&volgorde=naam&vorm=csv")

    assert b"".join(response).decode() == "\ufeff" + "\r\n".join([HEADER, *rows(), ""])
    assert response["Content-Type"] == "text/csv; charset=utf-8"


def test_ods_holds_the_same_cells(client, two):
    response = client.get("/standaarden/?domein=dienstverlening&volgorde=naam&vorm=ods")

    content = zipfile.ZipFile(io.BytesIO(b"".join(response))).read("content.xml")
    rows = content.decode().split("<table:table-row>")[1:]
    lines = [[unescape(cell) for cell in CELL.findall(row)] for row in rows]
    assert lines[0] == HEADER.split(";")
    assert [line[:4] for line in lines[1:]] == [
        ["'=1+1", "", "'@som", "Dienstverlening"],
        ["Alfa", "AL", 'Puntkomma; en "aanhaling"', "Dienstverlening"],
    ]


def test_a_download_holds_every_page(client):
    StandardFactory.create_batch(25)

    lines = b"".join(client.get("/standaarden/?vorm=csv")).decode().splitlines()

    assert len(lines) == 1 + Standard.objects.count() == 26


def test_the_feed_is_of_this_list_newest_first(client, two):
    Standard.objects.filter(name="Alfa").update(changed_at=timezone.now())

    feed = client.get("/standaarden/?domein=dienstverlening&vorm=atom").content.decode()

    assert TITLE.findall(feed) == ["Alfa", "=1+1"]
    page = client.get("/standaarden/?domein=dienstverlening").content.decode()
    assert (
        'type="application/atom+xml" title="Standaarden" href="?domein=dienstverlening&amp;vorm=atom"'
        in page
    )
