"""The changes of a list of municipalities, as an Atom feed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from itertools import groupby

from django.http import HttpRequest, HttpResponse

from samenorganiseren.shared.days import AMSTERDAM
from samenorganiseren.shared.feeds import Entry, feed

from ..models import Succession
from ..queries.changes import changes_among
from ..queries.listing import Question
from .succession_events import sentence_of

ATOM = "atom"


def as_feed(request: HttpRequest, question: Question) -> HttpResponse:
    """Who went over into whom; the page of who went over is the lasting id."""
    steps = changes_among(question)
    return feed(request, "Herindelingen van gemeenten", _entries(steps), form="als")


def _entries(steps: list[Succession]) -> Iterator[Entry]:
    for _, group in groupby(steps, key=lambda s: s.predecessor_id):
        together = list(group)
        first = together[0]
        yield Entry(
            title=sentence_of(together),
            address=first.predecessor.get_absolute_url(),
            summary=f"Op {first.on.day}-{first.on.month}-{first.on.year}.",
            changed_at=datetime.combine(first.on, time(), AMSTERDAM),
        )
