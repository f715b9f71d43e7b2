"""Bare pages of the same size: what Django and PostgreSQL cost without us."""

from __future__ import annotations

import json

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import engines

# A list in plain Django templates: a loop, a few values a row, some text around it.
PLAIN_LIST = """<!doctype html><title>Lijst</title><h1>{{ title }}</h1>
<p>{{ text }}</p><ul>{% for row in rows %}<li><h3><a href="/{{ row.slug }}/">{{ row.name }}</a></h3>
<p>{{ row.summary }}</p><p>{{ row.kind }} {{ row.version }} {{ row.count }}</p></li>{% endfor %}</ul>"""
LIST_OF_TWENTY = """
    SELECT json_agg(row) FROM (
        SELECT slug, name, abbreviation, summary, domain, kind, steward, lifecycle,
            current_version_number, bindingness, ring, source, changed_at
        FROM catalogue_standard WHERE published_at IS NOT NULL
        ORDER BY sort_key, id LIMIT 20
    ) row
"""


def ok(request: HttpRequest) -> HttpResponse:
    """The least there is."""
    return HttpResponse("ok")


def page(request: HttpRequest, rows: int, size: int) -> HttpResponse:
    """A page of about this many bytes, with this many rows, from a plain template."""
    filler = "x" * max(0, (size - 400) // (rows + 1) - 120)
    row = {
        "slug": "een-standaard",
        "name": "Een standaard",
        "summary": filler,
        "kind": "API-standaard",
        "version": "1.0",
        "count": 214,
    }
    template = engines["django"].from_string(PLAIN_LIST)
    return HttpResponse(
        template.render({"title": "Lijst", "text": filler, "rows": [row] * rows})
    )


def json_from_postgresql(request: HttpRequest) -> HttpResponse:
    """Twenty standards as PostgreSQL itself writes them, and how many there are."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM catalogue_standard")
        (count,) = cursor.fetchone()
        cursor.execute(LIST_OF_TWENTY)
        (rows,) = cursor.fetchone()
    return HttpResponse(
        json.dumps({"aantal": count, "resultaten": rows}),
        content_type="application/json",
    )
