"""Writing a reconciled register, table by table."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from django.utils.text import slugify

from municipalities.enums import NeighbourKind
from municipalities.models import (
    Alias,
    HexCell,
    Municipality,
    Neighbour,
    Population,
    Province,
    Region,
    Succession,
)
from samenorganiseren.shared.names import sort_key

from .naming import municipality_slugs
from .records import MunicipalityRecord, Register
from .synchronising import Change, Values, synchronise
from .water import water_neighbours

Wanted = dict[tuple[Hashable, ...], Values]


def write_register(register: Register) -> dict[str, Change]:
    """Make the tables equal to the files; what changed, by the Dutch name of each."""
    return {
        "provincies": _write_provinces(register),
        "regio's": _write_regions(register),
        "gemeenten": _write_municipalities(register),
        "regio's van gemeenten": _write_memberships(register),
        "inwonertallen": _write_populations(register),
        "herindelingen": _write_successions(register),
        "buren": _write_neighbours(register),
        "plekken op de kaart": _write_cells(register),
        "andere namen": _write_aliases(register),
    }


def _write_provinces(register: Register) -> Change:
    wanted: Wanted = {
        (code,): {"name": name, "slug": slugify(name)}
        for code, name in register.provinces.items()
    }
    return synchronise(Province.objects.all(), ("code",), wanted)


def _write_regions(register: Register) -> Change:
    wanted: Wanted = {
        (kind.value, code): {"name": name, "slug": slugify(name)}
        for (kind, code), name in register.regions.items()
    }
    return synchronise(Region.objects.all(), ("kind", "code"), wanted)


def _write_municipalities(register: Register) -> Change:
    slugs = municipality_slugs(
        register, dict(Municipality.objects.values_list("code", "slug"))
    )
    provinces = dict(Province.objects.values_list("code", "pk"))
    wanted: Wanted = {
        (code,): {
            "slug": slugs[code],
            "province_id": provinces[record.province],
            **_facts(record),
            **_point(register, code),
        }
        for code, record in register.municipalities.items()
    }
    return synchronise(Municipality.objects.all(), ("code",), wanted)


def _facts(record: MunicipalityRecord) -> Values:
    return {
        "tooi_uri": record.tooi_uri,
        "name": record.name,
        "cbs_name": record.cbs_name,
        "sort_key": sort_key(record.name),
        "valid_from": record.valid_from,
        "valid_to": record.valid_to,
        "land_area_km2": record.land_area_km2,
        "total_area_km2": record.total_area_km2,
        "size_class": record.size_class,
        "size_class_label": record.size_class_label,
        "urbanity": record.urbanity,
        "urbanity_label": record.urbanity_label,
    }


def _point(register: Register, code: str) -> Values:
    point = register.points.get(code)
    return {
        "longitude": point.longitude if point else None,
        "latitude": point.latitude if point else None,
    }


def _write_memberships(register: Register) -> Change:
    regions: dict[tuple[str, str], int] = {
        (kind, code): pk
        for pk, kind, code in Region.objects.values_list("pk", "kind", "code")
    }
    ids = _ids()
    wanted: Wanted = {
        (ids[code], regions[kind.value, region]): {}
        for code, record in register.municipalities.items()
        for kind, region in record.regions
    }
    through: Any = Municipality.regions.through
    return synchronise(through.objects.all(), ("municipality_id", "region_id"), wanted)


def _ids() -> dict[str, int]:
    return dict(Municipality.objects.values_list("code", "pk"))


def _write_populations(register: Register) -> Change:
    ids = _ids()
    wanted: Wanted = {
        (ids[p.code], p.year): {
            "inhabitants": p.inhabitants,
            "is_final": p.is_final,
            "source": p.source,
        }
        for p in register.populations
    }
    return synchronise(Population.objects.all(), ("municipality_id", "year"), wanted)


def _write_successions(register: Register) -> Change:
    ids = _ids()
    wanted: Wanted = {
        (ids[s.predecessor], ids[s.successor]): {
            "on": s.on,
            "kind": s.kind,
            "is_main_successor": s.is_main_successor,
        }
        for s in register.successions
    }
    return synchronise(
        Succession.objects.all(), ("predecessor_id", "successor_id"), wanted
    )


def _write_neighbours(register: Register) -> Change:
    ids = _ids()
    wanted: Wanted = {
        (ids[n.first], ids[n.second]): {
            "kind": NeighbourKind.LAND.value,
            "shared_border_km": n.shared_border_km,
        }
        for n in register.neighbours
    }
    for first, second in water_neighbours(register):
        wanted[ids[first], ids[second]] = {
            "kind": NeighbourKind.WATER.value,
            "shared_border_km": None,
        }
    return synchronise(Neighbour.objects.all(), ("first_id", "second_id"), wanted)


def _write_cells(register: Register) -> Change:
    """Replaced as a whole where anything moved: two cells may change places."""
    ids = _ids()
    wanted: Wanted = {
        (ids[code], cell.column, cell.line): {} for code, cell in register.cells.items()
    }
    return synchronise(
        HexCell.objects.all(), ("municipality_id", "column", "row"), wanted
    )


def _write_aliases(register: Register) -> Change:
    ids = _ids()
    provinces = dict(Province.objects.values_list("code", "pk"))
    wanted: Wanted = {
        (a.name, ids.get(a.code), provinces.get(a.code)): {} for a in register.aliases
    }
    key = ("name", "municipality_id", "province_id")
    return synchronise(Alias.objects.all(), key, wanted)
