"""A report as PDF/UA: tagged, with title and language, for a screen reader too."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import typst

from ...enums import Column
from ...rules.content import Content, Section

TEMPLATE = Path(__file__).resolve().parents[2] / "documents" / "report.typ"


def pdf_of(content: Content, *, day: date, one_page: bool = False) -> Iterator[bytes]:
    """Draw it; the same bytes for the same report."""
    told = {
        "title": content.title,
        "lead": content.lead,
        "facts": content.facts,
        "sections": [_told(one) for one in content.sections],
        "definitions": content.definitions,
        "fictitious": content.is_fictitious,
        "one_page": one_page,
    }
    yield typst.compile(
        TEMPLATE.read_bytes(),
        sys_inputs={"report": json.dumps(told)},
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
        timestamp=int(datetime.combine(day, time(), UTC).timestamp()),
    )


def _told(section: Section) -> dict[str, object]:
    chart = section.chart
    return {
        "title": section.title,
        "text": section.text,
        "head": [title for title, _ in section.head],
        "numeric": [kind != Column.TEXT for _, kind in section.head],
        "rows": section.words,
        "source": section.source,
        "chart": chart
        and {
            "title": chart.title,
            "label": chart.label,
            "bars": [[one.name, one.percent, one.words] for one in chart.bars],
        },
    }
