"""Taking an entry back by hand."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import FormView

from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import Verdict

from ...domain.ledger.posting import YearNotOpen
from ...domain.ledger.reversing import reverse_entry
from ...forms.ledger.reversing import ReversalForm
from ...models import Entry
from ...queries.ledger.entries import entry_with_lines
from ...rules.ledger import may_reverse
from ..gate import Administrators


class Reverse(Administrators, FormView):
    """Asks why, shows what comes back, and books the mirror."""

    template_name = "fund/ledger/reverse.html"
    form_class = ReversalForm

    @cached_property
    def entry(self) -> Entry:
        found = Entry.objects.select_related("reversed_by")
        return get_object_or_404(found, pk=self.kwargs["number"])

    def verdict(self) -> Verdict:
        return super().verdict() and may_reverse(self.entry)

    def get_initial(self) -> dict[str, Any]:
        return {"on": day_of(timezone.now())}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**entry_with_lines(self.entry.pk), **kwargs)

    def form_valid(self, form: ReversalForm) -> HttpResponse:
        try:
            made = reverse_entry(
                entry=self.entry,
                by=self.request.user,
                now=timezone.now(),
                **form.cleaned_data,
            )
        except YearNotOpen as refusal:
            form.add_error("on", str(refusal))
            return self.form_invalid(form)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(
            self.request, "De boeking is teruggedraaid. Dit is de tegenboeking."
        )
        return redirect(made)

    def form_invalid(self, form: ReversalForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)
