"""A file of standards: a dry run with every error, then all of it or nothing."""

import csv
import datetime
import io

import pytest

from accounts.enums import Role
from catalogue.domain import importing
from catalogue.domain.import_plan import plan_import, report_of
from catalogue.domain.import_sheet import BadFile
from catalogue.domain.loading_standards import COLUMNS
from catalogue.models import BindingnessChange, Initiative, Standard, StandardVersion
from journal.models import Entry
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.accounts import person_with
from tests.factories.catalogue import StandardFactory

NOW = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)
ROW = {
    "slug": "voorbeeld-api",
    "naam": "Voorbeeld API",
    "afkorting": "VBA",
    "versie": "1.1",
    "eerdere_versies": "1.0",
    "domein": "dienstverlening",
    "soort": "API-standaard",
    "beheerder": "VNG Realisatie",
    "status": "in gebruik",
    "verbindendheid": "pas toe of leg uit",
    "geldt_vanaf": "2021-04-01",
    "homepage": "https://voorbeeld.example/",
    "omschrijving": "Hiermee delen gemeenten voorbeelden; ook met een ë.",
    "bron": "voorbeeld.example",
    "te_bevestigen": "nee",
}


class Subject:
    subject_key = "journal.job:1"
    subject_label = "Een import"


def sheet(*rows, encoding="utf-8", delimiter=",", columns=COLUMNS):
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, delimiter=delimiter, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


def outcomes(content):
    return [(row.line, row.outcome, row.note) for row in plan_import(content).rows]


def apply(content, mark=None, by=None):
    return importing.apply_import(
        content=content,
        mark=mark or plan_import(content).mark,
        subject=Subject(),
        by=by or person_with(Role.CATALOGUE_EDITOR),
        now=NOW,
        report=lambda done, total: None,
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("encoding", "delimiter"),
    [
        ("utf-8", ","),
        ("utf-8-sig", ";"),
        ("latin-1", ";"),
        ("cp1252", "\t"),
        ("utf-16", "\t"),
    ],
)
def test_a_file_is_read_however_a_spreadsheet_wrote_it(encoding, delimiter):
    plan = plan_import(sheet(ROW, encoding=encoding, delimiter=delimiter))

    assert [(row.line, row.outcome) for row in plan.rows] == [(2, "nieuw")]
    assert plan.rows[0].told.summary == ROW["omschrijving"]


@pytest.mark.django_db
def test_a_dry_run_changes_nothing():
    StandardFactory(slug="voorbeeld-api", name="Oud")

    plan_import(sheet(ROW))

    assert list(Standard.objects.values_list("name", flat=True)) == ["Oud"]
    assert list(Entry.objects.all()) == []


@pytest.mark.django_db
def test_an_import_makes_standards_versions_and_what_binds_them():
    apply(sheet(ROW))

    standard = Standard.objects.get()
    assert (standard.name, standard.current_version_number, standard.bindingness) == (
        "Voorbeeld API",
        "1.1",
        2,
    )
    numbers = StandardVersion.objects.order_by("position").values_list(
        "number", flat=True
    )
    assert list(numbers) == ["1.0", "1.1"]
    assert BindingnessChange.objects.unconfirmed().count() == 1
    entries = Entry.objects.values_list("action", "details")
    assert list(entries) == [("catalogue.imported", {"new": 1, "changed": 0})]


@pytest.mark.django_db
def test_the_same_file_again_changes_nothing():
    content = sheet(ROW)
    apply(content)

    assert [row.outcome for row in plan_import(content).rows] == ["gelijk"]


@pytest.mark.django_db
def test_a_row_about_what_is_there_changes_only_what_it_says():
    StandardFactory(
        slug="voorbeeld-api", name="Oud", steward="Iemand", summary="Blijft"
    )
    row = {**ROW, "beheerder": "", "omschrijving": "Anders."}

    apply(sheet(row))

    standard = Standard.objects.get()
    assert (standard.name, standard.steward, standard.summary) == (
        "Voorbeeld API",
        "Iemand",
        "Anders.",
    )
    assert list(BindingnessChange.objects.all()) == []


@pytest.mark.django_db
def test_a_row_of_kind_initiatief_is_an_initiative():
    apply(sheet({**ROW, "soort": "initiatief", "versie": "", "verbindendheid": ""}))

    assert list(Initiative.objects.values_list("slug", flat=True)) == ["voorbeeld-api"]
    assert list(Standard.objects.all()) == []


@pytest.mark.django_db
def test_every_wrong_row_is_named_with_its_line_and_nothing_is_taken_in():
    content = sheet(
        ROW,
        {**ROW, "slug": "Geen Adres"},
        {**ROW, "slug": "tweede", "naam": ""},
        {**ROW, "slug": "derde", "geldt_vanaf": "1 april"},
        {**ROW},
        {**ROW, "slug": "vierde", "omschrijving": "x" * 401},
        {**ROW, "slug": "vijfde", "naam": "A\x07B"},
        {**ROW, "slug": "zesde", "besluitdatum": "2026-11-20"},
        {**ROW, "slug": "zevende", "homepage": "javascript:alert(1)"},
    )

    with pytest.raises(importing.FileHasErrors, match="8 fout"):
        apply(content)

    assert outcomes(content) == [
        (2, "nieuw", "standaard: Voorbeeld API"),
        (
            3,
            "fout",
            "‘Geen Adres’ is geen adres. Gebruik kleine letters, cijfers en streepjes.",
        ),
        (4, "fout", "‘naam’ is leeg."),
        (
            5,
            "fout",
            "‘1 april’ is geen datum. Schrijf jaar-maand-dag, zoals 2026-11-23.",
        ),
        (6, "fout", "het adres “voorbeeld-api” staat ook al op regel 2."),
        (7, "fout", "‘omschrijving’ is langer dan 400 tekens."),
        (8, "fout", "er staat een onzichtbaar teken in. Typ de cel opnieuw."),
        (
            9,
            "fout",
            "dit besluit neemt het VNG-bestuur in dit portaal. Laat verbindendheid leeg.",
        ),
        (10, "fout", "‘javascript:alert(1)’ is geen webadres."),
    ]
    assert list(Standard.objects.all()) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Het bestand is leeg. Zet op regel 1 de namen van de kolommen."),
        (sheet(), "Er staan geen standaarden in het bestand, alleen kolomnamen."),
        (
            sheet(ROW, columns=COLUMNS[:-1]),
            "Regel 1: deze kolommen ontbreken: te_bevestigen.",
        ),
        (
            sheet(ROW, columns=[*COLUMNS, "extra"]),
            "Regel 1: deze kolommen kennen wij niet: extra. Haal ze weg.",
        ),
        (
            sheet(ROW) + b"\x00",
            "Regel 3: hier staat een onleesbaar teken. Is dit wel een CSV?",
        ),
        (
            sheet(ROW) + b'"open',
            "Regel 3: hier klopt een aanhalingsteken niet. Bewaar het bestand opnieuw "
            "als CSV.",
        ),
        (b"x" * 25_000_001, "Dit bestand is groter dan 25 MB. Splits het."),
    ],
    ids=["empty", "headings", "missing", "extra", "nul", "quote", "large"],
)
def test_a_file_that_cannot_be_read_gets_one_sentence(content, sentence):
    with pytest.raises(BadFile) as refusal:
        plan_import(content)

    assert str(refusal.value) == sentence


@pytest.mark.django_db
def test_fifty_thousand_rows_are_refused_with_a_sentence():
    content = sheet(*({**ROW, "slug": f"s-{n}"} for n in range(50_000)))

    with pytest.raises(BadFile, match=r"meer dan 10\.000 regels"):
        plan_import(content)


@pytest.mark.django_db
def test_columns_may_stand_in_another_order():
    content = sheet(ROW, columns=list(reversed(COLUMNS)))

    assert [outcome for _, outcome, _ in outcomes(content)] == ["nieuw"]


@pytest.mark.django_db
def test_a_formula_stays_text():
    plan = plan_import(sheet({**ROW, "slug": "=1+1"}))

    assert "'=1+1" in report_of(plan).decode("utf-8-sig").split(";")


@pytest.mark.django_db
def test_a_catalogue_that_changed_after_the_dry_run_stops_the_import():
    content = sheet(ROW)
    mark = plan_import(content).mark
    StandardFactory(slug="voorbeeld-api", name="Tussendoor")

    with pytest.raises(importing.CatalogueChanged):
        apply(content, mark=mark)

    assert list(Standard.objects.values_list("name", flat=True)) == ["Tussendoor"]


@pytest.mark.django_db
def test_nobody_but_an_editor_imports():
    content = sheet(ROW)

    with pytest.raises(NotAllowed):
        apply(content, by=person_with(Role.FUNCTIONAL_ADMINISTRATOR))

    assert list(Standard.objects.all()) == []
