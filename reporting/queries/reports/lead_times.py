"""Public dossiers by stage on a day, and how long each stage took until then."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django.db import connection

from governance.enums import Stage
from governance.models import Dossier
from governance.queries.dossiers.pipeline import IN_PROGRESS, words_of
from samenorganiseren.shared.days import AMSTERDAM
from samenorganiseren.shared.wording import number

from ...enums import Column
from ...rules.asked import Asked, Progress
from ...rules.content import Bar, Cell, Chart, Findings, Section
from . import words

# A decision that was not published on that day is known to nobody outside: the
# dossier is still with the board, and that step did not end.
STEPS = """
WITH steps AS (
    SELECT e.dossier_id, e.payload ->> 'naar' AS stage, e.at AS came, lead(e.at) OVER (
        PARTITION BY e.dossier_id ORDER BY e.sequence) AS went, lead(
        e.payload ->> 'naar') OVER (PARTITION BY e.dossier_id ORDER BY e.sequence) AS next
    FROM governance_dossierevent e
    JOIN governance_dossier d ON d.id = e.dossier_id
    WHERE e.kind = 'fase-gewijzigd' AND e.at < %(end)s AND d.public_since < %(end)s
), known AS (
    SELECT dossier_id, stage, came, went FROM steps s
    WHERE stage NOT IN ('vastgesteld', 'afgewezen') OR EXISTS (
        SELECT FROM governance_resolution r
        JOIN governance_decision c ON c.id = r.decision_id
        WHERE c.dossier_id = s.dossier_id AND r.published_at < %(end)s)
), told AS (
    SELECT dossier_id, stage, came, CASE WHEN s.went IS NOT NULL AND EXISTS (
        SELECT FROM known k WHERE k.dossier_id = s.dossier_id AND k.came >= s.went
    ) THEN s.went END AS went FROM known s
)
"""
WAITING = "SELECT stage, count(*) FROM told WHERE went IS NULL GROUP BY stage"
TOOK = """
SELECT stage, count(*), count(*) FILTER (WHERE went >= %(start)s),
    percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM went - came)) / 86400,
    max(extract(epoch FROM went - came)) / 86400
FROM told WHERE went IS NOT NULL GROUP BY stage
"""


def find(asked: Asked, progress: Progress) -> Findings:
    """The road with what lies on it, and what each part of it took."""
    end = _midnight(asked, 1)
    start = datetime.combine(asked.span.first_day, time(), AMSTERDAM)
    waiting: dict[str, int] = dict(_rows(WAITING, end, start))
    progress(1, 3)
    took = {row[0]: row[1:] for row in _rows(TOOK, end, start)}
    progress(2, 3)
    dossiers = Dossier.objects.filter(public_since__lt=end)
    return Findings(
        sections=[_table(waiting, took, asked)],
        facts=[
            ("Openbare voorstellen tot en met die dag", number(dossiers.count())),
            ("Onderweg", number(sum(waiting.get(one.value, 0) for one in IN_PROGRESS))),
        ],
        definitions=_definitions(),
        is_fictitious=dossiers.filter(is_fictitious=True).exists(),
    )


def _midnight(asked: Asked, days: int) -> datetime:
    """The end of the day of the report, as Amsterdam counts days."""
    return datetime.combine(asked.day + timedelta(days=days), time(), AMSTERDAM)


def _rows(question: str, end: datetime, start: datetime) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(" ".join([STEPS, question]), {"end": end, "start": start})
        return cursor.fetchall()


def _table(
    waiting: dict[str, int], took: dict[str, tuple[Any, ...]], asked: Asked
) -> Section:
    return Section(
        title="Fasen en doorlooptijden",
        text="Alleen voorstellen die op die dag openbaar waren.",
        head=[
            ("Fase", Column.TEXT),
            ("Nu in deze fase", Column.NUMBER),
            ("Verlieten deze fase", Column.NUMBER),
            ("Waarvan in de periode", Column.NUMBER),
            ("Doorlooptijd in dagen (mediaan)", Column.NUMBER),
            ("Langste in dagen", Column.NUMBER),
        ],
        rows=[_row(one, waiting, took) for one in IN_PROGRESS],
        source=f"{words.stand(asked.day)} Bron: gebeurtenissen in de dossiers.",
        chart=_chart(took),
    )


def _row(
    stage: Stage, waiting: dict[str, int], took: dict[str, tuple[Any, ...]]
) -> list[Cell]:
    left, in_period, median, longest = took.get(stage.value, (0, 0, None, None))
    return [
        words_of(stage),
        waiting.get(stage.value, 0),
        left,
        in_period,
        "nog niet bekend" if median is None else number(float(median), 1),
        "nog niet bekend" if longest is None else number(float(longest), 1),
    ]


def _chart(took: dict[str, tuple[Any, ...]]) -> Chart | None:
    known = [
        (one, float(took[one.value][2])) for one in IN_PROGRESS if one.value in took
    ]
    most = max((days for _, days in known), default=0.0)
    if not most:
        return None
    bars = [
        Bar(words_of(one), round(100 * days / most, 1), f"{number(days, 1)} dagen")
        for one, days in known
    ]
    return Chart("Doorlooptijd per fase, mediaan", bars)


def _definitions() -> list[tuple[str, str]]:
    return [
        (
            "Voorstel",
            "Wat een gemeente of de VNG vraagt vast te stellen, te veranderen of te "
            "betalen. Alleen openbare voorstellen tellen mee.",
        ),
        (
            "Nu in deze fase",
            "Waar het voorstel op de dag van dit rapport lag. Een aangehouden voorstel "
            "telt niet mee.",
        ),
        (
            "Doorlooptijd (mediaan)",
            "De helft van de voorstellen die de fase verlieten, deed er hoogstens zo "
            "lang over. Dagen van 24 uur, ook in het weekend.",
        ),
        (
            "Besluit zonder publicatie",
            "Een besluit telt pas als het is gepubliceerd. Tot die dag ligt het voorstel "
            "in dit rapport bij het VNG-bestuur.",
        ),
    ]
