"""Real questions, as people of a municipality would type them, and what should come."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from catalogue.enums import SearchKind
from catalogue.queries.search import best_slugs

pytestmark = pytest.mark.usefixtures("real_catalogue")
QUESTIONS = Path(__file__).parent / "questions.csv"
# One search over standards and initiatives.
KINDS = [SearchKind.STANDARD, SearchKind.INITIATIVE]


def questions():
    with QUESTIONS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_nine_of_ten_real_questions_find_their_standard_in_the_first_three(tell):

    asked, missed, tally = questions(), [], defaultdict(lambda: [0, 0])

    for question in asked:
        first = best_slugs(question["vraag"], kinds=KINDS, limit=3)
        right = question["verwacht"] in first
        tally[question["soort"]][0] += right
        tally[question["soort"]][1] += 1
        if not right:
            missed.append((question["vraag"], question["verwacht"], first))

    score = 1 - len(missed) / len(asked)
    tell(f"Zoeken: {score:.1%} van {len(asked)} vragen in de eerste drie.")
    for kind, (right, total) in sorted(tally.items()):
        tell(f"  {kind:14} {right} van {total}")
    for typed, wanted, first in missed:
        tell(f"  gemist: {typed!r} zocht {wanted}, kreeg {first}")
    assert len(asked) >= 150
    assert score >= 0.9
