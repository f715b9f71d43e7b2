"""The page of a meeting, of one of its items, and its papers."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.decorators import method_decorator

from samenorganiseren.shared.freshness import fresh_for_visitors
from samenorganiseren.shared.verdicts import Verdict, allowed_if

from ...models import Meeting, Paper
from ...queries.meetings.agenda import lines_of, papers_of
from ...queries.meetings.earlier import earlier_on
from ...queries.meetings.presence import expected_at
from ..dossiers.paper import download
from .base import OfMeeting, OfMembers, drawn_panels


class MeetingPage(OfMeeting):
    """When, where, what is on the agenda; inside also papers and who comes."""

    http_method_names = ["get", "head", "options"]

    @method_decorator(fresh_for_visitors)
    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        meeting, reader = self.meeting, self.reader
        context: dict[str, Any] = {
            "meeting": meeting,
            "reader": reader,
            "lines": lines_of(meeting, reader),
            "minutes": _minutes(meeting, reader.is_inside),
            "panels": drawn_panels("meeting", request, meeting),
        }
        if reader.is_inside:
            context["expected"] = expected_at(meeting)
            context["actions"] = meeting.actions.select_related("owner")
        return render(request, "governance/meetings/meeting.html", context)


class ItemPage(OfMembers):
    """One item on one screen, for members and the guests of this item."""

    http_method_names = ["get", "head", "options"]

    def verdict(self) -> Verdict:
        kept_out = self.item.dossier_id in self.reader.kept_out_of
        if kept_out:
            return allowed_if(
                False, "U hebt een belang bij dit punt. U krijgt er geen stukken van."
            )
        return allowed_if(
            self.reader.reads(self.item),
            f"Dit is er voor leden van {self.meeting.body.name}.",
        )

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        item = self.item
        context = {
            "meeting": self.meeting,
            "item": item,
            "reader": self.reader,
            "papers": papers_of(item),
            "earlier": earlier_on(item),
            "inputs": item.inputs.all() if self.reader.is_inside else [],
            "panels": drawn_panels("agenda-item", request, item),
        }
        response = render(request, "governance/meetings/item.html", context)
        response["Cache-Control"] = "private, no-store"
        return response


class PaperFile(OfMembers):
    """A paper of this meeting, for who reads the item that it belongs to."""

    http_method_names = ["get", "head", "options"]

    def verdict(self) -> Verdict:
        return allowed_if(
            self.reader.is_inside or bool(self.reader.guest_of),
            f"De stukken zijn er voor leden van {self.meeting.body.name}.",
        )

    def get(self, request: HttpRequest, **kwargs: Any) -> FileResponse:
        paper = get_object_or_404(Paper, pk=kwargs["paper_pk"])
        lines = lines_of(self.meeting, self.reader)
        if not any(paper in line.papers for line in lines):
            raise Http404
        return download(paper)


def _minutes(meeting: Meeting, is_inside: bool) -> Any:
    """The established ones are public; a draft is for the body's own people."""
    last = meeting.minutes.last()
    if last is None or not (last.is_established or is_inside):
        return None
    return last
