"""Files that do not reconcile: one sentence with file and line, and nothing changes."""

import pytest

from journal.models import Entry
from municipalities.domain.register import RegisterRefused
from municipalities.models import Municipality, Population, Province
from tests.municipalities.registers import load

pytestmark = pytest.mark.django_db


def refusal_of(files) -> str:
    """The sentence; and proof that nothing was written."""
    with pytest.raises(RegisterRefused) as refusal:
        load(files.folder)
    standing = [
        list(model.objects.all())
        for model in (Municipality, Population, Province, Entry)
    ]
    assert standing == [[], [], [], []]
    return str(refusal.value)


REPLACED = [
    (
        "population.csv",
        "code,year,population,status",
        "code,year,inwoners,status",
        (
            "population.csv, regel 1: de kolom population ontbreekt;"
            " kolommen scheidt u met een komma."
        ),
    ),
    (
        "municipalities.csv",
        "GM0003,https",
        "GM3,https",
        "municipalities.csv, regel 2: ‘GM3’ is geen code zoals GM0363 (kolom code).",
    ),
    (
        "municipalities.csv",
        "GM0005,https",
        "GM0003,https",
        "municipalities.csv, regel 3: de code GM0003 staat er twee keer; ook op regel 2.",
    ),
    (
        "municipalities.csv",
        "gm0005,",
        "gm0003,",
        (
            "municipalities.csv, regel 3: het kenmerk https://identifier.overheid.nl/tooi/id/"
            "gemeente/gm0003 staat er twee keer; ook op regel 2."
        ),
    ),
    (
        "municipalities.csv",
        "Bedum,Bedum,PV20,Groningen,",
        "Bedum,Bedum,PV20,Drenthe,",
        "municipalities.csv, regel 3: ‘Drenthe’ heet elders in dit bestand ‘Groningen’.",
    ),
    (
        "municipalities.csv",
        "Bedum,Bedum,PV20,Groningen,1970-01-01,2019-01-01,false",
        "Bedum,Bedum,PV20,Groningen,1970-01-01,2019-02-30,false",
        (
            "municipalities.csv, regel 3: ‘2019-02-30’ is geen datum zoals 2022-03-24"
            " (kolom valid_to)."
        ),
    ),
    (
        "municipalities.csv",
        "Bedum,Bedum,PV20,Groningen,1970-01-01,2019-01-01,false",
        "Bedum,Bedum,PV20,Groningen,1970-01-01,2019-01-01,true",
        "municipalities.csv, regel 3: is_current en valid_to spreken elkaar tegen.",
    ),
    (
        "municipalities.csv",
        "Bedum,Bedum,PV20,Groningen,1970-01-01,2019-01-01,false",
        "Bedum,Bedum,PV20,Groningen,2019-01-01,2019-01-01,false",
        (
            "municipalities.csv, regel 3: deze gemeente eindigt op 2019-01-01,"
            " niet na haar begin op 2019-01-01."
        ),
    ),
    (
        "population.csv",
        "GM0003,2015,12011",
        "GM0003,2015,12.011",
        (
            "population.csv, regel 2: ‘12.011’ is geen heel getal tot en met 999999999"
            " (kolom population)."
        ),
    ),
    (
        "population.csv",
        "GM0003,2015,12011",
        "GM0003,2015,0",
        "population.csv, regel 2: een gemeente heeft minstens één inwoner.",
    ),
    (
        "population.csv",
        "GM0003,2015,12011",
        "GM0003,2015,12012",
        (
            "checks.csv, regel 9: de inwonertallen van 2015 tellen op tot 16900727,"
            " niet 16900726."
        ),
    ),
    (
        "population.csv",
        "GM0003,2015,12011",
        "GM1992,2015,12011",
        "population.csv, regel 2: GM1992 bestaat niet op 1 januari 2015.",
    ),
    (
        "population.csv",
        "GM0003,2016,",
        "GM0003,2015,",
        (
            "population.csv, regel 3: het inwonertal van GM0003 in 2015 staat er twee keer;"
            " ook op regel 2."
        ),
    ),
    (
        "checks.csv",
        "rows,mergers.csv,69",
        "rows,mergers.csv,68",
        "checks.csv, regel 4: mergers.csv heeft 69 regels, niet 68.",
    ),
    (
        "checks.csv",
        "rows,mergers.csv,69",
        "rows,fusies.csv,69",
        "checks.csv, regel 1: hier staat niet hoeveel regels mergers.csv heeft (rows).",
    ),
    (
        "checks.csv",
        "municipalities_on,2022-03-24,344",
        "municipalities_on,2022-03-24,345",
        "checks.csv, regel 27: op 2022-03-24 bestaan er 344 gemeenten, niet 345.",
    ),
    (
        "neighbours.csv",
        "GM0014,GM1699,",
        "GM0003,GM1699,",
        "neighbours.csv, regel 2: GM0003 is geen gemeente van nu.",
    ),
    (
        "neighbours.csv",
        "GM0014,GM1699,",
        "GM1699,GM1699,",
        "neighbours.csv, regel 2: GM1699 kan niet haar eigen buur zijn.",
    ),
    (
        "neighbours.csv",
        "GM0014,GM1699,",
        "GM1730,GM0014,",
        (
            "neighbours.csv, regel 3: het paar GM0014 en GM1730 staat er twee keer;"
            " ook op regel 2."
        ),
    ),
    (
        "hexgrid.csv",
        "GM0034,9,19",
        "GM0034,17,27",
        "hexgrid.csv, regel 3: zeshoek 17, 27 staat er twee keer; ook op regel 2.",
    ),
    (
        "centroids.csv",
        "GM0034,",
        "GM0003,",
        "centroids.csv, regel 3: GM0003 is geen gemeente van nu.",
    ),
    (
        "aliases.csv",
        "GM0518,Den Haag",
        "GM9999,Den Haag",
        "aliases.csv, regel 2: GM9999 is geen gemeente of provincie.",
    ),
    (
        "mergers.csv",
        "GM0007,Bellingwedde,GM1950,Westerwolde,2018-01-01",
        "GM0007,Bellingwedde,GM1950,Westerwolde,2017-01-01",
        "mergers.csv, regel 2: Westerwolde (GM1950) bestaat niet op 2017-01-01.",
    ),
    (
        "mergers.csv",
        "GM0007,Bellingwedde,GM1950,Westerwolde,2018-01-01",
        "GM0007,Bellingwedde,GM0014,Groningen,2018-01-02",
        (
            "mergers.csv, regel 2: Bellingwedde (GM0007) eindigt op 2018-01-01,"
            " niet op 2018-01-02."
        ),
    ),
    (
        "mergers.csv",
        "GM0007,Bellingwedde,GM1950,",
        "GM0007,Bellingwedde,GM9999,",
        "mergers.csv, regel 2: GM9999 staat niet in municipalities.csv.",
    ),
    (
        "mergers.csv",
        "GM1950,Westerwolde,2018-01-01,whole,true\nGM0018",
        "GM1950,Westerwolde,2018-01-01,whole,false\nGM0018",
        "mergers.csv, regel 2: GM0007 heeft geen belangrijkste opvolger.",
    ),
    (
        "mergers.csv",
        "GM0140,Littenseradiel,GM1900,Súdwest-Fryslân,2018-01-01,split",
        "GM0140,Littenseradiel,GM1900,Súdwest-Fryslân,2018-01-01,whole",
        "mergers.csv, regel 9: GM0140 gaat geheel over, maar heeft meer opvolgers.",
    ),
    (
        "mergers.csv",
        "GM0018,Hoogezand-Sappemeer,GM1952,",
        "GM1950,Westerwolde,GM0007,",
        "mergers.csv, regel 3: GM1950 en GM0007 volgen elkaar in een kring op.",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "sentence"), REPLACED)
def test_a_wrong_line_is_refused(files, file, old, new, sentence):
    files.replace(file, old, new)

    assert refusal_of(files) == sentence


def test_a_missing_population_is_refused(files):
    files.remove("population.csv", "GM1992,2024,")
    files.expect("rows", "population.csv", 3641)

    assert refusal_of(files) == (
        "population.csv, regel 3641: hierna ontbreekt het inwonertal 2024 van"
        " Voorne aan Zee (GM1992)."
    )


def test_a_year_without_a_national_total_is_refused(files):
    files.remove("checks.csv", "population_total,2024,")

    assert refusal_of(files) == (
        "population.csv, regel 34: het landelijke inwonertal van 2024 ontbreekt"
        " in checks.csv."
    )


def test_successions_that_do_not_end_on_the_current_municipalities_are_refused(files):
    files.remove("mergers.csv", "GM0457,Weesp,")
    files.expect("rows", "mergers.csv", 68)

    assert refusal_of(files) == (
        "municipalities.csv, regel 173: na alle herindelingen in mergers.csv bestaat"
        " Weesp (GM0457) nog, hier niet."
    )


def test_a_municipality_that_no_succession_leads_to_is_refused(files):
    for old in ("Brielle", "Hellevoetsluis", "Westvoorne"):
        files.replace("mergers.csv", f"{old},GM1992,", f"{old},GM0599,")

    assert refusal_of(files) == (
        "municipalities.csv, regel 427: geen herindeling in mergers.csv leidt naar"
        " Voorne aan Zee (GM1992)."
    )


def test_a_municipality_without_a_hexagon_is_refused(files):
    files.remove("hexgrid.csv", "GM0014,")
    files.expect("rows", "hexgrid.csv", 341)

    assert refusal_of(files) == (
        "municipalities.csv, regel 7: Groningen (GM0014) ontbreekt in hexgrid.csv."
    )


def test_a_missing_file_is_refused(files):
    (files.folder / "mergers.csv").unlink()

    assert refusal_of(files) == (
        f"mergers.csv, regel 1: dit bestand is er niet of is niet te lezen in {files.folder}."
    )


def test_a_file_in_latin_1_is_refused_with_its_line(files):
    text = (files.folder / "municipalities.csv").read_text("utf-8")
    (files.folder / "municipalities.csv").write_text(text, "latin-1")

    assert refusal_of(files) == (
        "municipalities.csv, regel 22: deze regel is geen UTF-8;"
        " sla het bestand op als UTF-8."
    )


def test_a_file_with_semicolons_is_refused(files):
    text = (files.folder / "hexgrid.csv").read_text("utf-8")
    (files.folder / "hexgrid.csv").write_text(text.replace(",", ";"), "utf-8")

    assert refusal_of(files) == (
        "hexgrid.csv, regel 1: de kolom code ontbreekt; kolommen scheidt u met een komma."
    )


def test_a_line_with_too_few_columns_is_refused(files):
    files.replace("hexgrid.csv", "GM0014,17,27", "GM0014,17")

    assert refusal_of(files) == (
        "hexgrid.csv, regel 2: hier staan 2 kolommen in plaats van 3."
    )


def test_control_characters_are_refused(files):
    files.replace("aliases.csv", "Den Haag", "Den\0Haag")

    assert refusal_of(files) == (
        "aliases.csv, regel 2: deze regel bevat een leeg teken (NUL)."
    )


def test_a_name_longer_than_its_column_is_refused(files):
    files.replace("aliases.csv", "Den Haag", "x" * 100_000)

    assert refusal_of(files) == (
        "aliases.csv, regel 2: de kolom name heeft meer dan 80 tekens."
    )


def test_a_byte_order_mark_is_no_trouble(files):
    path = files.folder / "aliases.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())

    load(files.folder)

    assert Municipality.objects.count() == 426
