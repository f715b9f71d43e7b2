"""municipalities.csv: the municipalities, with their provinces and regions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from municipalities.enums import RegionKind

from .keys import Names, Once
from .records import MunicipalityRecord, Register
from .rows import ANY_CODE, Row, read_rows

FILE = "municipalities.csv"
REGION_COLUMNS = {
    RegionKind.COROP: "corop",
    RegionKind.LABOUR_MARKET: "labour_market_region",
    RegionKind.SAFETY: "safety_region",
    RegionKind.GGD: "ggd_region",
    RegionKind.YOUTH_CARE: "youth_care_region",
}
COLUMNS = [
    *[
        "code",
        "tooi_uri",
        "name",
        "cbs_name",
        "province_code",
        "province",
        "valid_from",
        "valid_to",
    ],
    *["is_current", "land_area_km2", "total_area_km2", "size_class_code", "size_class"],
    *["urbanity_code", "urbanity"],
    *(name for c in REGION_COLUMNS.values() for name in (f"{c}_code", c)),
]


def read_municipalities(folder: Path, register: Register) -> None:
    """Fill the register with municipalities, provinces and regions."""
    codes, identifiers, names = Once(), Once(), Names()
    unknown_starts = _placeholder_starts(register)
    for row in read_rows(folder, FILE, COLUMNS):
        codes.take(row, row.code("code"), f"de code {row.code('code')}")
        identifiers.take(
            row, row.text("tooi_uri"), f"het kenmerk {row.text('tooi_uri')}"
        )
        province = row.code("province_code", ANY_CODE)
        names.take(row, register.provinces, province, row.text("province", 60))
        for key, name in _regions(row):
            names.take(row, register.regions, key, name)
        register.municipalities[row.code("code")] = _municipality(row, unknown_starts)


def _placeholder_starts(register: Register) -> set[date]:
    """Days that the CBS writes where it does not know the first day."""
    return {
        date.fromisoformat(check.key)
        for check in register.checks
        if check.check == "placeholder_start"
    }


def _municipality(row: Row, unknown_starts: set[date]) -> MunicipalityRecord:
    start = row.day("valid_from")
    return MunicipalityRecord(
        row=row,
        code=row.code("code"),
        tooi_uri=_identifier(row),
        name=row.text("name"),
        cbs_name=row.text("cbs_name"),
        province=row.code("province_code", ANY_CODE),
        valid_from=None if start in unknown_starts else start,
        valid_to=_end(row, start),
        land_area_km2=row.measure("land_area_km2", "0.01"),
        total_area_km2=row.measure("total_area_km2", "0.01"),
        size_class=row.optional_small("size_class_code"),
        size_class_label=_spaced(row.optional("size_class", 60)),
        urbanity=row.optional_small("urbanity_code"),
        urbanity_label=row.optional("urbanity", 60),
        regions=tuple(key for key, _ in _regions(row)),
    )


def _identifier(row: Row) -> str:
    value = row.text("tooi_uri")
    if not value.startswith("https://identifier.overheid.nl/tooi/id/"):
        raise row.refuse(f"‘{value}’ is geen TOOI-kenmerk.")
    return value


def _end(row: Row, start: date | None) -> date | None:
    end = row.day("valid_to")
    says_current = row.choice("is_current", {"true", "false"}) == "true"
    if says_current != (end is None):
        raise row.refuse("is_current en valid_to spreken elkaar tegen.")
    if start and end and end <= start:
        raise row.refuse(
            f"deze gemeente eindigt op {end}, niet na haar begin op {start}."
        )
    return end


def _spaced(label: str) -> str:
    """CBS writes 20 000; in running text that is 20.000."""
    words = label.replace(" 000", ".000")
    return words[:1].upper() + words[1:]


def _regions(row: Row) -> Iterator[tuple[tuple[RegionKind, str], str]]:
    for kind, column in REGION_COLUMNS.items():
        if row.optional(f"{column}_code"):
            yield (kind, row.text(f"{column}_code", 12)), row.text(column, 100)
