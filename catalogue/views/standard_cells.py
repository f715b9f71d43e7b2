"""A standard as a row of a spreadsheet."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest

from catalogue.enums import Authority, Bindingness, Domain, Kind, Lifecycle
from catalogue.rules.visibility import SMALLEST_SHOWN, must_suppress

FEW = f"minder dan {SMALLEST_SHOWN}"
HEADER = [
    "Naam",
    "Afkorting",
    "Omschrijving",
    "Domein",
    "Soort",
    "Beheerder",
    "Verbindendheid",
    "Op gezag van",
    "Geldt vanaf",
    "Levensfase",
    "Versie",
    "Toegepast door",
    "Gemeenten",
    "Stand op",
    "Te bevestigen",
    "Bron",
    "Fictief",
    "Adres",
]


def cells(
    row: dict[str, Any], municipalities: int, day: date, request: HttpRequest
) -> list[Any]:
    """The cells of one standard; a count that is too small is told in words."""
    authority = row["authority"]
    few = must_suppress(row["times_applied"], row["ring"])
    return [
        row["name"],
        row["abbreviation"],
        row["summary"],
        Domain(row["domain"]).label,
        Kind(row["kind"]).label,
        row["steward"] or "niet vastgelegd",
        Bindingness(row["bindingness"]).label,
        Authority(authority).label if authority else "",
        row["binding_since"] or "niet vastgesteld",
        Lifecycle(row["lifecycle"]).label,
        row["version"] or "niet vastgelegd",
        FEW if few else row["times_applied"],
        municipalities,
        day.isoformat(),
        row["to_confirm"],
        row["source"],
        "ja" if row["is_fictitious"] else "nee",
        request.build_absolute_uri(f"/standaarden/{row['slug']}/"),
    ]
