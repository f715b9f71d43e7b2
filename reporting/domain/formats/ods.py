"""A report as an open spreadsheet, streamed; the same bytes for the same report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

from stream_write_ods import stream_write_ods

from ...rules.content import Content
from .sheets import sheets_of


def ods_of(content: Content, *, day: date) -> Iterator[bytes]:
    """Its time is the day that it is about, not the moment at which it is fetched."""
    sheets = ((one.name, one.head, one.rows) for one in sheets_of(content))
    yield from stream_write_ods(
        sheets, get_modified_at=lambda: datetime.combine(day, time())
    )
