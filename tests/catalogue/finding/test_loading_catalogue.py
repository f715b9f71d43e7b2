"""The real catalogue comes in once, whole, and refuses what it cannot trust."""

import shutil

import pytest
from django.conf import settings

from catalogue.domain.loading import Loaded, load_catalogue
from catalogue.domain.loading_files import BadRow
from catalogue.enums import Authority, Bindingness, ChangeOrigin, Lifecycle, Ring
from catalogue.models import BindingnessChange, Initiative, Standard, Synonym
from journal.models import Entry
from samenorganiseren.shared.actors import Machine
from tests.factories.accounts import AT

pytestmark = pytest.mark.django_db
FOLDER = settings.BASE_DIR / "data" / "catalogue"


def load(folder=FOLDER):
    return load_catalogue(folder=folder, by=Machine("catalogus laden"), now=AT)


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(FOLDER, tmp_path / "catalogue")


def change(folder, file, before, after):
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def counts():
    return {
        model.__name__: model.objects.count()
        for model in (Standard, Initiative, BindingnessChange, Synonym, Entry)
    }


def test_the_whole_catalogue_comes_in_and_a_second_time_adds_nothing():
    first = load()
    after_one = counts()

    second = load()

    assert first == Loaded(standards=75, initiatives=9, synonyms=120)
    assert second == Loaded(standards=0, initiatives=0, synonyms=0)
    assert counts() == after_one


def test_loading_again_keeps_what_an_editor_wrote():
    load()
    Standard.objects.filter(slug="gibit").update(summary="Van de redactie.")
    Synonym.objects.filter(term="zgw").delete()

    load()

    assert Standard.objects.get(slug="gibit").summary == "Van de redactie."
    assert list(Synonym.objects.filter(term="zgw")) == []


def test_dates_and_authorities_stay_apart():
    load()
    found = BindingnessChange.objects.filter(
        standard__slug__in=[
            "gibit",
            "zaken-api",
            "digitoegankelijk",
            "ict-kwaliteitsnormen",
        ]
    ).order_by("standard__slug")

    assert [
        (c.standard.slug, c.authority, c.level, c.decided_on and str(c.decided_on),
         c.in_force_on and str(c.in_force_on), c.origin)
        for c in found
    ] == [
        ("digitoegankelijk", Authority.LAW, 3, None, None, ChangeOrigin.RECORDED),
        ("gibit", Authority.VNG, 2, "2023-12-05", None, ChangeOrigin.RECORDED),
        ("ict-kwaliteitsnormen", Authority.OTHER_STANDARD, 2, None, "2024-07-22",
         ChangeOrigin.RECORDED),
        ("zaken-api", Authority.VNG, 2, None, "2021-04-01", ChangeOrigin.RECORDED),
    ]  # fmt: skip


def test_a_standard_carries_its_bindingness_version_and_lifecycle():
    load()
    told = {
        s.slug: (s.bindingness, s.current_version_number, s.lifecycle, s.ring)
        for s in Standard.objects.filter(
            slug__in=["gibit", "objecten-api", "klanten-api", "bio"]
        )
    }

    assert told == {
        "gibit": (Bindingness.COMPLY_OR_EXPLAIN, "2023", Lifecycle.IN_USE, Ring.PUBLIC),
        "objecten-api": (
            Bindingness.COMPLY_OR_EXPLAIN,
            "",
            Lifecycle.IN_USE,
            Ring.MUNICIPALITIES,
        ),
        "klanten-api": (
            Bindingness.NOT_ESTABLISHED,
            "",
            Lifecycle.WITHDRAWN,
            Ring.MUNICIPALITIES,
        ),
        "bio": (Bindingness.NOT_ESTABLISHED, "", Lifecycle.IN_USE, Ring.SHIELDED),
    }


def test_what_is_to_be_confirmed_says_so():
    load()
    unsure = Standard.objects.exclude(to_confirm="").values_list("slug", flat=True)

    assert set(unsure) == {
        "haven", "verwerkersovereenkomst", "gt-connect", "ggi-veilig", "privacyconvenant",
        "iwmo", "ijw", "ggk", "ggm", "rest-api-design-rules", "openapi", "digikoppeling",
        "mim", "tooi", "nl-design-system", "ict-kwaliteitsnormen",
    }  # fmt: skip


def test_the_five_results_lead_from_a_need_to_standards():
    load()
    results = Initiative.objects.filter(is_first_result=True).order_by("slug")

    assert {
        r.slug: (
            [n.slug for n in r.needs.all()],
            sorted(s.slug for s in r.produces.all()),
        )
        for r in results
    } == {
        "digitale-aangifte": (
            ["aangifte-zonder-gang-naar-de-balie"],
            ["digitale-aangifte-overlijden", "digitale-verhuisaangifte"],
        ),
        "gezamenlijk-privacyconvenant": (
            ["dezelfde-afspraken-over-privacy"],
            ["privacyconvenant"],
        ),
        "gezamenlijke-inkoop-telefonie": (
            ["samen-telefonie-inkopen"],
            ["gt-connect", "gt-mobiele-communicatie"],
        ),
        "gezamenlijke-inkoopvoorwaarden": (
            ["dezelfde-voorwaarden-voor-ict"],
            ["gibit", "ict-kwaliteitsnormen"],
        ),
        "keten-sociaal-domein": (
            ["gegevens-delen-met-zorgaanbieders"],
            ["ijw", "iwmo"],
        ),
    }


REFUSED = [
    ("standards.csv", "gibit,Gemeentelijke", "zaken-api,Gemeentelijke",
     "Regel 17 van standards.csv: ‘zaken-api’ staat ook al op regel 2."),
    ("standards.csv", "bedrijfsvoering,inkoopvoorwaarden", "keuken,inkoopvoorwaarden",
     "Regel 17 van standards.csv: ‘keuken’ is geen bekende waarde van ‘domein’."),
    ("standards.csv", "2023-12-05", "5-12-2023",
     "Regel 17 van standards.csv: ‘5-12-2023’ is geen datum."),
    ("standards.csv", "pas toe of leg uit,,2023-12-05", "soms,,2023-12-05",
     "Regel 17 van standards.csv: ‘soms’ is geen verbindendheid."),
    ("standards.csv", 'https://vng.nl/projecten/gibit,"Gezamenlijke', 'javascript:x,"Gezamenlijke',
     "Regel 17 van standards.csv: ‘javascript:x’ is geen webadres."),
    ("standards.csv", "slug,naam,", "slug,", "Regel 1 van standards.csv: de kolommen zijn niet"),
    ("standards.csv", ",nee\n", ",nee,extra\n",
     "Regel 2 van standards.csv: er zijn 18 velden in plaats van 17."),
    ("relations.csv", "deel-van,gibit", "deel-van,gibt",
     "Regel 2 van relations.csv: ‘gibt’ staat niet in standards.csv."),
    ("rings.csv", "gibit,openbaar", "gibit,geheim",
     "Regel 2 van rings.csv: ‘geheim’ is geen bekende waarde van ‘ring’."),
    ("texts.csv", "VNG-tekst Samen Organiseren; quarant.nl; gemeentelijke websites", "",
     "Regel 2 van texts.csv: ‘bron’ is leeg."),
    ("synonyms.csv", "zgw,zaken api", "zgw,", "Regel 2 van synonyms.csv: ‘betekenis’ is leeg."),
]  # fmt: skip


@pytest.mark.parametrize(("file", "before", "after", "sentence"), REFUSED)
def test_a_bad_row_is_refused_with_its_line(folder, file, before, after, sentence):
    change(folder, file, before, after)

    with pytest.raises(BadRow) as refusal:
        load(folder)

    assert str(refusal.value).startswith(sentence)
    assert set(counts().values()) == {0}


def test_a_file_that_is_missing_or_in_latin_1_is_refused(folder):
    (folder / "rings.csv").unlink()
    with pytest.raises(BadRow, match=r"Het bestand rings\.csv ontbreekt"):
        load(folder)

    (folder / "standards.csv").write_bytes("slug,naam é".encode("latin-1"))
    with pytest.raises(BadRow, match=r"standards\.csv is geen UTF-8"):
        load(folder)

    assert set(counts().values()) == {0}
