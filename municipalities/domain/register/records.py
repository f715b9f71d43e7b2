"""What the register's files say, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from municipalities.enums import RegionKind

from .rows import Row


@dataclass(frozen=True)
class MunicipalityRecord:
    row: Row
    code: str
    tooi_uri: str
    name: str
    cbs_name: str
    province: str
    valid_from: date | None
    valid_to: date | None
    land_area_km2: Decimal | None
    total_area_km2: Decimal | None
    size_class: int | None
    size_class_label: str
    urbanity: int | None
    urbanity_label: str
    regions: tuple[tuple[RegionKind, str], ...]

    @property
    def is_current(self) -> bool:
        return self.valid_to is None

    def exists_on(self, day: date) -> bool:
        started = self.valid_from is None or self.valid_from <= day
        return started and (self.valid_to is None or day < self.valid_to)

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"


@dataclass(frozen=True)
class PopulationRecord:
    row: Row
    code: str
    year: int
    inhabitants: int
    is_final: bool
    source: str


@dataclass(frozen=True)
class SuccessionRecord:
    row: Row
    predecessor: str
    successor: str
    on: date
    kind: str
    is_main_successor: bool


@dataclass(frozen=True)
class NeighbourRecord:
    row: Row
    first: str
    second: str
    shared_border_km: Decimal | None


@dataclass(frozen=True)
class PointRecord:
    row: Row
    code: str
    longitude: float
    latitude: float
    rd: tuple[float, float]


@dataclass(frozen=True)
class CellRecord:
    row: Row
    code: str
    column: int
    line: int


@dataclass(frozen=True)
class AliasRecord:
    row: Row
    code: str
    name: str


@dataclass(frozen=True)
class CheckRecord:
    row: Row
    check: str
    key: str


@dataclass
class Register:
    """All files of one folder."""

    municipalities: dict[str, MunicipalityRecord] = field(default_factory=dict)
    provinces: dict[str, str] = field(default_factory=dict)
    regions: dict[tuple[RegionKind, str], str] = field(default_factory=dict)
    populations: list[PopulationRecord] = field(default_factory=list)
    successions: list[SuccessionRecord] = field(default_factory=list)
    neighbours: list[NeighbourRecord] = field(default_factory=list)
    points: dict[str, PointRecord] = field(default_factory=dict)
    cells: dict[str, CellRecord] = field(default_factory=dict)
    aliases: list[AliasRecord] = field(default_factory=list)
    checks: list[CheckRecord] = field(default_factory=list)

    def current(self) -> Iterator[MunicipalityRecord]:
        return (m for m in self.municipalities.values() if m.is_current)

    def on(self, day: date) -> Iterator[MunicipalityRecord]:
        return (m for m in self.municipalities.values() if m.exists_on(day))

    def is_current(self, code: str) -> bool:
        return code in self.municipalities and self.municipalities[code].is_current
