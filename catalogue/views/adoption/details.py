"""Step 2 of a statement: what belongs to it; then it is recorded."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import cached_property

from municipalities.models import Municipality
from samenorganiseren.shared.errors import DomainError

from ...domain.said import StatementRefused
from ...domain.statements import SomebodyWasFirst, record_for_several
from ...enums import AdoptionState
from ...forms.statement import WORDS
from ...forms.statement_details import TITLES, DetailsForm, as_hidden
from ...models import AdoptionStatement
from ...queries.speaking import last_seen
from .start import StatementStep

NOT_REPEATED = {"csrfmiddlewaretoken", "seen"}


class StatementDetails(StatementStep):
    """The state and the municipalities are in the address; a wrong one asks again."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        if not self.chosen.is_valid():
            return self.show_state(self.chosen)
        return self.show(self.details(None, initial=self._initial()))

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        if not self.chosen.is_valid():
            return self.show_state(self.chosen)
        form = self.details(request.POST)
        return self.record(form) if form.is_valid() else self.show(form)

    def record(self, form: DetailsForm) -> HttpResponse:
        """Ask the domain; whatever it refuses comes back with what was typed."""
        try:
            recorded = self._recorded(form)
        except SomebodyWasFirst as conflict:
            return self.show_conflict(form, conflict)
        except DomainError as refusal:
            named = refusal.field if isinstance(refusal, StatementRefused) else None
            form.add_error(named if named in form.fields else None, str(refusal))
            return self.show(form)
        messages.success(self.request, "Uw opgave is vastgelegd en telt mee.")
        key = recorded[0].idempotency_key.partition(":")[0]
        return redirect("statement_receipt", key=key)

    @cached_property
    def chosen(self) -> Any:
        return self.state_form(self.request.GET)

    @cached_property
    def state(self) -> AdoptionState:
        return AdoptionState(self.chosen.cleaned_data["stand"])

    @cached_property
    def municipalities(self) -> list[Municipality]:
        slugs = self.chosen.cleaned_data.get("gemeente")
        return [one for one in self.choices if slugs is None or one.slug in slugs]

    def details(self, data: Any, **more: Any) -> DetailsForm:
        return DetailsForm(
            data,
            standard=self.standard,
            state=self.state,
            today=timezone.localdate(),
            **more,
        )

    def _recorded(self, form: DetailsForm) -> list[AdoptionStatement]:
        return record_for_several(
            municipalities=self.municipalities,
            standard=self.standard,
            said=form.said(),
            seen=form.cleaned_data["seen"],
            idempotency_key=form.cleaned_data["key"],
            by=self.request.user,
            now=timezone.now(),
        )

    def show(self, form: DetailsForm) -> HttpResponse:
        status = 422 if form.is_bound else 200
        template = "catalogue/adoption/details.html"
        return render(self.request, template, self._context(form), status=status)

    def show_conflict(
        self, form: DetailsForm, conflict: SomebodyWasFirst
    ) -> HttpResponse:
        """Both texts, and the same form once more as if theirs had been seen."""
        repeated = [
            (name, value)
            for name, values in self.request.POST.lists()
            if name not in NOT_REPEATED
            for value in values
        ]
        seen = as_hidden(last_seen(self.municipalities, self.standard))
        context = self._context(form) | {
            "theirs": conflict.theirs,
            "ours": _told(form),
            "repeated": [*repeated, ("seen", seen)],
        }
        template = "catalogue/adoption/conflict.html"
        return render(self.request, template, context, status=409)

    def _initial(self) -> dict[str, Any]:
        current = self.standard.versions.filter(is_current=True).first()
        return {
            "key": uuid.uuid4().hex,
            "seen": last_seen(self.municipalities, self.standard),
            "version": current,
        }

    def _context(self, form: DetailsForm) -> dict[str, Any]:
        return {
            "standard": self.standard,
            "form": form,
            "state": self.state.value,
            "word": WORDS[self.state][0],
            "title": TITLES.get(self.state, "Wat gebruikt u precies?"),
            "municipalities": self.municipalities,
            "query": self.request.GET.urlencode(),
        }


def _told(form: DetailsForm) -> list[tuple[str, Any]]:
    """What the writer filled in, question by question."""
    return [
        (form.fields[name].label, value)
        for name, value in form.cleaned_data.items()
        if value and form.fields[name].label and not form.fields[name].widget.is_hidden
    ]
