"""Step 1 of a statement: how does it stand?"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.functional import cached_property

from municipalities.models import Municipality
from samenorganiseren.shared.verdicts import Verdict

from ...domain.statements import last_statement
from ...forms.statement import StateForm
from ...models import Standard
from ...queries.speaking import spoken_for
from ...rules.adoption import may_start_statement
from ..access import SignedIn


class StatementStep(SignedIn):
    """What both steps know: the standard, and for whom this person may speak."""

    def verdict(self) -> Verdict:
        return may_start_statement(self.request.user, timezone.localdate())

    @cached_property
    def standard(self) -> Standard:
        published = Standard.objects.published()
        return get_object_or_404(published, slug=self.kwargs["slug"])

    @cached_property
    def choices(self) -> list[Municipality]:
        return list(spoken_for(self.request.user, timezone.localdate()))

    def state_form(self, data: Any) -> StateForm:
        return StateForm(
            data,
            standard=self.standard,
            choices=self.choices,
            initial=self.request.GET.dict()
            | {"gemeente": self.request.GET.getlist("gemeente")},
        )

    def show_state(self, form: StateForm) -> HttpResponse:
        only = self.choices[0] if len(self.choices) == 1 else None
        context = {
            "standard": self.standard,
            "form": form,
            "only": only,
            "previous": last_statement(only, self.standard) if only else None,
        }
        status = 422 if form.is_bound else 200
        template = "catalogue/adoption/start.html"
        return render(self.request, template, context, status=status)


class StatementStart(StatementStep):
    """Shows the choices; the form leads on to the second step."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        return self.show_state(self.state_form(None))
