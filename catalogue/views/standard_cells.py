"""A standard as a row of a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest

from catalogue.enums import Authority, Bindingness, Domain, Kind, Lifecycle
from catalogue.queries.standard_rows import shown_in
from catalogue.rules.suppression import Shown

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


@dataclass(frozen=True)
class Telling:
    """To whom, of how many municipalities, and on which day this is told."""

    request: HttpRequest
    municipalities: int
    day: date

    def as_of(self, shown: Shown) -> date:
        """A count that is not exact is that of the first of the month."""
        return self.day if shown.is_exact else self.day.replace(day=1)


def cells(row: dict[str, Any], told: Telling) -> list[Any]:
    """The cells of one standard; a count that is too small is told in words."""
    authority = row["authority"]
    times = shown_in(row, told.request.user)
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
        times.words,
        told.municipalities,
        told.as_of(times).isoformat(),
        row["to_confirm"],
        row["source"],
        "ja" if row["is_fictitious"] else "nee",
        told.request.build_absolute_uri(f"/standaarden/{row['slug']}/"),
    ]
