"""One PDF with all papers of a meeting: a cover with the agenda, then the papers.

The cover is accessible by itself (PDF/UA). Papers are as their makers made them, so
the bundle only says of itself that it is PDF/UA where no paper follows the cover.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import datetime

import typst
from django.conf import settings
from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

from accounts.models import User
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.wording import dutch_date, dutch_moment, local

from ...models import Meeting, Paper
from ...queries.meetings.agenda import Line, lines_of
from ...queries.meetings.reader import reader_of

COVER = settings.BASE_DIR / "templates" / "governance" / "meetings" / "bundle.typ"
PDF = "application/pdf"
LARGEST = 100_000_000
Report = Callable[[int, int], None]
Bookmark = tuple[str, PdfReader]


class BundleRefused(DomainError):
    """There is nothing to bundle for this person, or too much."""


def make_bundle(
    *, meeting: Meeting, reader: User, now: datetime, report: Report
) -> bytes:
    """What this person may read of the meeting, in one file."""
    who = reader_of(reader, meeting, day_of(now))
    if not (who.is_inside or who.guest_of):
        raise BundleRefused(f"De stukken zijn er voor leden van {meeting.body.name}.")
    lines = [
        line
        for line in lines_of(meeting, who)
        if line.is_readable and not line.item.pulled_at
    ]
    _require_small_enough(lines)
    papers = [(line, paper) for line in lines for paper in line.papers]
    notes: dict[int, str] = {}
    inside: list[Bookmark] = []
    for number, (line, paper) in enumerate(papers, start=1):
        opened = _opened(paper)
        if opened is None:
            notes[paper.pk] = "zit niet in deze bundel, lees het in het portaal"
        else:
            inside.append((f"{line.number}. {paper.name}", opened))
            notes[paper.pk] = _pages(len(opened.pages))
        report(number, len(papers) + 1)
    return _joined(_cover(meeting, lines, notes, now), inside)


def _require_small_enough(lines: list[Line]) -> None:
    if sum(paper.size for line in lines for paper in line.papers) > LARGEST:
        raise BundleRefused(
            "De stukken zijn samen groter dan 100 MB. Lees ze een voor een."
        )


def _opened(paper: Paper) -> PdfReader | None:
    """The paper, where it is a PDF that can be read without a password."""
    if paper.content_type != PDF:
        return None
    try:
        with paper.file.open("rb") as file:
            opened = PdfReader(io.BytesIO(file.read()))
        return None if opened.is_encrypted or not len(opened.pages) else opened
    except (PyPdfError, OSError, ValueError, KeyError):
        return None


def _cover(
    meeting: Meeting, lines: list[Line], notes: dict[int, str], now: datetime
) -> bytes:
    starts, ends = local(meeting.starts_at), local(meeting.ends_at)
    data = {
        "title": meeting.title,
        "body": meeting.body.name,
        "when": f"{dutch_date(starts)}, {starts:%H.%M} tot {ends:%H.%M} uur",
        "place": meeting.place or "De plaats volgt nog",
        "fictitious": meeting.is_fictitious,
        "items": [
            {
                "number": line.number,
                "title": line.title,
                "kind": line.item.get_kind_display(),
                "summary": _summary(line),
                "papers": [f"{one.name} ({notes[one.pk]})" for one in line.papers],
            }
            for line in lines
        ],
        "made": f"Gemaakt op {dutch_moment(now)}, uit Samen Organiseren.",
    }
    return typst.compile(
        COVER,
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        ignore_system_fonts=True,
        timestamp=int(now.timestamp()),
    )


def _joined(cover: bytes, inside: list[Bookmark]) -> bytes:
    """The cover keeps its tags; each paper gets a bookmark."""
    writer = PdfWriter(clone_from=io.BytesIO(cover))
    for title, paper in inside:
        writer.append(paper, outline_item=title, import_outline=False)
    if inside:
        # Papers are as they came: the whole claims nothing that they may not keep.
        writer.root_object.pop("/Metadata", None)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _summary(line: Line) -> str:
    """That of the secretary, else the one sentence of the proposal."""
    version = line.item.version
    return line.item.summary or (version.summary if version else "")


def _pages(count: int) -> str:
    return "1 bladzijde" if count == 1 else f"{count} bladzijden"
