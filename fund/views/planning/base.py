"""What the pages of the administrators share: asking and pressing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views.generic import FormView

from samenorganiseren.shared.errors import DomainError

from ...models import FiscalYear
from ..acting import Acting
from ..gate import Administrators


class OfYear:
    """About one year of the fund."""

    kwargs: dict[str, Any]

    @cached_property
    def year(self) -> FiscalYear:
        return get_object_or_404(FiscalYear, pk=self.kwargs["year"])


class Asked(Acting, Administrators, FormView):
    """A form whose answer is one verb of the domain."""

    template_name = "fund/planning/form.html"
    here = title = about = lead = button = done = ""

    def act(self, form: Any) -> None:
        raise NotImplementedError

    def back(self) -> str:
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            self.act(form)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, self.done)
        return redirect(self.back())

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            words=self, here=self.here, back=self.back(), **kwargs
        )
