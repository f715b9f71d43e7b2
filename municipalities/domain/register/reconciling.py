"""Whether the files agree with each other and with their sums."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sized
from datetime import date

from .records import MunicipalityRecord, PopulationRecord, Register
from .refusal import RegisterRefused
from .replay import replay
from .rows import Row


def reconcile(register: Register) -> None:
    """Refuse at the first thing that does not add up."""
    _count_rows(register)
    _count_municipalities(register)
    _match_populations(register)
    _match_places(register)
    _match_neighbours(register)
    _match_aliases(register)
    replay(register)


def _checks(register: Register, check: str) -> dict[str, Row]:
    return {c.key: c.row for c in register.checks if c.check == check}


def _count_rows(register: Register) -> None:
    files: dict[str, Sized] = {
        "municipalities.csv": register.municipalities,
        "population.csv": register.populations,
        "mergers.csv": register.successions,
        "neighbours.csv": register.neighbours,
        "centroids.csv": register.points,
        "hexgrid.csv": register.cells,
    }
    checks = _checks(register, "rows")
    for file, records in files.items():
        if file not in checks:
            raise RegisterRefused(
                "checks.csv", 1, f"hier staat niet hoeveel regels {file} heeft (rows)."
            )
        _require_sum(checks[file], len(records), f"{file} heeft {{}} regels")


def _count_municipalities(register: Register) -> None:
    for key, row in _checks(register, "municipalities_on").items():
        found = len(list(register.on(date.fromisoformat(key))))
        _require_sum(row, found, f"op {key} bestaan er {{}} gemeenten")


def _require_sum(row: Row, found: int, sentence: str) -> None:
    expected = row.whole("expected")
    if found != expected:
        raise row.refuse(f"{sentence.format(found)}, niet {expected}.")


def _match_populations(register: Register) -> None:
    by_year: dict[int, list[PopulationRecord]] = defaultdict(list)
    for population in register.populations:
        by_year[population.year].append(population)
    totals = _checks(register, "population_total")
    for year, populations in sorted(by_year.items()):
        _match_year(register, year, populations)
        if str(year) not in totals:
            raise populations[0].row.refuse(
                f"het landelijke inwonertal van {year} ontbreekt in checks.csv."
            )
    for key, row in totals.items():
        total = sum(p.inhabitants for p in by_year[int(key)])
        _require_sum(row, total, f"de inwonertallen van {key} tellen op tot {{}}")


def _match_year(
    register: Register, year: int, populations: list[PopulationRecord]
) -> None:
    """Exactly the municipalities of that 1 January."""
    valid = {m.code: m for m in register.on(date(year, 1, 1))}
    for population in populations:
        if population.code not in valid:
            raise population.row.refuse(
                f"{population.code} bestaat niet op 1 januari {year}."
            )
        del valid[population.code]
    for municipality in valid.values():
        raise populations[-1].row.refuse(
            f"hierna ontbreekt het inwonertal {year} van {municipality}."
        )


def _match_places(register: Register) -> None:
    for records in (register.points, register.cells):
        for code, record in records.items():
            _require_current(register, record.row, code)
    for municipality in register.current():
        _require_place(municipality, register.points, "centroids.csv")
        _require_place(municipality, register.cells, "hexgrid.csv")


def _require_place(
    municipality: MunicipalityRecord, places: Container[str], file: str
) -> None:
    if municipality.code not in places:
        raise municipality.row.refuse(f"{municipality} ontbreekt in {file}.")


def _match_neighbours(register: Register) -> None:
    for pair in register.neighbours:
        _require_current(register, pair.row, pair.first)
        _require_current(register, pair.row, pair.second)


def _require_current(register: Register, row: Row, code: str) -> None:
    if not register.is_current(code):
        raise row.refuse(f"{code} is geen gemeente van nu.")


def _match_aliases(register: Register) -> None:
    for alias in register.aliases:
        if alias.code not in {*register.municipalities, *register.provinces}:
            raise alias.row.refuse(f"{alias.code} is geen gemeente of provincie.")
