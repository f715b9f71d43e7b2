"""Where a dossier stands, what comes next, and whose turn it is."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from samenorganiseren.shared.wording import dutch_date

from ...enums import Stage
from ...models import Dossier
from ...rules.event_words import EventWords
from .trail import Step

ROAD = {
    Stage.SUBMITTED: "Ingediend",
    Stage.INTAKE: "Intake",
    Stage.CONSULTATION: "Consultatie",
    Stage.TASKFORCE: "Taskforce",
    Stage.COLLEGE: "College van Dienstverleningszaken",
    Stage.BOARD: "VNG-bestuur",
    Stage.IN_USE: "In toepassing",
}
# Past the board, where on the road a dossier is.
ON_THE_ROAD = {
    Stage.DECIDED: Stage.BOARD,
    Stage.PUBLISHED: Stage.BOARD,
    Stage.REJECTED: Stage.BOARD,
    Stage.EVALUATION: Stage.IN_USE,
    Stage.REVISED: Stage.IN_USE,
    Stage.EXTENDED: Stage.IN_USE,
    Stage.REPEALED: Stage.IN_USE,
    Stage.REPLACED: Stage.IN_USE,
}


OFF_THE_ROAD = frozenset(
    {
        Stage.RETURNED,
        Stage.ON_HOLD,
        Stage.INADMISSIBLE,
        Stage.WITHDRAWN,
        Stage.REJECTED,
        Stage.REPEALED,
        Stage.REPLACED,
        Stage.REVISED,
    }
)


class Turn(NamedTuple):
    """Who has to do something now, and what."""

    who: str
    what: str


TURNS = {
    Stage.DRAFT: Turn("de indiener", "vult het voorstel aan en dient het in."),
    Stage.SUBMITTED: Turn(
        "de secretaris van de Taskforce", "neemt het voorstel in behandeling."
    ),
    Stage.INTAKE: Turn(
        "de secretaris van de Taskforce",
        "beoordeelt het voorstel en opent de consultatie.",
    ),
    Stage.CONSULTATION: Turn(
        "gemeenten en anderen",
        "reageren. Daarna krijgt elke reactie een antwoord en gaat het voorstel naar "
        "de Taskforce.",
    ),
    Stage.TASKFORCE: Turn(
        "de Taskforce Samen Organiseren",
        "geeft standpunten, en stelt dan haar advies vast.",
    ),
    Stage.COLLEGE: Turn(
        "het College van Dienstverleningszaken", "adviseert het VNG-bestuur."
    ),
    Stage.BOARD: Turn("het VNG-bestuur", "beslist."),
    Stage.DECIDED: Turn("de secretaris", "publiceert het besluit."),
    Stage.PUBLISHED: Turn("gemeenten", "bereiden zich voor tot het besluit ingaat."),
    Stage.IN_USE: Turn("gemeenten", "passen het toe. Later volgt een evaluatie."),
    Stage.EVALUATION: Turn("de secretaris", "evalueert met gemeenten hoe het gaat."),
    Stage.EXTENDED: Turn("gemeenten", "passen het toe, tot de volgende evaluatie."),
    Stage.RETURNED: Turn(
        "de indiener", "past het voorstel aan en dient het opnieuw in, of trekt het in."
    ),
}


def stages_of(dossier: Dossier, steps: list[Step]) -> list[dict[str, Any]]:
    """The road from proposal to use, as the stages component wants it."""
    reached = _reached(steps)
    now = _place(dossier)
    road = [stage for stage in ROAD if not _is_skipped(stage, dossier, reached)]
    here = road.index(now) if now in road else -1
    return [
        {
            "name": ROAD[stage],
            "when": dutch_date(reached[stage]) if stage in reached else "",
            "is_done": place < here or (place == here and _is_past(dossier)),
            "is_now": place == here and not _is_past(dossier),
        }
        for place, stage in enumerate(road)
    ]


def turn_of(dossier: Dossier) -> Turn | None:
    """What is needed now; nothing where it ended."""
    if dossier.stage == Stage.ON_HOLD and dossier.held_until:
        return Turn(
            "de secretaris",
            f"hervat het dossier op of na {dutch_date(dossier.held_until)}.",
        )
    return TURNS.get(Stage(dossier.stage))


def outcome_of(dossier: Dossier, steps: list[Step]) -> EventWords | None:
    """What became of it, where it left the road: with the reason that was given."""
    if dossier.stage not in OFF_THE_ROAD or not steps:
        return None
    return steps[-1].words


def _place(dossier: Dossier) -> Stage | None:
    """The stop on the road where it is, also when it waits there."""
    stage = Stage(dossier.held_from or dossier.stage)
    stage = ON_THE_ROAD.get(stage, stage)
    return stage if stage in ROAD else None


def _is_past(dossier: Dossier) -> bool:
    """Decided, but not yet in use: the board's part is done."""
    return dossier.stage in (Stage.PUBLISHED, Stage.REJECTED)


def _reached(steps: list[Step]) -> dict[Stage, datetime]:
    """When it last came at each stop, by an ordinary step."""
    return {step.after: step.at for step in steps if step.before != Stage.ON_HOLD}


def _is_skipped(stage: Stage, dossier: Dossier, reached: dict[Stage, datetime]) -> bool:
    """The fast lane has no consultation."""
    skips = stage is Stage.CONSULTATION and dossier.is_fast_lane
    return skips and stage not in reached
