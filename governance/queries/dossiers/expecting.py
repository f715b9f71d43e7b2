"""How long comparable dossiers took from where this one stands to their decision."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db import connection

from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.wording import dutch_date

from ...enums import Stage
from ...models import Dossier
from ...rules.expecting import expected

BEFORE_DECISION = (
    Stage.INTAKE,
    Stage.CONSULTATION,
    Stage.TASKFORCE,
    Stage.COLLEGE,
    Stage.BOARD,
)
# Of the same kind, decided, from when they first came to this stage.
CASES = """
SELECT extract(epoch FROM min(e.at) FILTER (
        WHERE e.payload ->> 'naar' IN ('vastgesteld', 'afgewezen'))
    - min(e.at) FILTER (WHERE e.payload ->> 'naar' = %(stage)s)) / 86400.0 AS days
FROM governance_dossierevent e JOIN governance_dossier d ON d.id = e.dossier_id
WHERE e.kind = 'fase-gewijzigd' AND d.kind = %(kind)s AND d.id <> %(own)s
    AND d.stage IN ('vastgesteld', 'afgewezen', 'gepubliceerd', 'in-toepassing',
        'evaluatie', 'herzien', 'verlengd', 'ingetrokken', 'vervangen')
GROUP BY e.dossier_id
HAVING count(*) FILTER (WHERE e.payload ->> 'naar' = %(stage)s) > 0
    AND count(*) FILTER (WHERE e.payload ->> 'naar' IN ('vastgesteld', 'afgewezen')) > 0
ORDER BY min(e.at) FILTER (WHERE e.payload ->> 'naar' IN ('vastgesteld', 'afgewezen'))
"""


class Expectation(NamedTuple):
    """What stands on the page: a sentence, and what it rests on."""

    sentence: str
    ground: str = ""


UNKNOWN = Expectation(
    "Niet te zeggen.",
    "Er zijn nog geen tien vergelijkbare dossiers waaruit het betrouwbaar blijkt.",
)


def expectation_of(dossier: Dossier, *, now: datetime) -> Expectation | None:
    """When it may be decided; nothing where it is not on its way to a decision."""
    if dossier.stage not in BEFORE_DECISION:
        return None
    waited = (now - dossier.stage_since) / timedelta(days=1)
    found = expected(_days(dossier), waited=waited)
    if found is None:
        return UNKNOWN
    first, last = (
        day_of(dossier.stage_since + timedelta(days=days)) for days in found.interval
    )
    first = max(first, day_of(now))
    return Expectation(
        f"Tussen {dutch_date(first)} en {dutch_date(last)}.",
        f"Gezien {found.cases} vergelijkbare dossiers. Zo’n schatting klopte eerder in "
        f"{found.test.inside} van de {found.test.tried} gevallen.",
    )


def _days(dossier: Dossier) -> list[float]:
    values: dict[str, Any] = {
        "stage": dossier.stage,
        "kind": dossier.kind,
        "own": dossier.pk,
    }
    with connection.cursor() as cursor:
        cursor.execute(CASES, values)
        return [float(days) for (days,) in cursor.fetchall() if days is not None]
