"""The outbox as a functional administrator sees it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from journal import queries
from samenorganiseren.shared import periodic
from samenorganiseren.shared.access import signed_in
from samenorganiseren.shared.broker import queue_depth
from samenorganiseren.shared.errors import DomainError, NotAllowed

from .. import rules
from ..domain import outbox

PAGE_SIZE = 20
WAITING_SHOWN = 10


@require_safe
@signed_in
@never_cache
def outbox_page(request: HttpRequest) -> HttpResponse:
    """What waits, what was given up and why, and the periodic work."""
    if not (verdict := rules.may_manage_outbox(request.user)):
        raise PermissionDenied(verdict.reason)
    now = timezone.now()
    backlog = queries.get_backlog(now)
    return render(
        request,
        "notifications/outbox.html",
        {
            "backlog": backlog,
            "page": Paginator(queries.given_up_messages(), PAGE_SIZE).get_page(
                request.GET.get("pagina")
            ),
            "waiting": queries.waiting_messages()[:WAITING_SHOWN],
            "kinds": queries.waiting_by_handler(),
            "queue_depth": queue_depth(),
            "runs": _runs(),
        },
    )


@require_POST
@signed_in
def try_again(request: HttpRequest, message_id: int) -> HttpResponse:
    """Put a given-up message back in line."""
    try:
        outbox.try_again(message_id=message_id, by=request.user, now=timezone.now())
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Het bericht staat weer in de rij.")
    return redirect("outbox")


def _runs() -> list[dict[str, Any]]:
    runs = queries.runs_by_name()
    return [
        {
            "title": each.title,
            "schedule": each.schedule,
            "run": runs.get(each.name),
        }
        for each in periodic.known()
    ]
