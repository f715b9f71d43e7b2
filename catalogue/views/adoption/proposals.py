"""Proposals of suppliers: making them, and answering them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import Verdict, allowed_if

from ...domain.proposals import accept_proposal, decline_proposal, propose_use
from ...domain.said import StatementRefused
from ...domain.statements import last_statement
from ...enums import EvidenceGrade
from ...forms.proposals import DECLINED, AnswerForm, ProposalForm
from ...models import StatementProposal
from ...rules.adoption import may_answer_proposal
from ...rules.products import suppliers_of
from ..access import SignedIn


class SupplierProposals(SignedIn):
    """A supplier's own proposals, and a new one. Answers stay with the municipality."""

    def verdict(self) -> Verdict:
        return allowed_if(
            bool(suppliers_of(self.request.user)),
            "Alleen wie een leverancier vertegenwoordigt, mag dit.",
        )

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(self.form(None))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form)
        asked = form.cleaned_data
        support = asked["support"]
        try:
            proposal = propose_use(
                product=support.product,
                version=support.version,
                municipality=asked["municipality"],
                in_use_on=asked["in_use_on"],
                note=asked["note"],
                by=request.user,
                now=timezone.now(),
            )
        except StatementRefused as refusal:
            named = {"version": "support"}.get(refusal.field, refusal.field)
            form.add_error(named if named in form.fields else None, str(refusal))
            return self.show(form)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.show(form)
        messages.success(
            request, f"Uw voorstel is gedaan. {proposal.municipality} beslist."
        )
        return redirect("supplier_proposals")

    def form(self, data: Any) -> ProposalForm:
        return ProposalForm(data, person=self.request.user, today=timezone.localdate())

    def show(self, form: ProposalForm) -> HttpResponse:
        proposals = StatementProposal.objects.filter(
            product__supplier__in=suppliers_of(self.request.user)
        ).select_related("municipality", "product", "version__standard")
        context = {"form": form, "proposals": proposals.order_by("-id")[:100]}
        status = 422 if form.is_bound else 200
        template = "catalogue/adoption/supplier.html"
        return render(self.request, template, context, status=status)


class AnswerProposal(SignedIn):
    """The municipality decides. To others the proposal does not exist."""

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        return self.show(self.proposal(number), None)

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        proposal = self.proposal(number)
        form = AnswerForm(request.POST)
        if not form.is_valid():
            return self.show(proposal, form)
        try:
            self.answer(proposal, form.cleaned_data)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.show(proposal, form)
        messages.success(request, "Uw antwoord is vastgelegd.")
        return redirect("my_municipality")

    def proposal(self, number: int) -> StatementProposal:
        found = StatementProposal.objects.select_related(
            "municipality", "product__supplier", "version__standard"
        )
        proposal = get_object_or_404(found, pk=number)
        if not may_answer_proposal(self.request.user, proposal.municipality):
            raise Http404
        return proposal

    def answer(self, proposal: StatementProposal, content: dict[str, Any]) -> None:
        by, now = self.request.user, timezone.now()
        if content["answer"] == DECLINED:
            decline_proposal(proposal=proposal, by=by, now=now)
            return
        accept_proposal(
            proposal=proposal,
            grade=EvidenceGrade(content["answer"]),
            seen=content["seen"],
            by=by,
            now=now,
        )

    def show(
        self, proposal: StatementProposal, form: AnswerForm | None
    ) -> HttpResponse:
        last = last_statement(proposal.municipality, proposal.version.standard)
        context = {
            "proposal": proposal,
            "last": last,
            "form": form or AnswerForm(initial={"seen": last.pk if last else None}),
        }
        status = 422 if form is not None else 200
        template = "catalogue/adoption/answer.html"
        return render(self.request, template, context, status=status)
