"""What is due for somebody, by day."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.utils import timezone
from django.views.generic import TemplateView

from samenorganiseren.shared import deadlines
from samenorganiseren.shared.access import SignedIn
from samenorganiseren.shared.days import day_of

from ..models import Deadline
from ..queries import deadlines_of

PAGE_SIZE = 50


class MyDeadlines(SignedIn, TemplateView):
    """Every deadline that concerns this person: why, before when, and what to do."""

    template_name = "notifications/deadlines.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = timezone.now()
        found = deadlines_of(self.request.user, now).standing()
        page = Paginator(found, PAGE_SIZE).get_page(self.request.GET.get("pagina"))
        rows = [_shown(row, now) for row in page]
        return super().get_context_data(
            page=page,
            total=page.paginator.count,
            late=[row for row in rows if row["is_late"]],
            coming=[row for row in rows if not row["is_late"]],
            **kwargs,
        )


def _shown(row: Deadline, now: datetime) -> dict[str, Any]:
    source = deadlines.named(row.kind)
    is_late = row.due_at <= now if row.due_at else row.due_on < day_of(now)
    return {
        "row": row,
        "label": source.label if source else "",
        "is_late": is_late,
        "days_left": (row.due_on - day_of(now)).days,
    }
