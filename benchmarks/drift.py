"""Whether the kept counts still agree with what was said, after all that writing."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection
from django.utils import timezone

from benchmarks.portal import connected_to
from benchmarks.rig import Rig
from benchmarks.table import Row
from catalogue.models import Standard
from catalogue.queries.recount import differences_of

# Every day of every statement takes seconds a standard; so only those written last.
RECOUNTED = 3
# For all standards: how everybody stands today, from the statements alone.
TODAY = """
WITH last AS (
    SELECT DISTINCT ON (municipality_id, standard_id) standard_id, state
    FROM catalogue_adoptionstatement WHERE effective_on <= dutch_today()
    ORDER BY municipality_id, standard_id, effective_on DESC, recorded_at DESC, id DESC
), said AS (
    SELECT standard_id, state, count(*)::bigint AS number FROM last GROUP BY 1, 2
), kept AS (
    SELECT standard_id, state, sum(delta)::bigint AS number FROM catalogue_adoptiontotal
    WHERE day <= dutch_today() GROUP BY 1, 2 HAVING sum(delta) <> 0
), applied AS (
    SELECT standard_id, sum(number) AS number FROM said
    WHERE state IN ('in-gebruik', 'deels') GROUP BY 1
)
SELECT (SELECT count(*) FROM (TABLE said EXCEPT TABLE kept) AS one)
    + (SELECT count(*) FROM (TABLE kept EXCEPT TABLE said) AS other)
    + (SELECT count(*) FROM catalogue_standard s
        LEFT JOIN applied ON applied.standard_id = s.id
        WHERE s.times_applied <> coalesce(applied.number, 0))
"""


def rows(rig: Rig, database: str) -> Iterator[Row]:
    with connected_to(database):
        differences = _today() + _every_day()
    what = "differences between kept counts and a recount after all writes"
    yield Row(what, str(differences), differences, aim=0)


def _today() -> int:
    with connection.cursor() as cursor:
        cursor.execute(TODAY)
        return cursor.fetchone()[0]


def _every_day() -> int:
    """The recount of `verify_totals`, for the standards that were written last."""
    written = Standard.objects.filter(statements__by__isnull=False).distinct()
    today = timezone.localdate()
    newest = written.order_by("-pk")[:RECOUNTED]
    return sum(len(differences_of(standard, today)) for standard in newest)
