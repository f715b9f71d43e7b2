"""What a reader may know of who applies a standard, together with it in one query."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import JSONField, QuerySet
from django.db.models.expressions import RawSQL

from accounts.models import User

from ..models import Standard
from ..rules.adoption import reads_explanations
from ..rules.visibility import visible_rings

_COUNTS = """
    SELECT jsonb_agg(jsonb_build_array(t.day, t.state, t.delta) ORDER BY t.day)
    FROM catalogue_adoptiontotal t
    WHERE t.standard_id = catalogue_standard.id AND t.day <= asked.day
"""
_PUBLISHED = """
    SELECT jsonb_agg(
        jsonb_build_array(p.month, p.state, p.kind, p.count) ORDER BY p.month, p.state
    )
    FROM catalogue_publishedcount p
    WHERE p.standard_id = catalogue_standard.id AND p.month <= asked.day
"""
_LIVES = """
    SELECT jsonb_agg(jsonb_build_array(m.valid_from, m.valid_to, m.count)) FROM (
        SELECT valid_from, valid_to, count(*) FROM municipalities_municipality
        GROUP BY valid_from, valid_to
    ) AS m
"""
_CELLS = """
    SELECT jsonb_agg(
        jsonb_build_array(
            m.name, m.slug, c."column", c.row, coalesce(p.state, 'geen-opgave')
        ) ORDER BY c.row DESC, c."column"
    )
    FROM municipalities_hexcell c
    JOIN municipalities_municipality m ON m.id = c.municipality_id
        AND (m.valid_from IS NULL OR m.valid_from <= asked.day)
        AND (m.valid_to IS NULL OR m.valid_to > asked.day)
    LEFT JOIN catalogue_adoptionperiod p ON p.standard_id = catalogue_standard.id
        AND p.municipality_id = m.id AND p.days @> asked.day
"""
_REASONS = """
    SELECT jsonb_agg(jsonb_build_array(r.reason, r.count) ORDER BY r.count DESC, r.reason)
    FROM (
        SELECT s.reason, count(*) FROM catalogue_adoptionstatement s
        JOIN catalogue_adoption a ON a.current_id = s.id
        JOIN catalogue_adoptionperiod p ON p.standard_id = s.standard_id
            AND p.municipality_id = s.municipality_id
            AND p.days @> asked.day AND p.state = 'legt-uit'
        WHERE s.standard_id = catalogue_standard.id AND s.state = 'legt-uit'
        GROUP BY s.reason
    ) AS r
"""
# The rings are asked in PostgreSQL too: what a reader may not know is not read.
_FIGURES = f"""(
    SELECT jsonb_build_object(
        'asked', asked,
        'counts', CASE WHEN sees_names THEN ({_COUNTS}) END,
        'published', CASE WHEN NOT sees_names THEN ({_PUBLISHED}) END,
        'lives', ({_LIVES}),
        'cells', CASE WHEN sees_names AND draws THEN ({_CELLS}) END,
        'reasons', CASE WHEN sees_names AND draws AND explains THEN ({_REASONS}) END
    )
    FROM (SELECT %s::date AS day, %s::text[] AS rings, %s AS explains, %s AS draws) AS asked,
        LATERAL (SELECT catalogue_standard.ring = ANY(asked.rings) AS sees_names) AS may
)"""


@dataclass(frozen=True)
class Figures:
    """Plain rows, as PostgreSQL gave them."""

    rows: dict[str, Any]

    @property
    def deltas(self) -> list[tuple[date, str, int]]:
        """By how much each state changed, day after day; only who sees names."""
        return [(date.fromisoformat(day), *rest) for day, *rest in self._of("counts")]

    @property
    def published(self) -> list[tuple[date, str, str, int]]:
        """Month, state, kind and count; only who does not see names."""
        return [
            (date.fromisoformat(day), *rest) for day, *rest in self._of("published")
        ]

    @property
    def cells(self) -> list[tuple[str, str, int, int, str]]:
        """Name, slug, column, row and state of each municipality in the honeycomb."""
        return [tuple(cell) for cell in self._of("cells")]

    @property
    def reasons(self) -> list[tuple[str, int]]:
        """Why municipalities explain now, the most given first. Not for everyone: with
        who explains being known, the reason of a single one would be too."""
        return [tuple(reason) for reason in self._of("reasons")]

    def municipalities_on(self, day: date) -> int:
        """How many existed; an unknown start counts as always."""
        on = day.isoformat()
        return sum(
            count
            for begun, ended, count in self._of("lives")
            if (begun is None or begun <= on) and (ended is None or on < ended)
        )

    def _of(self, name: str) -> list[Any]:
        return self.rows[name] or []


def with_figures(
    standards: QuerySet[Standard],
    viewer: User | None,
    day: date,
    *,
    with_cells: bool = False,
) -> QuerySet[Standard]:
    """Standards that carry `figures`; with the honeycomb also why is explained."""
    asked = _asked(viewer, day, with_cells)
    figures = RawSQL(_FIGURES, list(asked.values()), output_field=JSONField())
    return standards.annotate(figures=figures)


def figures_of(
    standard: Standard, viewer: User | None, day: date, *, with_cells: bool = False
) -> Figures:
    """Those that came with the standard, if they are of this reader and day."""
    carried = getattr(standard, "figures", None)
    asked = _asked(viewer, day, with_cells)
    if carried is None or not _answers(carried["asked"], asked):
        itself = Standard.objects.filter(pk=standard.pk)
        found = with_figures(itself, viewer, day, with_cells=with_cells)
        carried = found.values_list("figures", flat=True).get()
    return Figures(carried)


def _asked(viewer: User | None, day: date, draws: bool) -> dict[str, Any]:
    return {
        "day": day.isoformat(),
        "rings": sorted(ring.value for ring in visible_rings(viewer)),
        "explains": reads_explanations(viewer),
        "draws": draws,
    }


def _answers(known: dict[str, Any], asked: dict[str, Any]) -> bool:
    """The same question; to a smaller one more may be known."""
    return known == asked or known == asked | {"draws": True}
