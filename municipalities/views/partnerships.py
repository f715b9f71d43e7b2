"""Partnerships and who is in them, on any day."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import condition, require_safe
from django.views.decorators.vary import vary_on_cookie

from samenorganiseren.shared.forms.register_days import day_asked

from ..enums import PartnershipKind
from ..models import Partnership
from .conditional import list_etag
from .pages import page_of


@require_safe
@vary_on_cookie
@condition(etag_func=list_etag)
def partnership_list(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    rows = Partnership.objects.by_name().with_member_count(today)
    page, problem = page_of(rows, rows.count(), request.GET.get("pagina", "1"))
    context = {"page": page, "problem": problem, "kinds": PartnershipKind.choices}
    status = 404 if problem else 200
    return render(request, "municipalities/partnerships.html", context, status=status)


@require_safe
@vary_on_cookie
@condition(etag_func=list_etag)
def partnership_page(request: HttpRequest, slug: str) -> HttpResponse:
    partnership = get_object_or_404(Partnership, slug=slug)
    today = timezone.localdate()
    typed, problem = request.GET.get("op", "").strip(), ""
    try:
        day = day_asked(typed, today)
    except ValidationError as refusal:
        day, problem = today, " ".join(refusal.messages)
    terms = list(
        partnership.memberships.select_related("municipality__province").order_by(
            "municipality__sort_key", "starts_on"
        )
    )
    context = {
        "partnership": partnership,
        "terms": terms,
        "members": [term for term in terms if term.holds_on(day)],
        "day": day,
        "typed_day": typed,
        "is_today": day == today,
        "problem": problem,
    }
    status = 400 if problem else 200
    return render(request, "municipalities/partnership.html", context, status=status)
