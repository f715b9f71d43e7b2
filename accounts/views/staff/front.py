"""The front page of Beheer: what this person can do there."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.views.generic import TemplateView

from accounts import rules
from accounts.models import UpkeepTask
from accounts.queries.staff import managed_organisations
from samenorganiseren.shared.access import Guarded
from samenorganiseren.shared.staff_menu import parts_for
from samenorganiseren.shared.verdicts import Verdict


class StaffOnly(Guarded):
    """A page of Beheer for functional administrators."""

    def verdict(self) -> Verdict:
        return rules.may_administer(self.request.user)


class Front(Guarded, TemplateView):
    template_name = "accounts/staff/front.html"

    def verdict(self) -> Verdict:
        return rules.may_manage(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        due = UpkeepTask.objects.filter(done_at=None, due_on__lte=timezone.localdate())
        return super().get_context_data(
            parts=parts_for(user),
            organisations=managed_organisations(user),
            due=due if rules.may_administer(user) else [],
            **kwargs,
        )
