"""A list as an Atom feed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed


@dataclass(frozen=True)
class Entry:
    """One thing that changed."""

    title: str
    address: str
    summary: str
    changed_at: datetime

    @classmethod
    def of(cls, row: dict[str, Any], address: str) -> Entry:
        changed = datetime.fromisoformat(row["changed_at"])
        return cls(row["name"], address, row["summary"], changed)


def feed(
    request: HttpRequest, title: str, entries: Iterable[Entry], *, form: str = "vorm"
) -> HttpResponse:
    """The entries, newest first; the address of a page is its lasting id.

    `form` is the part of the address that asks for a feed; the page goes without.
    """
    query = request.GET.copy()
    query.pop(form, None)
    made = Atom1Feed(
        title=f"{title} - Samen Organiseren",
        link=request.build_absolute_uri(f"{request.path}?{query.urlencode()}"),
        description="",
        language="nl",
        feed_url=request.build_absolute_uri(),
        author_name="Samen Organiseren",
    )
    for entry in entries:
        link = request.build_absolute_uri(entry.address)
        made.add_item(
            title=entry.title,
            link=link,
            description=entry.summary,
            unique_id=link,
            updateddate=entry.changed_at,
        )
    return HttpResponse(
        made.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8"
    )
