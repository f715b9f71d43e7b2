"""Loading the register: idempotent, all or nothing, and as the serving role."""

import datetime

import pytest
from django.core.management import CommandError, call_command

from journal.models import Entry
from municipalities.domain.register import RegisterRefused
from municipalities.models import HexCell, Municipality, Neighbour, Population
from tests.municipalities.registers import load

pytestmark = pytest.mark.django_db


def actions():
    return list(Entry.objects.values_list("action", flat=True))


def test_the_real_files_load_whole():
    report = load()

    assert {name: change.added for name, change in report.changes.items()} == {
        "provincies": 12,
        "regio's": 167,
        "gemeenten": 426,
        "regio's van gemeenten": 1710,
        "inwonertallen": 3642,
        "herindelingen": 69,
        "buren": 880,
        "plekken op de kaart": 342,
        "andere namen": 37,
    }


def test_a_second_load_changes_nothing_and_says_so(capsys):
    call_command("load_register")
    capsys.readouterr()

    call_command("load_register")

    assert capsys.readouterr().out == (
        "Het register was al bij; er is niets veranderd.\n"
    )
    assert actions() == ["municipalities.register_loaded"]


def test_a_load_is_written_in_the_journal_with_what_changed(files):
    load()
    files.replace("municipalities.csv", "gm0363,Amsterdam,", "gm0363,Groot-Amsterdam,")

    load(files.folder)

    newest = Entry.objects.newest_first().first()
    assert (newest.action, newest.subject_label, newest.details) == (
        "municipalities.register_loaded",
        "Register van gemeenten",
        {"gemeenten": {"added": 0, "changed": 1, "removed": 0}},
    )


def test_the_command_refuses_in_one_sentence(files):
    files.replace("hexgrid.csv", "GM0014,17,27", "GM0014,zeventien,27")

    with pytest.raises(CommandError) as refusal:
        call_command("load_register", "--from", str(files.folder))

    assert str(refusal.value) == (
        "Niets geladen. hexgrid.csv, regel 2: ‘zeventien’ is geen heel getal"
        " tot en met 9999 (kolom col)."
    )
    assert list(Municipality.objects.all()) == []


def test_placeholder_starts_become_unknown_and_real_ones_stay(register):
    starts = dict(
        Municipality.objects.filter(code__in=["GM0014", "GM1900"]).values_list(
            "code", "valid_from"
        )
    )

    assert starts == {"GM0014": None, "GM1900": datetime.date(2011, 1, 1)}


def test_each_island_gets_the_nearest_municipality_across_the_water(register):
    pairs = Neighbour.objects.filter(kind="water").order_by(
        "first__name", "second__name"
    )

    assert list(pairs.values_list("first__name", "second__name")) == [
        ("Ameland", "Noardeast-Fryslân"),
        ("Den Helder", "Texel"),
        ("Harlingen", "Terschelling"),
        ("Harlingen", "Vlieland"),
        ("Schiermonnikoog", "Noardeast-Fryslân"),
    ]


def test_municipalities_of_one_name_get_addresses_that_tell_them_apart(register):
    named = Municipality.objects.filter(name__startswith="Bergen (").order_by("slug")
    others = Municipality.objects.filter(code__in=["GM0164", "GM0518", "GM1900"])

    assert [
        *named.values_list("slug", flat=True),
        *others.order_by("slug").values_list("slug", flat=True),
    ] == ["bergen-l", "bergen-nh", "hengelo", "s-gravenhage", "sudwest-fryslan"]


def test_a_former_namesake_gives_way_to_the_current_one(files):
    files.replace("municipalities.csv", ",Bedum,Bedum,", ",Hengelo,Hengelo (Gr.),")

    load(files.folder)

    named = Municipality.objects.filter(name="Hengelo").order_by("code")
    assert list(named.values_list("code", "slug")) == [
        ("GM0005", "hengelo-gr"),
        ("GM0164", "hengelo"),
    ]


def test_a_new_name_keeps_the_address(files):
    load()
    files.replace("municipalities.csv", "gm0363,Amsterdam,", "gm0363,Groot-Amsterdam,")

    load(files.folder)

    assert list(
        Municipality.objects.filter(code="GM0363").values_list("name", "slug")
    ) == [("Groot-Amsterdam", "amsterdam")]


def test_populations_of_a_newer_year_are_taken(files):
    current = [m for m in files.lines("municipalities.csv") if ",,true," in m]
    files.add(
        "population.csv",
        *(f"{line[:6]},2025,1000,provisional,CBS" for line in current),
    )
    files.expect("rows", "population.csv", 3642 + 342)
    files.expect("population_total", "2025", 342_000)
    load()

    report = load(files.folder)

    assert report.details() == {
        "inwonertallen": {"added": 342, "changed": 0, "removed": 0}
    }
    newest = Population.objects.get(municipality__code="GM0363", year=2025)
    assert (newest.inhabitants, newest.is_final) == (1000, False)


def merge_weststellingwerf_into_ooststellingwerf(files):
    """A made-up merger on 1 January 2027."""
    old = next(x for x in files.lines("municipalities.csv") if x.startswith("GM0098,"))
    cells = old.split(",")
    ended = ",".join([*cells[:7], "2027-01-01", "false", *cells[9:]])
    files.replace("municipalities.csv", old, ended)
    files.add(
        "mergers.csv",
        "GM0098,Weststellingwerf,GM0085,Ooststellingwerf,2027-01-01,whole,true",
    )
    pairs = [line for line in files.lines("neighbours.csv") if "GM0098" not in line]
    files.expect("rows", "neighbours.csv", len(pairs) - 1)
    files.write("neighbours.csv", pairs)
    for file in ("centroids.csv", "hexgrid.csv"):
        files.remove(file, "GM0098,")
        files.expect("rows", file, 341)
    files.expect("rows", "mergers.csv", 70)


def test_a_newer_merger_is_taken(files):
    merge_weststellingwerf_into_ooststellingwerf(files)
    load()

    load(files.folder)

    old = Municipality.objects.get(code="GM0098")
    days = [datetime.date(2026, 12, 31), datetime.date(2027, 1, 1)]
    assert [Municipality.objects.on(day).count() for day in days] == [342, 341]
    assert [m.name for m in old.successors()] == ["Ooststellingwerf"]
    assert list(old.neighbours()) == []
    assert not HexCell.objects.filter(municipality=old).exists()


def test_files_that_forget_a_year_are_refused(files):
    load()
    lines = files.lines("population.csv")
    files.write("population.csv", [line for line in lines if ",2024," not in line])
    files.expect("rows", "population.csv", 3642 - 342)
    files.remove("checks.csv", "population_total,2024,")

    with pytest.raises(RegisterRefused) as refusal:
        load(files.folder)

    assert str(refusal.value) == (
        "population.csv, regel 1: GM0014 in 2024 staat al in het register"
        " en ontbreekt in dit bestand."
    )
    assert Population.objects.filter(year=2024).count() == 342
