"""One initiative, and one need, with everything their pages tell, in one query."""

from __future__ import annotations

from datetime import date

from django.db.models import DateField, Func, JSONField, QuerySet, Value

from catalogue.models import Initiative, Need

_INITIATIVE_PARTS = """
(SELECT jsonb_build_object(
    'participants', (SELECT coalesce(jsonb_agg(
        jsonb_build_object('name', m.name, 'slug', m.slug) ORDER BY m.sort_key), '[]')
        FROM catalogue_initiative_participants p
        JOIN municipalities_municipality m ON m.id = p.municipality_id
        WHERE p.initiative_id = catalogue_initiative.id),
    'produces', (SELECT coalesce(jsonb_agg(jsonb_build_object('name', s.name,
        'slug', s.slug, 'summary', s.summary, 'bindingness', s.bindingness,
        'ring', s.ring, 'times_applied', s.times_shown) ORDER BY s.sort_key), '[]')
        FROM catalogue_initiative_produces p
        JOIN catalogue_standard s ON s.id = p.standard_id
        WHERE p.initiative_id = catalogue_initiative.id AND s.published_at IS NOT NULL),
    'needs', (SELECT coalesce(jsonb_agg(jsonb_build_object('name', n.title,
        'slug', n.slug, 'summary', n.description, 'supports', n.support_count)
        ORDER BY n.id), '[]')
        FROM catalogue_need n WHERE n.answered_by_id = catalogue_initiative.id),
    'municipalities', (SELECT count(*) FROM municipalities_municipality
        WHERE daterange(valid_from, valid_to) @> %(expressions)s)))
"""

_NEED_PARTS = """
(SELECT jsonb_build_object(
    'supporters', (SELECT coalesce(jsonb_agg(
        jsonb_build_object('name', m.name, 'slug', m.slug) ORDER BY m.sort_key), '[]')
        FROM catalogue_needsupport p
        JOIN municipalities_municipality m ON m.id = p.municipality_id
        WHERE p.need_id = catalogue_need.id),
    'produces', (SELECT coalesce(jsonb_agg(jsonb_build_object('name', s.name,
        'slug', s.slug) ORDER BY s.sort_key), '[]')
        FROM catalogue_initiative_produces p
        JOIN catalogue_standard s ON s.id = p.standard_id
        WHERE p.initiative_id = catalogue_need.answered_by_id
        AND s.published_at IS NOT NULL)))
"""


def initiatives_with_their_parts(day: date) -> QuerySet[Initiative]:
    """Initiatives that carry `parts`: participants, what they produce, their needs."""
    parts = Func(
        Value(day, DateField()), template=_INITIATIVE_PARTS, output_field=JSONField()
    )
    return Initiative.objects.select_related("lead").annotate(parts=parts)


def needs_with_their_parts() -> QuerySet[Need]:
    """Needs that carry `parts`: who supports them, and what came of them."""
    parts = Func(template=_NEED_PARTS, output_field=JSONField())
    return Need.objects.select_related("municipality", "answered_by").annotate(
        parts=parts
    )
