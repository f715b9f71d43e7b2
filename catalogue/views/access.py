"""Doors of the pages on which people write."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.generic import View

from samenorganiseren.shared.verdicts import ALLOWED, Verdict

from ..rules.editing import may_edit_catalogue


class SignedIn(View):
    """Signing in comes first, and keeps where one was going; then the right."""

    def dispatch(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not (verdict := self.may_enter()):
            raise PermissionDenied(verdict.reason)
        return super().dispatch(request, *args, **kwargs)

    def may_enter(self) -> Verdict:
        return ALLOWED


class EditorRequired(SignedIn):
    """For catalogue editors."""

    def may_enter(self) -> Verdict:
        return may_edit_catalogue(self.request.user)
