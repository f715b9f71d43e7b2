"""What a round comes to: as PostgreSQL counted it, or counts it now."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from ...enums import Choice
from ...models import PositionVoid, Round

RESULTS = {
    "geen-quorum": "Geen quorum",
    "positief": "Positief",
    "positief-onder-voorwaarden": "Positief, onder voorwaarden",
    "negatief": "Negatief",
    "verdeeld": "Verdeeld",
}


@dataclass(frozen=True)
class Tally:
    """The count of a round. No names."""

    by_choice: dict[str, int]
    entitled: int
    recused: int
    took_part: int
    # None in writing.
    present: int | None
    needed: int
    has_quorum: bool
    result: str

    @property
    def able(self) -> int:
        """Who can take a position: entitled and not recused."""
        return self.entitled - self.recused

    @property
    def counts_for_quorum(self) -> int:
        """Positions in writing; people in the room in a meeting."""
        return self.took_part if self.present is None else self.present

    @property
    def missing(self) -> int:
        """How many the quorum still lacks."""
        return max(0, max(1, self.needed) - self.counts_for_quorum)

    @property
    def result_words(self) -> str:
        return RESULTS[self.result]

    @property
    def all_agree(self) -> bool:
        """Whether everybody who took part is on the same side."""
        in_favour = self.by_choice[Choice.FOR] + self.by_choice[Choice.FOR_IF]
        sides = (in_favour, self.by_choice[Choice.AGAINST])
        return self.took_part > 0 and self.took_part in sides

    @property
    def rows(self) -> list[tuple[str, int]]:
        """The word of each choice with its number."""
        return [(one.label, self.by_choice[one]) for one in Choice]


def tally_from(counted: dict[str, Any]) -> Tally:
    """The count as PostgreSQL wrote it."""
    return Tally(
        by_choice={one.value: counted["standpunten"][one.value] for one in Choice},
        entitled=counted["stemgerechtigd"],
        recused=counted["belang"],
        took_part=counted["deelgenomen"],
        present=counted["aanwezig"],
        needed=counted["nodig"],
        has_quorum=counted["quorum"],
        result=counted["uitslag"],
    )


def tally_now(round: Round, now: datetime) -> Tally:
    """What it would be if the round closed this moment."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT governance_round_tally(%s, %s)::text", [round.pk, now])
        (text,) = cursor.fetchone()
    return tally_from(json.loads(text))


def tally_of(round: Round) -> Tally | None:
    """The count that stands: of the close, or recounted after a position lapsed."""
    if round.tally is None or round.closed_at is None:
        return None
    recounted = (
        PositionVoid.objects.filter(
            position__round=round, voided_at__gte=round.closed_at
        )
        .order_by("-id")
        .values_list("tally_after", flat=True)
        .first()
    )
    return tally_from(recounted or round.tally)
