"""What everyone reads of the fund, and what its administrators oversee."""

import csv
import datetime
import io
import zipfile

import pypdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from lxml import etree

from accounts.enums import Role
from catalogue.enums import Ring
from fund.enums import FundDecisionKind, ProgrammeKind, YearState
from samenorganiseren.shared.wording import dutch_date
from tests.factories.accounts import AT, person_with
from tests.factories.adoption import applied_by
from tests.factories.catalogue import InitiativeFactory, StandardFactory
from tests.factories.fund import FiscalYearFactory, FundDecisionFactory
from tests.factories.municipalities import MunicipalityFactory

from .scene import YEAR, Scene, day

pytestmark = pytest.mark.django_db
EARLY = datetime.date(YEAR - 2, 1, 1)
SPACE = "\u00a0"


@pytest.fixture(autouse=True)
def plain_static(settings):
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": plain}}


def text_of(response):
    assert response.status_code == 200, response.content[:400]
    return response.content.decode()


def questions(client, address):
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        text_of(client.get(address))
    return len(asked)


@pytest.fixture
def scene():
    """A year in which one award was paid for a standard that twelve use."""
    made = Scene()
    made.standard = StandardFactory(name="Aangifte", ring=Ring.PUBLIC)
    applied_by(made.standard, 12, effective_on=EARLY)
    line = made.line(50_000_00, kind=ProgrammeKind.STRUCTURAL, name="Basis")
    made.one = made.award(
        line,
        12_000_00,
        initiative=InitiativeFactory(name="Overlijden"),
        shares={made.standard: 12_000_00},
        title="Aangifte digitaal",
    )
    made.pay(made.one, 6_000_00, on=day(3))
    made.invoice(MunicipalityFactory(), {line.programme: 20_000_00})
    return made


def test_without_a_year_the_page_says_so(client):
    assert "Nog geen boekjaar" in text_of(client.get("/fonds/"))


def test_a_year_without_budget_says_so(client):
    FiscalYearFactory(year=YEAR)

    page = text_of(client.get("/fonds/"))

    assert ("Nog geen begroting" in page, "nog niets toegekend" in page) == (True, True)


def test_everyone_sees_where_each_euro_stands(client, scene):
    page = text_of(client.get(f"/fonds/{YEAR}/"))

    for amount in ("50.000,00", "38.000,00", "6.000,00"):
        assert f"€{SPACE}{amount}" in page
    assert f"€{SPACE}500,00" in page  # 6,000 for 12 municipalities
    assert "Aangifte digitaal" in page
    assert "Naar het overzicht voor beheerders" not in page
    assert "fictief" not in page


def test_on_an_earlier_day_nothing_was_paid_yet(client, scene):
    page = text_of(client.get("/fonds/", {"jaar": YEAR, "op": f"{YEAR}-02-01"}))

    assert f"Stand op 1 februari {YEAR}" in page
    assert f"€{SPACE}500,00" not in page
    assert "nog niets betaald" in page


def test_what_was_paid_for_and_does_not_grow_is_named(client, scene):
    quiet = StandardFactory(name="Stille standaard", ring=Ring.PUBLIC)
    applied_by(quiet, 1, effective_on=EARLY)
    old = Scene(YEAR - 2)
    old.award(
        old.line(100_00),
        100_00,
        shares={quiet: 100_00},
        on=datetime.date(YEAR - 2, 6, 1),
    )

    page = text_of(client.get("/fonds/", {"jaar": YEAR, "op": f"{YEAR}-12-31"}))

    still = page.partition('id="stil"')[2].partition("</section>")[0]
    assert ("Stille standaard" in still, "Aangifte" in still) == (True, False)


def test_a_closed_year_and_what_is_made_up_say_so(client):
    FiscalYearFactory(
        year=YEAR,
        state=YearState.CLOSED,
        closed_at=AT,
        closed_by_label="Proef",
        is_fictitious=True,
    )

    page = text_of(client.get("/fonds/"))

    assert "Dit jaar is gesloten op 1 januari 2026" in page
    assert "so-fictief" in page


def test_what_one_inhabitant_pays(client, scene):
    [line] = scene.year.budget_lines.all()
    scene.contribution(line, MunicipalityFactory(), 20_000_00, inhabitants=10_000)

    page = text_of(client.get(f"/fonds/{YEAR}/"))

    assert f"€{SPACE}2,0000" in page


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ({"jaar": "1999"}, "Van dat jaar heeft het fonds geen cijfers."),
        ({"op": "gisteren"}, "Schrijf de dag als jaar, maand en dag"),
        ({"op": "2999-01-01"}, "tot en met vandaag"),
        ({"vorm": "doc"}, "CSV, ODS en XLSX"),
    ],
)
def test_what_cannot_be_shown_is_told(client, scene, query, why):
    answer = client.get("/fonds/", query)

    assert (answer.status_code, why in answer.content.decode()) == (400, True)


def test_who_has_the_newest_page_gets_none_until_money_moves(client, scene):
    address = f"/fonds/{YEAR}/"
    tag = client.get(address)["ETag"]

    same = client.get(address, headers={"If-None-Match": tag}).status_code
    scene.pay(scene.one, 100_00)
    changed = client.get(address, headers={"If-None-Match": tag}).status_code

    assert (same, changed) == (304, 200)


def test_the_figures_are_a_spreadsheet_too(client, scene):
    answer = client.get("/fonds/", {"jaar": YEAR, "vorm": "csv"})

    content = b"".join(answer.streaming_content).decode("utf-8-sig")
    [row] = csv.DictReader(io.StringIO(content), delimiter=";")
    assert {name: row[name] for name in ("Programma", "Begroting", "Betaald")} == {
        "Programma": "Basis",
        "Begroting": "50000,00",
        "Betaald": "6000,00",
    }


def test_the_list_can_be_narrowed_down(client, scene):
    other = scene.line(1_000_00, slug="iets-anders")
    scene.award(other, 100_00, title="Iets anders")
    scene.prepared(other, 100_00, title="Nog niet")

    every = text_of(client.get("/fonds/uitgaven/"))
    short = text_of(client.get("/fonds/uitgaven/", {"programma": "iets-anders"}))
    refused = client.get("/fonds/uitgaven/", {"soort": "lang"})

    assert ("Aangifte digitaal" in every, "Iets anders" in every) == (True, True)
    assert ("Aangifte digitaal" in short, "Iets anders" in short) == (False, True)
    assert "Nog niet" not in every
    assert refused.status_code == 400


@pytest.mark.parametrize("form", ["csv", "ods", "xlsx"])
def test_the_list_is_downloaded_without_formulas(client, scene, form):
    award = scene.award(scene.line(100_00), 100_00, title="=HYPERLINK(1)")

    answer = client.get("/fonds/uitgaven/", {"vorm": form})

    content = b"".join(answer) if answer.streaming else answer.content
    assert answer["Content-Disposition"] == f'attachment; filename="uitgaven.{form}"'
    if form == "csv":
        told = content.decode("utf-8-sig")
    else:
        package = zipfile.ZipFile(io.BytesIO(content))
        told = "".join(
            package.read(name).decode()
            for name in package.namelist()
            if name.endswith(".xml")
        )
    assert award.number in told
    assert "'=HYPERLINK(1)" in told.replace("&apos;", "'")


def test_one_award_is_followed_to_its_municipalities(client, scene):
    page = text_of(client.get(reverse("fund_public_award", args=[scene.one.number])))

    assert "Overlijden" in page
    assert f"€{SPACE}500,00" in page
    assert "12 <small>van" in page
    assert "NL91" not in page  # no bank account of anybody


def test_an_award_that_names_no_standard_cannot_be_attributed(client, scene):
    award = scene.award(scene.line(100_00), 100_00)

    page = text_of(client.get(reverse("fund_public_award", args=[award.number])))

    assert "niet toe te rekenen" in page


def test_an_award_that_is_not_approved_is_not_there(client, scene):
    award = scene.prepared(scene.line(100_00), 100_00, title="Nog niet besloten")

    answer = client.get(reverse("fund_public_award", args=[f"voorbereid-{award.pk}"]))

    assert answer.status_code == 404
    assert "Nog niet besloten" not in text_of(client.get("/fonds/uitgaven/"))


def test_names_that_are_not_public_are_not_drawn(client, scene):
    scene.standard.ring = Ring.MUNICIPALITIES
    scene.standard.save()
    address = reverse("fund_public_award", args=[scene.one.number])

    visitor = text_of(client.get(address))
    client.force_login(person_with(Role.INFORMATION_MANAGER))
    municipal = text_of(client.get(address))

    assert ("niet openbaar" in visitor, "so-map" in visitor) == (True, False)
    assert "12 <small>van" in municipal


def test_lists_ask_the_same_whatever_their_length(client, scene):
    addresses = ["/fonds/uitgaven/", f"/fonds/{YEAR}/", f"/fonds/{YEAR}/jaarverslag/"]
    before = [questions(client, address) for address in addresses]
    for _ in range(2):
        line = scene.line(1_000_00)
        standard = StandardFactory(ring=Ring.PUBLIC)
        award = scene.award(
            line, 100_00, shares={standard: 50_00}, initiative=InitiativeFactory()
        )
        scene.pay(award, 50_00)
        FundDecisionFactory(year=scene.year, kind=FundDecisionKind.RATE)

    assert [questions(client, address) for address in addresses] == before


def test_administrators_see_what_waits(client, scene):
    scene.prepared(scene.line(100_00), 100_00)
    client.force_login(scene.by)

    page = text_of(client.get("/fonds/overzicht/", {"jaar": YEAR}))

    assert "1 toekenning die een tweede persoon goedkeurt" in page
    assert "1 factuur die over de datum open staat" in page
    assert f"€{SPACE}50.100,00" in page
    assert "9000 plafond" in page


def test_administrators_are_told_where_to_begin(client):
    client.force_login(person_with(Role.FUND_ADMINISTRATOR))

    assert "Open eerst een boekjaar" in text_of(client.get("/fonds/overzicht/"))


def test_the_overview_asks_the_same_for_one_line_and_for_three(client, scene):
    client.force_login(scene.by)
    before = questions(client, "/fonds/overzicht/")
    scene.line(100_00)
    scene.line(100_00)

    assert questions(client, "/fonds/overzicht/") == before


def test_the_report_has_a_source_for_every_number(client, scene):
    page = text_of(client.get(f"/fonds/{YEAR}/jaarverslag/"))

    assert f"GGU-jaarverslag {YEAR} in cijfers" in page
    assert "dit verslag is voorlopig" in page
    assert "Rekening: 9040 betaald." in page
    assert f"Stand op {dutch_date(timezone.localdate())}." in page


def test_the_report_is_a_tagged_pdf(client, scene):
    answer = client.get(f"/fonds/{YEAR}/jaarverslag/", {"vorm": "pdf"})

    read = pypdf.PdfReader(io.BytesIO(answer.content))
    root = read.trailer["/Root"]
    told = "".join(page.extract_text() for page in read.pages)
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("nl", True)
    assert read.metadata.title == f"GGU-jaarverslag {YEAR} in cijfers"
    assert "6.000,00" in told


def test_the_report_is_an_open_text_document(client, scene):
    answer = client.get(f"/fonds/{YEAR}/jaarverslag/", {"vorm": "odt"})

    package = zipfile.ZipFile(io.BytesIO(answer.content))
    first = package.infolist()[0]
    content = etree.fromstring(package.read("content.xml"))
    told = " ".join(content.itertext())
    headings = content.findall(".//{*}h")
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert package.read("mimetype").decode() == answer["Content-Type"]
    assert "6.000,00" in told
    assert len(headings) == 9
    assert len(content.findall(".//{*}table-header-rows")) == 8


@pytest.mark.parametrize(
    ("address", "status"),
    [("/fonds/1999/jaarverslag/", 404), (f"/fonds/{YEAR}/jaarverslag/?vorm=x", 400)],
)
def test_a_report_that_is_not_there(client, scene, address, status):
    assert client.get(address).status_code == status
