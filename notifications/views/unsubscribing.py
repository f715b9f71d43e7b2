"""Stopping a mail from the mail itself: no account is asked for."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from samenorganiseren.shared import subjects

from ..domain.unsubscribing import Subscription, subscription_of
from ..enums import Rhythm


# The mail program presses this button, without a cookie: the seal in the address is
# the proof, and stopping a mail is all that it can do.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, key: str) -> HttpResponse:
    """Looking changes nothing (mail programs look too); pressing stops the mail."""
    subscription = subscription_of(key)
    if subscription is None:
        return render(request, "notifications/unsubscribe_unknown.html", status=404)
    is_stopped = request.method == "POST"
    if is_stopped:
        subscription.stop()
    return render(
        request,
        "notifications/unsubscribe.html",
        {"what": _what(subscription), "is_stopped": is_stopped},
    )


def _what(subscription: Subscription) -> str:
    if subscription.follow is None:
        return f"het overzicht dat u {Rhythm(subscription.rhythm).value} krijgt"
    subject = subjects.resolve(subscription.follow.subject_key)
    return f"mail over {subject.title}" if subject else "mail over wat u volgde"
