"""All dossiers by stage: which are there, how many, and how long a stage takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Case, Count, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from accounts.models import User
from catalogue.enums import Domain

from ...enums import BodyKind, DossierKind, Stage
from ...models import Dossier
from ...rules.dossiers import INSIDERS, KEEPERS, PROPOSERS, PUBLIC_FROM
from .embargo import with_stage_for
from .searching import with_words

# Where work is waiting for somebody.
IN_PROGRESS = (
    Stage.SUBMITTED,
    Stage.INTAKE,
    Stage.CONSULTATION,
    Stage.TASKFORCE,
    Stage.COLLEGE,
    Stage.BOARD,
    Stage.DECIDED,
)
NOWHERE = "nergens"
MEDIANS = """
WITH steps AS (
    SELECT e.payload ->> 'naar' AS stage, e.at AS came, lead(e.at) OVER (
        PARTITION BY e.dossier_id ORDER BY e.sequence) AS went
    FROM governance_dossierevent e JOIN governance_dossier d ON d.id = e.dossier_id
    WHERE e.kind = 'fase-gewijzigd' AND d.public_since IS NOT NULL
)
SELECT stage, count(*), percentile_cont(0.5) WITHIN GROUP (
    ORDER BY extract(epoch FROM went - came)) / 86400.0
FROM steps WHERE went IS NOT NULL GROUP BY stage
"""


def words_of(stage: Stage) -> str:
    """The stage with a capital; those of names stay."""
    label = str(stage.label)
    return label[:1].upper() + label[1:]


@dataclass(frozen=True)
class Question:
    """A facet: its name in the address, its legend, its choices."""

    name: str
    legend: str
    options: Sequence[tuple[str, str]]


QUESTIONS = (
    Question("fase", "Fase", [(stage.value, words_of(stage)) for stage in Stage]),
    Question("soort", "Soort", DossierKind.choices),
    Question("domein", "Domein", [*Domain.choices, (NOWHERE, "Niet vastgelegd")]),
    Question(
        "orgaan",
        "Ligt bij",
        [
            (kind.value, str(kind.label))
            for kind in (BodyKind.TASKFORCE, BodyKind.COLLEGE, BodyKind.BOARD)
        ]
        + [(NOWHERE, "Geen orgaan")],
    ),
)


@dataclass(frozen=True)
class Asked:
    """What a reader asks of the list, already checked."""

    text: str = ""
    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)
    page: int = 1


class StageRow(NamedTuple):
    """One stage of the pipeline."""

    stage: str
    label: str
    waiting: int
    median_days: float | None
    finished: int


class Groups(NamedTuple):
    """How many dossiers there are of each combination of answers."""

    rows: list[tuple[dict[str, str], int]]

    def counts(
        self, question: str, chosen: Mapping[str, Sequence[str]]
    ) -> Counter[str]:
        """Of each choice, how many there are with the other questions as chosen."""
        found: Counter[str] = Counter()
        for answers, count in self.rows:
            if _fits(answers, chosen, except_for=question):
                found[answers[question]] += count
        return found

    def total(self, chosen: Mapping[str, Sequence[str]]) -> int:
        return sum(count for answers, count in self.rows if _fits(answers, chosen))


def visible_dossiers(user: User | None) -> QuerySet[Dossier]:
    """Everyone's what is public, proposers' their own, members' all that came in."""
    is_public = Q(stage__in=PUBLIC_FROM) | Q(public_since__isnull=False)
    if user is None or not user.is_authenticated:
        return Dossier.objects.filter(is_public)
    if user.has_role(*INSIDERS):
        is_public |= ~Q(number="")
    own = [
        held.organisation_id
        for held in user.get_current_roles()
        if held.role in PROPOSERS
    ]
    return Dossier.objects.filter(is_public | Q(proposer__in=own))


def answered(dossiers: QuerySet[Dossier], user: User | None) -> QuerySet[Dossier]:
    """Each with its answers to the questions of the list, as this reader may know."""
    stage = Case(When(fase=Stage.ON_HOLD, then=F("held_from")), default=F("fase"))
    at = [
        When(
            place__in=[one for one, kind in KEEPERS.items() if kind is body],
            then=Value(body.value),
        )
        for body in (BodyKind.TASKFORCE, BodyKind.COLLEGE, BodyKind.BOARD)
    ]
    return with_stage_for(dossiers, user).annotate(
        place=stage,
        soort=F("kind"),
        domein=Coalesce("standard__domain", "initiative__domain", Value(NOWHERE)),
        orgaan=Case(*at, default=Value(NOWHERE)),
    )


def groups_of(user: User | None, text: str = "") -> Groups:
    """One query for all counts beside the list and in the picture."""
    names = [question.name for question in QUESTIONS]
    dossiers = with_words(answered(visible_dossiers(user), user), text).order_by()
    counted = dossiers.values(*names).annotate(found=Count("pk"))
    return Groups(
        [({name: row[name] for name in names}, row["found"]) for row in counted]
    )


def narrowed(user: User | None, asked: Asked) -> QuerySet[Dossier]:
    """Those that were asked for, the last that moved first."""
    found = with_words(answered(visible_dossiers(user), user), asked.text)
    for name, words in asked.chosen.items():
        found = found.filter(**{f"{name}__in": words})
    return found.select_related("proposer", "standard", "initiative").order_by(
        "-stage_since", "-id"
    )


def medians() -> dict[str, tuple[int, float]]:
    """By stage: how many dossiers left it, and half of them within how many days."""
    with connection.cursor() as cursor:
        cursor.execute(MEDIANS)
        return {stage: (count, float(days)) for stage, count, days in cursor.fetchall()}


def stage_rows(
    groups: Groups, asked: Asked, took: Mapping[str, tuple[int, float]]
) -> list[StageRow]:
    """The road, with what is on it now and how long each part took."""
    counts = groups.counts("fase", asked.chosen)
    return [
        StageRow(
            stage.value,
            words_of(stage),
            counts.get(stage.value, 0),
            took[stage.value][1] if stage.value in took else None,
            took[stage.value][0] if stage.value in took else 0,
        )
        for stage in IN_PROGRESS
    ]


def _fits(
    answers: Mapping[str, Any],
    chosen: Mapping[str, Sequence[str]],
    *,
    except_for: str = "",
) -> bool:
    return all(
        answers[name] in words
        for name, words in chosen.items()
        if name != except_for and words
    )
