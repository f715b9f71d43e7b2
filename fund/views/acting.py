"""What the pages of the administrators share: who acts, when, and one press."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import View

from samenorganiseren.shared.errors import DomainError

from .gate import Administrators


class Acting:
    """Who acts, and when."""

    request: HttpRequest

    @property
    def now(self) -> datetime:
        return timezone.now()

    def by_now(self) -> dict[str, Any]:
        return {"by": self.request.user, "now": self.now}


class Pressed(Acting, Administrators, View):
    """One press without a question; `act` is one verb of the domain."""

    http_method_names = ["post"]
    done = ""

    def act(self) -> None:
        raise NotImplementedError

    def back(self) -> str:
        raise NotImplementedError

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        try:
            self.act()
        except DomainError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, self.done)
        return redirect(self.back())
