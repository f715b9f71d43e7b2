"""The smaller files beside the standards: rings, relations, texts, results, synonyms."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from catalogue.domain.loading_files import Row, rows_of
from catalogue.domain.loading_standards import Described, described_in, to_confirm_of
from catalogue.enums import Domain, RelationKind, Ring

TEXT_FIELDS = {"residents_notice"}
INITIATIVE_COLUMNS = [
    "slug", "eerste_resultaat", "naam", "domein", "omschrijving", "toelichting",
    "levert_op", "doel", "contact", "homepage", "bron", "te_bevestigen",
    "behoefte_slug", "behoefte", "behoefte_toelichting",
]  # fmt: skip


@dataclass(frozen=True)
class Result:
    """An initiative, what it produces and the need it answers."""

    row: Row
    slug: str
    produces: list[str]
    is_first_result: bool

    @property
    def domain(self) -> Domain:
        return self.row.one_of("domein", Domain)

    @property
    def to_confirm(self) -> str:
        return to_confirm_of(self.row)


@dataclass(frozen=True)
class Files:
    """Everything that is loaded, checked against each other."""

    described: list[Described]
    rings: dict[str, Ring]
    relations: list[tuple[str, RelationKind, str]]
    texts: list[tuple[str, str, str, str]]
    version_notes: dict[tuple[str, str], str]
    results: list[Result]
    synonyms: list[tuple[str, str]]


def read(folder: Path) -> Files:
    """All files of the folder; refuses the first bad row with its line."""
    described = described_in(folder / "standards.csv")
    standards = {row.slug for row in described if not row.is_initiative}
    known = {row.slug for row in described}
    return Files(
        described=described,
        rings=_rings(folder, standards),
        relations=_relations(folder, standards),
        texts=_texts(folder, standards),
        version_notes=_version_notes(folder, standards),
        results=_results(folder, standards, known),
        synonyms=[
            (row.needed("term", longest=80), row.needed("betekenis", longest=160))
            for row in rows_of(folder / "synonyms.csv", ["term", "betekenis"])
        ],
    )


def _known(row: Row, column: str, slugs: set[str]) -> str:
    slug = row.slug(column)
    if slug not in slugs:
        raise row.refuse(f"‘{slug}’ staat niet in standards.csv.")
    return slug


def _rings(folder: Path, slugs: set[str]) -> dict[str, Ring]:
    rows = rows_of(folder / "rings.csv", ["slug", "ring", "reden"])
    return {_known(row, "slug", slugs): row.one_of("ring", Ring) for row in rows}


def _relations(folder: Path, slugs: set[str]) -> list[tuple[str, RelationKind, str]]:
    rows = rows_of(folder / "relations.csv", ["slug", "soort", "ander", "reden"])
    return [
        (
            _known(row, "slug", slugs),
            row.one_of("soort", RelationKind),
            _known(row, "ander", slugs),
        )
        for row in rows
    ]


def _texts(folder: Path, slugs: set[str]) -> list[tuple[str, str, str, str]]:
    found = []
    for row in rows_of(folder / "texts.csv", ["slug", "veld", "tekst", "bron"]):
        if row.values["veld"] not in TEXT_FIELDS:
            raise row.refuse(f"‘{row.values['veld']}’ is geen veld dat hier kan staan.")
        text, source = row.needed("tekst", longest=400), row.needed("bron", longest=300)
        found.append((_known(row, "slug", slugs), row.values["veld"], text, source))
    return found


def _version_notes(folder: Path, slugs: set[str]) -> dict[tuple[str, str], str]:
    rows = rows_of(folder / "version_notes.csv", ["slug", "versie", "tekst", "bron"])
    return {
        (_known(row, "slug", slugs), row.needed("versie")): (
            f"{row.needed('tekst')} Bron: {row.needed('bron')}."
        )
        for row in rows
    }


def _results(folder: Path, standards: set[str], known: set[str]) -> list[Result]:
    found = []
    for row in rows_of(folder / "initiatives.csv", INITIATIVE_COLUMNS):
        slug, produces = row.slug(), row.several("levert_op")
        for one in produces:
            if one not in standards:
                raise row.refuse(f"‘{one}’ staat niet in standards.csv.")
        if slug not in known:
            row.one_of("domein", Domain)
            row.needed("naam", longest=160)
            row.needed("omschrijving", longest=400)
            row.needed("bron", longest=400)
            to_confirm_of(row)
        is_first = row.values["eerste_resultaat"] == "ja"
        found.append(Result(row, slug, produces, is_first))
    return found
