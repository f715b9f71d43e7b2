"""A sealed document as people read it; HTML and PDF both show exactly this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from catalogue.enums import COUNTED_STATES, Bindingness
from samenorganiseren.shared.wording import dutch_date, dutch_moment

from ...enums import (
    AdviceVerdict,
    Choice,
    MemberAnswer,
    Outcome,
    PlanCondition,
    ResolutionKind,
)

STATES = dict(COUNTED_STATES)
NAMES = {
    ResolutionKind.DECISION: "Besluit",
    ResolutionKind.RECTIFICATION: "Rectificatie",
    ResolutionKind.WITHDRAWAL: "Intrekking",
}


@dataclass(frozen=True)
class Section:
    """A heading with paragraphs, and rows of a word with what stands behind it."""

    title: str
    text: str = ""
    rows: list[tuple[str, str]] = field(default_factory=list)
    head: tuple[str, str] = ("", "")
    note: str = ""
    # What somebody else said, word for word.
    is_quote: bool = False

    @property
    def paragraphs(self) -> list[str]:
        return [part.strip() for part in self.text.split("\n\n") if part.strip()]


@dataclass(frozen=True)
class Document:
    """Everything that a document tells, in the order in which it is read."""

    title: str
    subject: str
    facts: list[tuple[str, str]]
    sections: list[Section]
    sha256: str
    is_fictitious: bool = False


def advice_document(content: Mapping[str, Any], sha256: str) -> Document:
    """An established advice."""
    facts = [
        ("Orgaan", content["orgaan"]["naam"]),
        *_about(content),
        ("Oordeel", _label(AdviceVerdict, content["oordeel"])),
        ("Vastgesteld op", _moment(content["vastgesteldOp"])),
        ("Vastgesteld door", content["vastgesteldDoor"]),
    ]
    sections = [
        Section("De vraag", content["vraag"]),
        Section("Het advies", content["tekst"]),
        *_conditions(content),
        Section(
            "De uitslag",
            rows=_tally(content["uitslag"]),
            head=("Standpunt", "Aantal"),
            note=content["openbaarheid"],
        ),
        *_named_positions(content),
        *_minority(content["minderheidsstandpunten"]),
    ]
    return Document(
        f"Advies {content['nummer']}",
        content["dossier"]["titel"],
        facts,
        sections,
        sha256,
        content["fictief"],
    )


def resolution_document(content: Mapping[str, Any], sha256: str) -> Document:
    """A published decision, rectification or withdrawal."""
    facts = [
        ("Orgaan", content["orgaan"]["naam"]),
        *_about(content),
        ("Uitkomst", _label(Outcome, content["uitkomst"])),
        *_binding(content),
        ("Besluit van", _day(content["besluitDatum"])),
        ("Geldt vanaf", _day(content["geldtVanafDatum"])),
        ("Gepubliceerd op", _moment(content["gepubliceerdOp"])),
    ]
    sections = [
        *_correction(content),
        Section("Het besluit", content["tekst"]),
        *_conditions(content),
        *_deviation(content),
        *_advice(content["advies"]),
        *_members(content["ledenraadpleging"]),
        *_impact(content["gevolgen"]),
        *_plan(content["planVoorVerzwaring"]),
    ]
    return Document(
        f"{NAMES[ResolutionKind(content['soort'])]} {content['nummer']}",
        content["dossier"]["titel"],
        facts,
        sections,
        sha256,
        content["fictief"],
    )


def _about(content: Mapping[str, Any]) -> list[tuple[str, str]]:
    dossier, version = content["dossier"], content["versie"]
    told = [
        ("Dossier", f"{dossier['nummer']}: {dossier['titel']}"),
        ("Ingediend door", dossier["indiener"]),
        ("Over versie", f"{version['nummer']} (sha256 {version['sha256']})"),
    ]
    if standard := content["standaard"]:
        told.append(("Standaard", standard["naam"]))
    return told


def _binding(content: Mapping[str, Any]) -> list[tuple[str, str]]:
    if content["standaard"] is None:
        return []
    return [("Verbindendheid", Bindingness(content["niveau"]).label)]


def _conditions(content: Mapping[str, Any]) -> list[Section]:
    words = content["voorwaarden"]
    return [Section("Voorwaarden", words)] if words else []


def _tally(counted: Mapping[str, Any]) -> list[tuple[str, str]]:
    given = counted["standpunten"]
    rows = [(choice.label, str(given[choice.value])) for choice in Choice]
    for name, words in (
        ("stemgerechtigd", "Zetels met een stem"),
        ("belang", "Zonder stem wegens een belang"),
        ("deelgenomen", "Deelgenomen"),
        ("nodig", "Nodig voor het quorum"),
    ):
        if counted.get(name) is not None:
            rows.append((words, str(counted[name])))
    return rows


def _named_positions(content: Mapping[str, Any]) -> list[Section]:
    """Only where the rule of the body makes names public."""
    named = content.get("standpunten")
    if not named:
        return []
    rows = [(one["naam"], _label(Choice, one["standpunt"])) for one in named]
    return [Section("Standpunten", rows=rows, head=("Lid", "Standpunt"))]


def _minority(views: list[Mapping[str, Any]]) -> list[Section]:
    return [
        Section(
            "Minderheidsstandpunt",
            view["tekst"],
            note=(
                f"Ondertekend door {'; '.join(view['ondertekenaars'])}."
                if view["ondertekenaars"]
                else "De ondertekenaars noemen hun naam niet in het openbaar."
            ),
            is_quote=True,
        )
        for view in views
    ]


def _correction(content: Mapping[str, Any]) -> list[Section]:
    before = content["rectificeert"]
    if before is None:
        return []
    if content["soort"] == ResolutionKind.WITHDRAWAL:
        return [Section("Wat wordt ingetrokken", f"Besluit {before['nummer']}.")]
    note = f"Dit document komt in de plaats van {before['nummer']}."
    return [Section("Wat niet klopte", before["reden"], note=note)]


def _deviation(content: Mapping[str, Any]) -> list[Section]:
    if not content["wijktAf"]:
        words = content["motivering"]
        return [Section("Motivering", words)] if words else []
    return [Section("Waarom dit afwijkt van het advies", content["motivering"])]


def _advice(advice: Mapping[str, Any] | None) -> list[Section]:
    if advice is None:
        return []
    verdict = _label(AdviceVerdict, advice["oordeel"])
    return [
        Section(
            f"Advies {advice['nummer']}: {verdict}",
            advice["tekst"],
            note=f"{advice['orgaan']['naam']}, {_moment(advice['vastgesteldOp'])}.",
            is_quote=True,
        ),
        *_minority(advice["minderheidsstandpunten"]),
    ]


def _members(members: Mapping[str, Any] | None) -> list[Section]:
    if members is None:
        return []
    rows = [
        (answer.label.capitalize(), str(members["gemeenten"][answer.value]))
        for answer in MemberAnswer
    ]
    closed = f"Gesloten op {_moment(members['geslotenOp'])}."
    head = ("Antwoord", "Gemeenten")
    return [Section("Raadpleging van de leden", rows=rows, head=head, note=closed)]


def _impact(impact: Mapping[str, Any] | None) -> list[Section]:
    if impact is None:
        return []
    counts = impact["aantallen"]
    rows = [(word, counts[state]) for state, word in STATES.items() if state in counts]
    return [
        Section(
            "Gevolgen vooraf",
            f"Zo stonden gemeenten er bij het besluit voor, met peildatum "
            f"{_day(impact['peildatum'])}.",
            rows=rows,
            head=("Stand", "Gemeenten"),
            note=f"sha256 {impact['sha256']}",
        )
    ]


def _plan(plan: Mapping[str, Any] | None) -> list[Section]:
    if plan is None:
        return []
    rows = [
        (
            PlanCondition(one["soort"]).words(one.get("getal", 0)).capitalize(),
            "gehaald" if one["gehaald"] else "niet gehaald",
        )
        for one in plan["voorwaarden"]
    ]
    note = f"Gemeten op {_day(plan['gemetenOp'])}."
    head = ("Voorwaarde", "Stand")
    return [Section("Voorwaarden voor verzwaring", rows=rows, head=head, note=note)]


def _label(words: Any, value: str) -> str:
    label = str(words(value).label)
    return label[:1].upper() + label[1:]


def _moment(text: str) -> str:
    return dutch_moment(datetime.fromisoformat(text))


def _day(text: str | None) -> str:
    return dutch_date(date.fromisoformat(text)) if text else "niet van toepassing"
