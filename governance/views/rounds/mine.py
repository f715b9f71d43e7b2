"""What is on my table, by when; what I took; what is past."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from samenorganiseren.shared.access import signed_in

from ...queries.rounds.mine import my_table


@require_safe
@signed_in
@never_cache
def my_positions(request: HttpRequest) -> HttpResponse:
    """The rounds of one person."""
    table = my_table(request.user, timezone.now())
    return render(request, "governance/rounds/mine.html", {"table": table})
