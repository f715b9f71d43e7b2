"""Standards as the file tells of them, before anything is written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from catalogue.domain.loading_files import Row, rows_of
from catalogue.enums import Authority, Bindingness, Domain, Kind, Lifecycle

COLUMNS = [
    "slug", "naam", "afkorting", "versie", "eerdere_versies", "domein", "soort",
    "beheerder", "status", "verbindendheid", "andere_verplichting", "besluitdatum",
    "geldt_vanaf", "homepage", "omschrijving", "bron", "te_bevestigen",
]  # fmt: skip
INITIATIVE = "initiatief"
OTHER_OBLIGATIONS = {
    "Forum Standaardisatie: pas toe of leg uit": (
        Authority.FORUM,
        Bindingness.COMPLY_OR_EXPLAIN,
    ),
    "wet": (Authority.LAW, Bindingness.MANDATORY),
    # The level is that of the GIBIT itself.
    "via GIBIT": (Authority.OTHER_STANDARD, Bindingness.COMPLY_OR_EXPLAIN),
}
IN_PLAIN_WORDS = {
    "URL": "webadres",
    "alleen startdocument": "dit staat alleen in een korte tekst van de VNG",
}
DERIVED = "niveau afgeleid van de GIBIT"


@dataclass(frozen=True)
class Obligation:
    """How binding the standard is on whose authority."""

    authority: Authority
    level: Bindingness
    note: str = ""
    to_confirm: str = ""


@dataclass(frozen=True)
class Described:
    """One line of the file of standards; blanks stay blanks."""

    row: Row
    slug: str
    name: str
    abbreviation: str
    summary: str
    domain: Domain
    steward: str
    homepage: str
    source: str
    to_confirm: str
    status: str
    decided_on: date | None
    in_force_on: date | None
    kind: Kind | None = None
    lifecycle: Lifecycle = Lifecycle.UNKNOWN
    version: str = ""
    earlier_versions: list[str] = field(default_factory=list)
    obligations: list[Obligation] = field(default_factory=list)

    @property
    def unsure(self) -> str:
        """What is to be confirmed, of the row or of what was derived from it."""
        told = [self.to_confirm, *(each.to_confirm for each in self.obligations)]
        return max(told, key=len)

    @property
    def is_initiative(self) -> bool:
        return self.kind is None


def described_in(path: Path) -> list[Described]:
    """Every line of the file, each slug once."""
    found: dict[str, Described] = {}
    for row in rows_of(path, COLUMNS):
        described = described_by(row)
        if described.slug in found:
            first = found[described.slug].row.line
            raise row.refuse(f"‘{described.slug}’ staat ook al op regel {first}.")
        found[described.slug] = described
    return list(found.values())


def to_confirm_of(row: Row) -> str:
    """What is still to be confirmed; nothing where the file says so."""
    told = row.needed("te_bevestigen", longest=240)
    for word, plain in IN_PLAIN_WORDS.items():
        told = told.replace(word, plain)
    return "" if told == "nee" else told.removeprefix("ja: ")


def described_by(row: Row) -> Described:
    """What one line tells, or a refusal that says what is wrong in it."""
    known = Described(
        row=row,
        slug=row.slug(),
        name=row.needed("naam", longest=160),
        abbreviation=row.text("afkorting", longest=30),
        summary=row.needed("omschrijving", longest=400),
        domain=row.one_of("domein", Domain),
        steward=row.text("beheerder", longest=120),
        homepage=row.address("homepage"),
        source=row.needed("bron", longest=300),
        to_confirm=to_confirm_of(row),
        status=row.values["status"],
        decided_on=row.day("besluitdatum"),
        in_force_on=row.day("geldt_vanaf"),
    )
    return known if row.values["soort"] == INITIATIVE else _as_standard(row, known)


def _as_standard(row: Row, known: Described) -> Described:
    earlier = row.several("eerdere_versies")
    version = row.text("versie", longest=30)
    return Described(
        **{
            **vars(known),
            "kind": row.one_of("soort", Kind),
            "lifecycle": row.one_of("status", Lifecycle)
            if known.status
            else Lifecycle.UNKNOWN,
            "version": version,
            "earlier_versions": sorted(earlier, key=_in_order),
            "obligations": _obligations(row, known.to_confirm),
        }
    )


def _in_order(number: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", number)]


def _obligations(row: Row, to_confirm: str) -> list[Obligation]:
    found = []
    if level := row.values["verbindendheid"]:
        found.append(Obligation(Authority.VNG, _level(row, level), "", to_confirm))
    if other := row.values["andere_verplichting"]:
        if other not in OTHER_OBLIGATIONS:
            raise row.refuse(f"‘{other}’ is geen bekende verplichting.")
        authority, level_of_other = OTHER_OBLIGATIONS[other]
        derived = authority == Authority.OTHER_STANDARD
        note = other if derived else ""
        unsure = "; ".join(filter(None, [to_confirm, DERIVED if derived else ""]))
        found.append(Obligation(authority, level_of_other, note, unsure))
    return found


def _level(row: Row, word: str) -> Bindingness:
    try:
        return Bindingness.from_slug(word.replace(" ", "-"))
    except ValueError:
        raise row.refuse(f"‘{word}’ is geen verbindendheid.") from None
