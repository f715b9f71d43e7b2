"""What a file would change, row by row, before anything is changed."""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import dataclass, field
from typing import Any

from ..enums import DECISIONS_IN_PORTAL_FROM, Authority, Bindingness
from ..models import Initiative, Standard
from ..queries.history import used_slugs
from .import_sheet import rows_in
from .loading_files import BadRow, Row
from .loading_standards import Described, described_by

FORMULA = ("=", "+", "-", "@", "\t", "\r")
NEW, CHANGED, SAME, WRONG = "nieuw", "gewijzigd", "gelijk", "fout"
# Of each thing what it is called in the file. An empty cell leaves what is there.
COLUMNS = {
    "name": "naam",
    "abbreviation": "afkorting",
    "summary": "omschrijving",
    "domain": "domein",
    "kind": "soort",
    "steward": "beheerder",
    "homepage": "homepage",
    "source": "bron",
}


@dataclass(frozen=True)
class Planned:
    """What one row would do."""

    line: int
    slug: str
    outcome: str
    note: str = ""
    told: Described | None = None
    changes: dict[str, Any] = field(default_factory=dict)
    new_version: bool = False


@dataclass(frozen=True)
class Plan:
    """What the whole file would do."""

    rows: list[Planned]

    def count(self, outcome: str) -> int:
        return sum(row.outcome == outcome for row in self.rows)

    @property
    def is_possible(self) -> bool:
        return self.count(WRONG) == 0

    @property
    def mark(self) -> str:
        """The same plan has the same mark; another plan another."""
        return mark_of(report_of(self))

    @property
    def sentence(self) -> str:
        return (
            f"{self.count(NEW)} nieuw, {self.count(CHANGED)} gewijzigd, "
            f"{self.count(SAME)} gelijk, {self.count(WRONG)} fout."
        )


def report_of(plan: Plan) -> bytes:
    """One line for each row, as a spreadsheet opens it; formulas stay text."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(["regel", "slug", "uitkomst", "toelichting"])
    for row in plan.rows:
        cells = (str(row.line), row.slug, row.outcome, row.note)
        writer.writerow([_as_text(cell) for cell in cells])
    return text.getvalue().encode("utf-8-sig")


def mark_of(report: bytes) -> str:
    """What tells one report from another."""
    return hashlib.sha256(report).hexdigest()


def _as_text(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def plan_import(content: bytes) -> Plan:
    """Compare every row of the file with what is in the catalogue now."""
    known = _Known()
    return Plan([_planned(row, known) for row in rows_in(content)])


class _Known:
    """What is there already, read once."""

    def __init__(self) -> None:
        self.standards = {
            standard.slug: standard
            for standard in Standard.objects.prefetch_related("versions")
        }
        self.initiatives = {each.slug: each for each in Initiative.objects.all()}
        self.used = used_slugs(Standard) | used_slugs(Initiative)
        self.lines: dict[str, int] = {}


def _planned(row: Row | BadRow, known: _Known) -> Planned:
    if isinstance(row, BadRow):
        return Planned(row.line, "", WRONG, row.why)
    try:
        told = described_by(row)
        _refuse_impossible(row, told, known)
    except BadRow as refusal:
        return Planned(row.line, row.values["slug"][:100], WRONG, refusal.why)
    known.lines[told.slug] = row.line
    return _compared(told, known)


def _refuse_impossible(row: Row, told: Described, known: _Known) -> None:
    if told.slug in known.lines:
        first = known.lines[told.slug]
        raise row.refuse(f"het adres “{told.slug}” staat ook al op regel {first}.")
    others = known.standards if told.is_initiative else known.initiatives
    own = known.initiatives if told.is_initiative else known.standards
    if told.slug in others:
        other = "een standaard" if told.is_initiative else "een initiatief"
        raise row.refuse(f"het adres “{told.slug}” is van {other}.")
    if told.slug not in own and told.slug in known.used:
        raise row.refuse(
            f"het adres “{told.slug}” is vroeger gebruikt. Kies een ander adres."
        )
    if told.slug not in own and any(
        _is_of_today(told, each) for each in told.obligations
    ):
        raise row.refuse(
            "dit besluit neemt het VNG-bestuur in dit portaal. Laat verbindendheid leeg."
        )


def _is_of_today(told: Described, obligation: Any) -> bool:
    day = told.decided_on or told.in_force_on
    return (
        obligation.authority == Authority.VNG
        and obligation.level >= Bindingness.COMPLY_OR_EXPLAIN
        and day is not None
        and day >= DECISIONS_IN_PORTAL_FROM
    )


def _compared(told: Described, known: _Known) -> Planned:
    line = told.row.line
    own: dict[str, Any] = known.initiatives if told.is_initiative else known.standards
    there = own.get(told.slug)
    if there is None:
        kind = "initiatief" if told.is_initiative else "standaard"
        return Planned(line, told.slug, NEW, f"{kind}: {told.name}", told)
    changes = {
        name: getattr(told, name)
        for name in COLUMNS
        if getattr(told, name) and getattr(there, name, None) != getattr(told, name)
        if hasattr(there, name)
    }
    if there.to_confirm != told.to_confirm:
        changes["to_confirm"] = told.to_confirm
    new_version = not told.is_initiative and _is_new_version(told, there)
    notes = [f"{COLUMNS.get(name, 'te_bevestigen')}" for name in changes]
    notes += [f"nieuwe versie {told.version}"] if new_version else []
    outcome = CHANGED if notes else SAME
    return Planned(
        line, told.slug, outcome, ", ".join(notes), told, changes, new_version
    )


def _is_new_version(told: Described, standard: Standard) -> bool:
    numbers = {version.number for version in standard.versions.all()}
    return bool(told.version) and told.version not in numbers
