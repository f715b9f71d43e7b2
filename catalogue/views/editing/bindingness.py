"""Recording and confirming how binding a standard is."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from samenorganiseren.shared.errors import DomainError

from ...domain import bindingness
from ...enums import DECISIONS_IN_PORTAL_FROM
from ...forms.bindingness import BindingnessForm
from ...models import BindingnessChange, Standard
from ...rules.editing import may_confirm_bindingness
from ..access import EditorRequired


class RecordBindingness(EditorRequired):
    """Enter an older decision from its source."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        return self.show(get_object_or_404(Standard, slug=slug), BindingnessForm())

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        standard = get_object_or_404(Standard, slug=slug)
        form = BindingnessForm(request.POST)
        if not form.is_valid():
            return self.show(standard, form)
        try:
            bindingness.record_bindingness(
                standard=standard,
                facts=form.facts(),
                by=request.user,
                now=timezone.now(),
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.show(standard, form)
        messages.success(
            request, "Vastgelegd. Een tweede redacteur moet dit nog bevestigen."
        )
        return redirect("catalogue_staff_standard", standard.slug)

    def show(self, standard: Standard, form: BindingnessForm) -> HttpResponse:
        context = {
            "standard": standard,
            "form": form,
            "decided_in_portal_from": DECISIONS_IN_PORTAL_FROM,
        }
        status = 422 if form.is_bound else 200
        template = "catalogue/editing/record_bindingness.html"
        return render(self.request, template, context, status=status)


class ConfirmBindingness(EditorRequired):
    """A second person compares the change with its source."""

    def get(self, request: HttpRequest, change_id: int) -> HttpResponse:
        return self.show(self.change(change_id))

    def post(self, request: HttpRequest, change_id: int) -> HttpResponse:
        change = self.change(change_id)
        try:
            bindingness.confirm_bindingness(
                change=change, by=request.user, now=timezone.now()
            )
        except DomainError as refusal:
            return self.show(change, refusal)
        messages.success(
            request, "Bevestigd. Bij de standaard vervalt “te bevestigen”."
        )
        return redirect("catalogue_staff_standard", change.standard.slug)

    def change(self, change_id: int) -> BindingnessChange:
        return get_object_or_404(
            BindingnessChange.objects.select_related("standard", "confirmation"),
            pk=change_id,
        )

    def show(
        self, change: BindingnessChange, refusal: DomainError | None = None
    ) -> HttpResponse:
        context = {
            "change": change,
            "verdict": may_confirm_bindingness(self.request.user, change),
            "is_confirmed": hasattr(change, "confirmation"),
            "refusal": refusal,
        }
        status = 409 if refusal else 200
        template = "catalogue/editing/confirm_bindingness.html"
        return render(self.request, template, context, status=status)
