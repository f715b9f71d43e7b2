"""The files that say something about the municipalities of municipalities.csv."""

from __future__ import annotations

from pathlib import Path

from municipalities.enums import SuccessionKind

from .keys import Once
from .records import (
    AliasRecord,
    CellRecord,
    CheckRecord,
    NeighbourRecord,
    PointRecord,
    PopulationRecord,
    SuccessionRecord,
)
from .rows import ANY_CODE, Row, read_rows

CHECKS = {"rows", "population_total", "municipalities_on", "placeholder_start"}


def read_checks(folder: Path) -> list[CheckRecord]:
    """What the other files must add up to."""
    once = Once()
    records = []
    for row in read_rows(folder, "checks.csv", ["check", "key", "expected"]):
        check, key = row.choice("check", CHECKS), row.text("key")
        once.take(row, (check, key), f"{check} {key}")
        _require_key(row, check)
        records.append(CheckRecord(row, check, key))
    return records


def _require_key(row: Row, check: str) -> None:
    """Each check has a key of its own kind: a file, a year or a day."""
    if check in ("municipalities_on", "placeholder_start"):
        row.required_day("key")
    if check == "population_total":
        row.whole("key")
    if check != "placeholder_start":
        row.whole("expected")


def read_populations(folder: Path) -> list[PopulationRecord]:
    columns = ["code", "year", "population", "status", "source"]
    once = Once()
    records = []
    for row in read_rows(folder, "population.csv", columns):
        code, year = row.code("code"), _year(row)
        once.take(row, (code, year), f"het inwonertal van {code} in {year}")
        records.append(
            PopulationRecord(
                row=row,
                code=code,
                year=year,
                inhabitants=_positive(row),
                is_final=row.choice("status", {"final", "provisional"}) == "final",
                source=row.text("source", 100),
            )
        )
    return records


def _positive(row: Row) -> int:
    number = row.whole("population")
    if not number:
        raise row.refuse("een gemeente heeft minstens één inwoner.")
    return number


def _year(row: Row) -> int:
    year = row.small("year")
    if not 2000 <= year <= 2999:
        raise row.refuse(f"{year} is geen jaar waarvoor hier een inwonertal hoort.")
    return year


def read_successions(folder: Path) -> list[SuccessionRecord]:
    columns = ["old_code", "new_code", "date", "kind", "is_main_successor"]
    once, mains = Once(), Once()
    records = []
    for row in read_rows(folder, "mergers.csv", columns):
        old, new = row.code("old_code"), row.code("new_code")
        once.take(row, (old, new), f"de overgang van {old} naar {new}")
        is_main = row.choice("is_main_successor", {"true", "false"}) == "true"
        if is_main:
            mains.take(row, old, f"de belangrijkste opvolger van {old}")
        kind = row.choice("kind", SuccessionKind.values)
        day = row.required_day("date")
        records.append(SuccessionRecord(row, old, new, day, kind, is_main))
    return records


def read_neighbours(folder: Path) -> list[NeighbourRecord]:
    once = Once()
    records = []
    columns = ["code_a", "code_b", "shared_border_km_approx"]
    for row in read_rows(folder, "neighbours.csv", columns):
        first, second = sorted([row.code("code_a"), row.code("code_b")])
        if first == second:
            raise row.refuse(f"{first} kan niet haar eigen buur zijn.")
        once.take(row, (first, second), f"het paar {first} en {second}")
        border = row.measure("shared_border_km_approx", "0.1")
        records.append(NeighbourRecord(row, first, second, border))
    return records


def read_points(folder: Path) -> dict[str, PointRecord]:
    once = Once()
    records = {}
    columns = ["code", "lon", "lat", "rd_x", "rd_y"]
    for row in read_rows(folder, "centroids.csv", columns):
        code = row.code("code")
        once.take(row, code, f"de code {code}")
        lon, lat, x, y = (float(row.number(c)) for c in columns[1:])
        records[code] = PointRecord(row, code, lon, lat, (x, y))
    return records


def read_cells(folder: Path) -> dict[str, CellRecord]:
    codes, places = Once(), Once()
    records = {}
    for row in read_rows(folder, "hexgrid.csv", ["code", "col", "row"]):
        code, place = row.code("code"), (row.small("col"), row.small("row"))
        codes.take(row, code, f"de code {code}")
        places.take(row, place, f"zeshoek {place[0]}, {place[1]}")
        records[code] = CellRecord(row, code, *place)
    return records


def read_aliases(folder: Path) -> list[AliasRecord]:
    once = Once()
    records = []
    for row in read_rows(folder, "aliases.csv", ["code", "name"]):
        record = AliasRecord(row, row.code("code", ANY_CODE), row.text("name"))
        once.take(row, (record.code, record.name), f"‘{record.name}’")
        records.append(record)
    return records
