"""The inbox: reading what the portal told you."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from samenorganiseren.shared.access import signed_in
from samenorganiseren.shared.errors import NotAllowed

from .. import queries
from ..domain import reading
from ..models import Notice

PAGE_SIZE = 20


class CountedPaginator(Paginator):
    """Pages of a list whose length is known already."""

    known_count = 0

    @cached_property
    def count(self) -> int:
        return self.known_count


@require_safe
@signed_in
@never_cache
def inbox(request: HttpRequest) -> HttpResponse:
    """All notices or only the unread ones, the newest first."""
    counts = queries.get_inbox_counts(request.user)
    request.unread_notices = counts.unread
    only_unread = request.GET.get("toon") == "ongelezen"
    pages = CountedPaginator(
        queries.inbox(request.user, only_unread=only_unread), PAGE_SIZE
    )
    pages.known_count = counts.unread if only_unread else counts.total
    return render(
        request,
        "notifications/inbox.html",
        {
            "page": pages.get_page(request.GET.get("pagina")),
            "counts": counts,
            "only_unread": only_unread,
        },
    )


@require_safe
@signed_in
@never_cache
def notice_page(request: HttpRequest, notice_id: int) -> HttpResponse:
    """One notice. Looking does not mark it as read: that is a choice."""
    notice = Notice.objects.of(request.user).filter(pk=notice_id).first()
    if notice is None:
        raise Http404
    return render(request, "notifications/notice.html", {"notice": notice})


@require_POST
@signed_in
def open_notice(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Read it and go where something can be done with it."""
    notice = _read(request, notice_id)
    return redirect(notice.url or "inbox")


@require_POST
@signed_in
def read_notice(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Read it and stay in the inbox."""
    notice = _read(request, notice_id)
    messages.success(request, f"Gelezen: {notice.title}")
    return redirect("inbox")


@require_POST
@signed_in
def read_all(request: HttpRequest) -> HttpResponse:
    """Read everything."""
    read = reading.mark_all_read(by=request.user, now=timezone.now())
    told = {0: "U had niets ongelezen.", 1: "1 bericht staat nu op gelezen."}
    messages.success(request, told.get(read, f"{read} berichten staan nu op gelezen."))
    return redirect("inbox")


def _read(request: HttpRequest, notice_id: int) -> Notice:
    try:
        return reading.mark_read(
            notice_id=notice_id, by=request.user, now=timezone.now()
        )
    except NotAllowed as refusal:
        raise Http404 from refusal
