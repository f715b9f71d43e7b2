"""A standard as a row of a spreadsheet, made by PostgreSQL."""

from __future__ import annotations

from datetime import date
from typing import Any

from accounts.models import User
from catalogue.enums import Authority, Bindingness, CountKind, Domain, Kind, Lifecycle
from catalogue.queries.lists import Asked, sheet_of
from catalogue.queries.lists_sql import MUNICIPALITIES
from catalogue.queries.standard_rows import STANDARDS
from catalogue.rules.suppression import FEW, HIDDEN, SMALLEST_SHOWN, Shown
from catalogue.rules.visibility import visible_rings
from samenorganiseren.shared.sheets import Sheet, day, literal, text, words

_SEES_NAMES = "t.ring = ANY(%(rings)s)"
# As `counts.times_shown` tells it: exact for who sees names; else what is published,
# a sum of multiples of five or, below that, the number of small parts.
_TIMES = f"""
CASE WHEN {_SEES_NAMES} THEN t.times_applied::text
    WHEN t.times_shown = 0 THEN {literal(Shown(0, CountKind.ABOUT).words)}
    WHEN t.times_shown = 1 THEN {literal(FEW.words)}
    WHEN t.times_shown < {SMALLEST_SHOWN} THEN {literal(HIDDEN.words)}
    ELSE replace({literal(Shown(SMALLEST_SHOWN, CountKind.ABOUT).words)},
        '{SMALLEST_SHOWN}', t.times_shown::text) END
"""
CELLS = {
    "Naam": text("t.name"),
    "Afkorting": text("t.abbreviation"),
    "Omschrijving": text("t.summary"),
    "Domein": words("t.domain", Domain.choices),
    "Soort": words("t.kind", Kind.choices),
    "Beheerder": text("t.steward", otherwise="niet vastgelegd"),
    "Verbindendheid": words("t.bindingness", Bindingness.choices),
    "Op gezag van": words("t.binding_authority", Authority.choices),
    "Geldt vanaf": day("t.binding_since", otherwise="niet vastgesteld"),
    "Levensfase": words("t.lifecycle", Lifecycle.choices),
    "Versie": text("t.current_version_number", otherwise="niet vastgelegd"),
    "Toegepast door": _TIMES,
    "Gemeenten": MUNICIPALITIES,
    "Stand op": f"CASE WHEN {_SEES_NAMES} THEN %(today)s ELSE %(this_month)s END",
    "Te bevestigen": text("t.to_confirm"),
    "Bron": text("t.source"),
    "Fictief": "CASE WHEN t.is_fictitious THEN 'ja' ELSE 'nee' END",
    "Adres": "%(address)s || t.slug || '/'",
}


def sheet_for(viewer: User | None, asked: Asked, on: date, *, address: str) -> Sheet:
    """The standards that are asked for; `address` is that of the list."""
    told: dict[str, Any] = {
        "rings": [ring.value for ring in visible_rings(viewer)],
        "today": on.isoformat(),
        "this_month": on.replace(day=1).isoformat(),
        "address": address,
    }
    return sheet_of(STANDARDS, asked, CELLS, day=on, values=told)
