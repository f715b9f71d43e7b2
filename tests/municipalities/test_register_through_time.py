"""The real register answers how it stood on any day."""

import datetime

import pytest

from municipalities.models import Municipality
from municipalities.queries import lineage_of, main_successor, population_on

pytestmark = pytest.mark.usefixtures("real_register")
TODAY = datetime.date(2026, 11, 23)


def named(name):
    return Municipality.objects.get(name=name)


def names(municipalities):
    return [m.name for m in municipalities.by_name()]


def test_as_many_municipalities_as_existed_on_each_day():
    days = ["2018-01-01", "2019-01-01", "2020-01-01", "2021-01-01", "2022-01-01"]
    days += ["2022-03-23", "2022-03-24", "2022-12-31", "2023-01-01", "2026-11-23"]

    counts = [
        Municipality.objects.on(datetime.date.fromisoformat(day)).count()
        for day in days
    ]

    assert counts == [380, 355, 355, 352, 345, 345, 344, 344, 342, 342]


def test_current_and_former_are_all():
    assert [
        Municipality.objects.on(TODAY).count(),
        Municipality.objects.former(TODAY).count(),
        Municipality.objects.count(),
    ] == [342, 84, 426]


def test_a_split_municipality_has_several_successors():
    assert names(named("Haaren").successors()) == [
        "Boxtel",
        "Oisterwijk",
        "Tilburg",
        "Vught",
    ]


def test_a_merged_municipality_has_its_predecessors():
    assert names(named("Maashorst").predecessors()) == ["Landerd", "Uden"]
    assert names(named("Maashorst").successors()) == []


def test_successors_are_found_through_chains():
    """Made up: Maashorst, itself of two, goes over into Oss in 2027."""
    old, middle, last = named("Uden"), named("Maashorst"), named("Oss")
    middle.valid_to = datetime.date(2027, 1, 1)
    middle.save()
    middle.successions_out.create(
        successor=last, on=middle.valid_to, kind="whole", is_main_successor=True
    )

    assert names(old.successors()) == ["Maashorst", "Oss"]
    assert names(old.successors().on(datetime.date(2027, 1, 1))) == ["Oss"]
    assert names(last.predecessors()) == ["Landerd", "Maashorst", "Uden"]
    assert [(s.predecessor.name, s.successor.name) for s in lineage_of(old)] == [
        ("Uden", "Maashorst"),
        ("Maashorst", "Oss"),
    ]
    assert [
        main_successor(old, datetime.date(year, 6, 1)) for year in (2021, 2026, 2027)
    ] == [None, middle, last]


def test_neighbours_go_both_ways_and_over_the_water():
    assert names(named("Texel").neighbours()) == ["Den Helder"]
    assert names(named("Den Helder").neighbours()) == [
        "Hollands Kroon",
        "Schagen",
        "Texel",
    ]


def test_population_is_that_of_the_first_of_january_or_none():
    utrecht = named("Utrecht")
    days = [datetime.date(2018, 7, 1), datetime.date(2024, 1, 1), TODAY]

    figures = [population_on(utrecht, day) for day in days]

    assert [figure and figure.inhabitants for figure in figures] == [
        347483,
        374238,
        None,
    ]


def test_names_sort_without_articles_and_accents():
    order = list(
        Municipality.objects.on(TODAY).by_name().values_list("name", flat=True)
    )

    assert (order.index("'s-Gravenhage") < order.index("Groningen"), order[0]) == (
        True,
        "Aa en Hunze",
    )
