"""Dates, amounts, numbers and the geometry of figures."""

from datetime import UTC, date, datetime

import pytest

from samenorganiseren.shared import curves, honeycombs, wording


def test_a_date_is_written_out():
    assert wording.dutch_date(date(2026, 3, 1)) == "1 maart 2026"
    assert wording.short_date(date(2026, 3, 1)) == "1 mrt 2026"


def test_a_moment_is_told_as_amsterdam_sees_it():
    assert wording.dutch_moment(datetime(2026, 6, 30, 22, 5, tzinfo=UTC)) == (
        "1 juli 2026, 00.05 uur"
    )
    assert wording.dutch_date(datetime(2026, 6, 30, 22, 5, tzinfo=UTC)) == "1 juli 2026"


@pytest.mark.parametrize(
    ("cents", "words"),
    [
        (0, "€\u00a00"),
        (305, "€\u00a03,05"),
        (14_543_000, "€\u00a0145.430"),
        (-5, "-€\u00a00,05"),
    ],
)
def test_an_amount_shows_cents_only_where_there_are_any(cents, words):
    assert wording.euros(cents) == words


def test_a_number_has_points_between_thousands():
    assert (wording.number(1_234_567), wording.number(3.05, 2)) == ("1.234.567", "3,05")


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (0, 342, "0%"),
        (1, 342, "minder dan 1%"),
        (214, 342, "63%"),
        (341, 342, "99%"),
        (342, 342, "100%"),
        (0, 0, "0%"),
    ],
)
def test_only_nothing_is_none_and_only_all_is_a_hundred_percent(part, whole, words):
    assert wording.percent(part, whole) == words


def test_the_curve_runs_from_the_left_edge_to_its_dot():
    drawn = curves.drawing([(date(2025, 1, 1), 0), (date(2026, 1, 1), 50)])

    assert drawn["line"] == "0.0,100.0 980.0,50.0"
    assert drawn["end"] == {"x": "98.00", "y": "114.0", "text_y": "100.0"}


def test_one_point_is_a_curve_too():
    drawn = curves.drawing([(date(2026, 1, 1), 10)], target=80)

    assert (drawn["line"], drawn["target"]["y"]) == ("980.0,90.0", "51.6")


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        (date(2020, 6, 1), date(2023, 6, 1), ["2021", "2022", "2023"]),
        (date(2025, 11, 15), date(2026, 3, 31), ["dec", "jan 2026", "feb", "mrt"]),
    ],
)
def test_the_axis_names_years_or_months(first, last, labels):
    assert [tick["label"] for tick in curves.ticks(first, last)] == labels


def test_odd_rows_of_the_honeycomb_stand_half_a_cell_to_the_right():
    cells = [
        honeycombs.cell(col=0, row=row, state="gepland", name="Ede", word="Gepland")
        for row in (0, 1)
    ]

    drawn = honeycombs.drawing(cells)

    assert [(c["x"], c["y"], c["title"]) for c in drawn["cells"]] == [
        ("12", "29.32", "Ede: gepland"),
        ("22", "12.00", "Ede: gepland"),
    ]
    assert drawn["frame"] == "0 0 34 41"


def test_an_empty_honeycomb_is_still_a_drawing():
    assert honeycombs.drawing([])["cells"] == []
