"""A draft or a version as questions with their answers, to show and to compare."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from catalogue.enums import Bindingness
from catalogue.queries.differences import Part, word_differences
from samenorganiseren.shared.wording import dutch_date, euros

from ...enums import Criterion
from ...models import Dossier, DossierVersion

FACT_LABELS = {
    "standaard": "Standaard",
    "initiatief": "Initiatief",
    "behoefte": "Behoefte",
    "niveau": "Hoe verplicht",
    "ingangsdatum": "Vanaf",
    "bedrag_in_centen": "Gevraagd bedrag",
}


class Row(NamedTuple):
    """One question with its words before and after."""

    label: str
    before: str
    after: str

    @property
    def parts(self) -> list[Part]:
        return word_differences(self.before, self.after)


def words_of(version: DossierVersion) -> dict[str, str]:
    """All questions of a version with their answers, in reading order."""
    return {
        "Titel": version.title,
        "Samenvatting": version.summary,
        **fact_words(version),
        "Tekst": version.text,
        **{
            criterion.label: str(version.answers.get(criterion.value, ""))
            for criterion in Criterion
        },
    }


def fact_words(version: DossierVersion) -> dict[str, str]:
    """The particulars as people read them; what is not there is left out."""
    facts, names = version.facts, _names_in(version.dossier)
    return {
        label: names.get((name, facts[name])) or _fact(name, facts[name])
        for name, label in FACT_LABELS.items()
        if facts.get(name)
    }


def compared(before: Mapping[str, str], after: Mapping[str, str]) -> list[Row]:
    """The questions whose answers differ."""
    return [
        Row(label, before.get(label, ""), after.get(label, ""))
        for label in {**before, **after}
        if before.get(label, "") != after.get(label, "")
    ]


def _names_in(dossier: Dossier) -> dict[tuple[str, str], str]:
    """A version keeps the short names in addresses; the dossier knows the whole ones."""
    about = {
        "standaard": dossier.standard,
        "initiatief": dossier.initiative,
        "behoefte": dossier.need,
    }
    return {(name, one.slug): str(one) for name, one in about.items() if one}


def _fact(name: str, value: Any) -> str:
    if name == "niveau":
        return Bindingness(value).label
    if name == "ingangsdatum":
        return dutch_date(date.fromisoformat(value))
    if name == "bedrag_in_centen":
        return euros(value)
    return str(value)
