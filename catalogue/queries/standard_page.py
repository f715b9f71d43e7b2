"""One standard with everything its page tells, in one query."""

from __future__ import annotations

from django.db.models import Func, JSONField, QuerySet

from catalogue.models import Standard

_PARTS = {
    "versions": """
        SELECT v.*, v.published_at IS NOT NULL AS is_published
        FROM catalogue_standardversion v
        WHERE v.standard_id = catalogue_standard.id AND v.published_at IS NOT NULL
        ORDER BY v.position DESC, v.id DESC
    """,
    "changes": """
        SELECT c.*, b.confirmed_at FROM catalogue_bindingnesschange c
        LEFT JOIN catalogue_bindingnessconfirmation b ON b.change_id = c.id
        WHERE c.standard_id = catalogue_standard.id ORDER BY c.id
    """,
    "links": """
        SELECT kind, label, url FROM catalogue_standardlink
        WHERE standard_id = catalogue_standard.id ORDER BY kind, id
    """,
    "relations": """
        SELECT r.kind, s.name, s.slug, true AS is_forward
        FROM catalogue_standardrelation r JOIN catalogue_standard s ON s.id = r.other_id
        WHERE r.standard_id = catalogue_standard.id AND s.published_at IS NOT NULL
        UNION ALL
        SELECT r.kind, s.name, s.slug, false
        FROM catalogue_standardrelation r JOIN catalogue_standard s ON s.id = r.standard_id
        WHERE r.other_id = catalogue_standard.id AND s.published_at IS NOT NULL
        ORDER BY 1, 4 DESC, 2
    """,
    "owners": """
        SELECT m.name, m.slug FROM catalogue_standard_owners o
        JOIN municipalities_municipality m ON m.id = o.municipality_id
        WHERE o.standard_id = catalogue_standard.id ORDER BY m.sort_key
    """,
    "products": """
        SELECT p.name, p.homepage, p.is_fictitious, o.name AS supplier, v.number AS version,
            u.since_on, u.ends_on, u.test_report_url, u.tested_on
        FROM catalogue_productsupport u
        JOIN catalogue_product p ON p.id = u.product_id AND p.is_active
        JOIN accounts_organisation o ON o.id = p.supplier_id
        JOIN catalogue_standardversion v ON v.id = u.version_id
            AND v.published_at IS NOT NULL
        WHERE v.standard_id = catalogue_standard.id
        ORDER BY o.sort_key, p.name, v.position DESC
    """,
    "initiatives": """
        SELECT i.name, i.slug, i.summary, i.to_confirm FROM catalogue_initiative i
        JOIN catalogue_initiative_produces p ON p.initiative_id = i.id
        WHERE p.standard_id = catalogue_standard.id AND i.published_at IS NOT NULL
        ORDER BY i.sort_key
    """,
}


def standards_with_their_parts() -> QuerySet[Standard]:
    """Standards that carry `parts`: versions, changes, links and so on, as plain rows."""
    parts = ", ".join(map(_rows, _PARTS))
    template = f"jsonb_build_object({parts})"
    return Standard.objects.annotate(
        parts=Func(template=template, output_field=JSONField())
    )


def _rows(name: str) -> str:
    rows = [
        "(SELECT coalesce(jsonb_agg(part), '[]') FROM (",
        _PARTS[name],
        ") AS part)",
    ]
    return " ".join([f"'{name}',", *rows])
