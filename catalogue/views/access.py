"""Doors of the pages on which people write."""

from __future__ import annotations

from django.views.generic import View

from samenorganiseren.shared.access import Guarded
from samenorganiseren.shared.verdicts import ALLOWED, Verdict

from ..rules.editing import may_edit_catalogue


class SignedIn(Guarded, View):
    """Signing in comes first, and keeps where one was going; then the right."""

    def verdict(self) -> Verdict:
        return ALLOWED


class EditorRequired(SignedIn):
    """For catalogue editors."""

    def verdict(self) -> Verdict:
        return may_edit_catalogue(self.request.user)
