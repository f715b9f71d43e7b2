"""What the intake found, question by question."""

from __future__ import annotations

from typing import NamedTuple

from ...enums import CheckVerdict, Criterion
from ...models import DossierVersion, IntakeCheck

PILLS = {
    CheckVerdict.MEETS: "good",
    CheckVerdict.MISSING: "warn",
    CheckVerdict.NOT_RELEVANT: "",
}


class CheckWords(NamedTuple):
    """One question, what the proposer said and what the intake found."""

    label: str
    said: str
    verdict: str
    pill: str
    note: str


def checks_of(version: DossierVersion) -> dict[str, IntakeCheck]:
    """By criterion, the answer that counts."""
    return {check.criterion: check for check in version.intake_checks.order_by("id")}


def checks_with_words(version: DossierVersion) -> list[CheckWords]:
    """Those that were judged, in the order of the list."""
    known = checks_of(version)
    return [
        CheckWords(
            criterion.label,
            str(version.answers.get(criterion.value, "")),
            known[criterion.value].get_verdict_display(),
            PILLS[CheckVerdict(known[criterion.value].verdict)],
            known[criterion.value].note,
        )
        for criterion in Criterion
        if criterion.value in known
    ]
