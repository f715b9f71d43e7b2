"""From a story to statements, one municipality at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from municipalities.models import Municipality

from ...enums import AdoptionState, EvidenceGrade
from ...rules.explaining import proposed_lapse
from .spreading import beginnings
from .stories import (
    CONTACTS,
    EXPLANATIONS,
    REACHES,
    REASON_WEIGHTS,
    VARIATIONS,
    Story,
)


@dataclass(frozen=True)
class Line:
    """One sentence of a municipality in the story, said on its own first day."""

    municipality: Municipality
    state: AdoptionState
    day: date
    more: dict[str, Any] = field(default_factory=dict)


def tell(
    story: Story,
    municipalities: Sequence[Municipality],
    neighbours: Mapping[int, set[int]],
    today: date,
) -> Iterator[Line]:
    """Everything that was ever said in this story. The same story is told each time."""
    chance = Random(story.slug)
    begun = beginnings(story, [m.pk for m in municipalities], neighbours, chance)
    partly = story.partly / (story.in_use + story.partly)
    for one in municipalities:
        if one.pk in begun:
            yield from _using(one, begun[one.pk], partly, today, chance)
    others = [one for one in municipalities if one.pk not in begun]
    chance.shuffle(others)
    yield from _not_using(story, others, len(municipalities), today, chance)


def _using(
    one: Municipality, days_ago: int, partly: float, today: date, chance: Random
) -> Iterator[Line]:
    day = _in_life(one, today - timedelta(days=days_ago))
    before = day - timedelta(days=chance.randrange(120, 420))
    if one.valid_from is None or one.valid_from <= before:
        target = {"target_on": day + timedelta(days=chance.randrange(-60, 1) or 1)}
        yield Line(one, AdoptionState.IMPLEMENTING, before, target)
    more = {
        "contact": chance.choice(CONTACTS),
        "local_variation": chance.choice(VARIATIONS),
        "grade": chance.choices(
            [EvidenceGrade.DECLARED, EvidenceGrade.CLAIMED, EvidenceGrade.SHOWN],
            [90, 4, 6],
        )[0],
    }
    if chance.random() < partly:
        more["reach"] = chance.choice(REACHES)
        yield Line(one, AdoptionState.PARTLY_IN_USE, day, more)
    else:
        yield Line(one, AdoptionState.IN_USE, day, more)


def _not_using(
    story: Story, others: list[Municipality], whole: int, today: date, chance: Random
) -> Iterator[Line]:
    rest = iter(others)
    for state, share in (
        (AdoptionState.IMPLEMENTING, story.implementing),
        (AdoptionState.PLANNED, story.thinking / 2),
        (AdoptionState.EXPLORING, story.thinking / 2),
        (AdoptionState.EXPLAINED, story.explaining),
        (AdoptionState.NOT_APPLICABLE, story.not_applicable),
    ):
        for _ in range(round(share * whole)):
            if (one := next(rest, None)) is None:
                return
            day = _in_life(one, today - timedelta(days=chance.randrange(20, 420)))
            yield Line(one, state, day, _belonging(state, today, chance))


def _belonging(state: AdoptionState, today: date, chance: Random) -> dict[str, Any]:
    if state == AdoptionState.EXPLAINED:
        return _explaining(today, chance)
    if state == AdoptionState.NOT_APPLICABLE:
        return {"explanation": "Wij hebben deze taak niet: een buurgemeente doet haar."}
    if state in {AdoptionState.IMPLEMENTING, AdoptionState.PLANNED}:
        return {"target_on": today + timedelta(days=chance.randrange(60, 700))}
    return {}


def _explaining(today: date, chance: Random) -> dict[str, Any]:
    reason = chance.choices(list(REASON_WEIGHTS), list(REASON_WEIGHTS.values()))[0]
    explanation, alternative = EXPLANATIONS[reason]
    lapses_on = proposed_lapse(today)
    if (lapses_on - today).days < 60 or chance.random() < 0.6:
        lapses_on = lapses_on.replace(year=lapses_on.year + 1)
    return {
        "reason": reason,
        "explanation": explanation,
        "alternative": alternative,
        "deciding_body": "college-van-bw",
        "lapses_on": lapses_on,
    }


def _in_life(one: Municipality, day: date) -> date:
    """A municipality says nothing before its first day."""
    return max(day, one.valid_from) if one.valid_from else day
