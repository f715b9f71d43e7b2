"""Pages for what went wrong; none of them shows how the portal is made."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form was sent from a page that was too old."""
    return render(request, "403_csrf.html", status=403)
