"""What the pages are held against: the same amount of page, without the portal.

A bare page is what anyone would write first in plain Django: one template with a loop
over rows and a loop over choices, plain variables, no query. It goes through the same
middleware and the same web server.
"""

from __future__ import annotations

import json
from functools import cache

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import Template, engines

PLAIN_LIST = """<!doctype html><html lang="nl"><head><meta charset="utf-8">
<title>{{ title }}</title></head><body><h1>{{ title }}</h1><p>{{ text }}</p>
<form>{% for choice in choices %}<label><input type="checkbox" name="{{ choice.name }}"
 value="{{ choice.value }}"{% if choice.is_chosen %} checked{% endif %}>{{ choice.label }}
 ({{ choice.count }})</label>{% endfor %}</form>
<ul>{% for row in rows %}<li><h3><a href="/bladzijde/{{ row.slug }}/">{{ row.name }}</a></h3>
<p>{{ row.summary }}</p><p>{{ row.kind }} {% if row.version %}versie {{ row.version }}{% endif %}
 {{ row.lifecycle }} {% if row.note %}{{ row.note }}{% endif %}</p>
<p>{{ row.level }} {{ row.count }} van {{ row.whole }} ({{ row.share }})</p></li>{% endfor %}</ul>
</body></html>"""
ROW = {
    "slug": "een-standaard",
    "name": "Een standaard",
    "kind": "API-standaard",
    "version": "1.0",
    "lifecycle": "in gebruik",
    "note": "",
    "level": "pas toe of leg uit",
    "count": 214,
    "whole": 342,
    "share": "62,6%",
}
CHOICE = {"name": "soort", "value": "api", "label": "API-standaard", "count": 12}
# About what a row, a choice and the rest take without filling.
ROW_SIZE, CHOICE_SIZE, REST_SIZE = 196, 90, 160
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


@cache
def plain_list() -> Template:
    """Read once, as the portal's own templates are."""
    return engines["django"].from_string(PLAIN_LIST)


def page(request: HttpRequest, rows: int, choices: int, size: int) -> HttpResponse:
    """A page of about this many bytes, with this many rows and choices."""
    left = size - REST_SIZE - rows * ROW_SIZE - choices * CHOICE_SIZE
    filler = "x" * max(0, left // (rows + 1))
    context = {
        "title": "Lijst",
        "text": filler,
        "choices": [dict(CHOICE) for _ in range(choices)],
        "rows": [{**ROW, "summary": filler} for _ in range(rows)],
    }
    return HttpResponse(plain_list().render(context))


def json_from_postgresql(request: HttpRequest) -> HttpResponse:
    """Twenty standards as PostgreSQL itself writes them, and how many there are."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM catalogue_standard WHERE published_at IS NOT NULL"
        )
        (count,) = cursor.fetchone()
        cursor.execute(LIST_OF_TWENTY)
        (rows,) = cursor.fetchone()
    return HttpResponse(
        json.dumps({"aantal": count, "resultaten": rows}),
        content_type="application/json",
    )
