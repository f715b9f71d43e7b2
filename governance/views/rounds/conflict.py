"""A declared interest: read by whom it concerns, decided by others."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import View

from samenorganiseren.shared.access import Guarded
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import Verdict, require

from ...domain.rounds.conflicts import decide_conflict
from ...enums import ConflictState
from ...forms.rounds.keeping import DecideForm
from ...models import ConflictDeclaration
from ...rules import rounds as rules


class Conflict(Guarded, View):
    """The judgement, with its effect on the count."""

    http_method_names = ["get", "head", "post", "options"]

    @cached_property
    def conflict(self) -> ConflictDeclaration:
        found = ConflictDeclaration.objects.select_related(
            "dossier", "body__organisation", "person", "declared_by", "decided_by"
        )
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def verdict(self) -> Verdict:
        return rules.may_read_conflict(
            self.request.user, self.conflict, timezone.localdate()
        )

    def may_decide(self) -> Verdict:
        return rules.may_decide(self.request.user, self.conflict, timezone.localdate())

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.show(DecideForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        require(self.may_decide())
        form = DecideForm(request.POST)
        if not form.is_valid():
            return self.show(form)
        try:
            decide_conflict(
                conflict=self.conflict,
                is_accepted=form.cleaned_data["oordeel"] == "ja",
                motivation=form.cleaned_data["motivering"],
                by=request.user,
                now=timezone.now(),
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.show(form)
        messages.success(request, "Uw oordeel is vastgelegd.")
        return redirect("conflict", pk=pk)

    def show(self, form: DecideForm) -> HttpResponse:
        conflict = self.conflict
        context = {
            "conflict": conflict,
            "form": form,
            "may_decide": self.may_decide(),
            "is_waiting": conflict.state == ConflictState.DECLARED,
            "voids": conflict.voided.select_related("position__round"),
        }
        status = 422 if form.is_bound else 200
        return render(
            self.request, "governance/rounds/conflict.html", context, status=status
        )
