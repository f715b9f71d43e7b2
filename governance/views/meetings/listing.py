"""The list of meetings, for everyone."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.generic import View

from samenorganiseren.shared.freshness import fresh_for_visitors
from samenorganiseren.shared.pages import page_of

from ...queries.meetings.lists import Asked, bodies_with_meetings, meetings_for
from ...rules.bodies import is_any_secretary
from ...rules.dossiers import INSIDERS

PAST = "geweest"


class Meetings(View):
    """When which body meets, and where; its own people see drafts too."""

    http_method_names = ["get", "head", "options"]

    @method_decorator(fresh_for_visitors)
    def get(self, request: HttpRequest) -> HttpResponse:
        asked = Asked(
            body=request.GET.get("orgaan", "")[:60],
            is_past=request.GET.get("wanneer") == PAST,
        )
        found = meetings_for(request.user, asked, this_morning())
        page = page_of(found, request.GET.get("pagina"))
        is_known = request.user.is_authenticated
        context: dict[str, Any] = {
            "asked": asked,
            "bodies": bodies_with_meetings(),
            "page": page,
            "meetings": page.object_list,
            "may_plan": is_known and is_any_secretary(request.user),
            "has_today": is_known and request.user.has_role(*INSIDERS),
        }
        return render(request, "governance/meetings/list.html", context)


def this_morning() -> datetime:
    """A meeting of today stands among those to come until midnight: the list that
    visitors keep changes with the day and with the data, not with the clock."""
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
